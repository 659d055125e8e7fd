//! The impls of the generated enums, written once over the index, so that the expansion contains data only.
//!
//! Any variant of a catalog can have the name of an associated type or of a trait, so that the impls write `Self::Error`
//! nowhere, and name every trait whose method they call: a crate can be without the prelude.
//!
//! The enums only derive `Clone` and `Copy`: with thousands of variants, derived `Debug`, `Hash` and `Ord` take rustc
//! seconds, and these impls take none. For each path in the list of variants, rustc searches all variants once, and for each
//! `Code::Variant {}` three times; so the list has paths.

mod features;

/// Implements [`ApiCode`](crate::ApiCode) and its supertraits for the enum of all codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_code {
    ($Code:ident, $catalog:ident, [$($variant:ident),* $(,)?]) => {
        impl $Code {
            /// Returns the code on the wire, as [`ApiCode::as_str`](trait@$crate::ApiCode) does, but in constants, too.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                $catalog.pool.code(self as usize)
            }
        }

        impl $crate::ApiCode for $Code {
            const CATALOG: &'static $crate::table::Catalog<'static> = &$catalog;

            fn index(self) -> usize {
                self as usize
            }
        }

        #[doc(hidden)]
        impl $crate::__private::Variant for $Code {
            const POOL: &'static $crate::__private::Pool<'static> = $catalog.pool;
            const ROWS: &'static [$crate::__private::EntryRow] = &[];
            const PATTERNS: &'static [$crate::table::Pattern<'static>] = $catalog.patterns;
            const PLACE: &'static str = $catalog.name;

            #[inline]
            fn row_of(code: usize) -> ::core::option::Option<usize> {
                ::core::option::Option::Some(code)
            }

            fn wire(self) -> &'static str {
                $crate::ApiCode::as_str(self)
            }

            fn ident(self) -> &'static str {
                <Self as $crate::__private::Variant>::POOL.idents.get(self as usize)
            }

            fn texts(self) -> ::core::option::Option<(&'static str, &'static str)> {
                ::core::option::Option::None
            }
        }

        $crate::__impl_enum!($Code, [$($variant),*]);
    };
}

/// Implements [`ApiError`](crate::ApiError) and its supertraits for the enum of an endpoint's codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_error {
    ($Error:ident, $Code:ident, $catalog:ident, $endpoint:literal, [$($variant:ident),* $(,)?]) => {
        impl $Error {
            /// Returns the code on the wire, as [`ApiError::as_str`](trait@$crate::ApiError) does, but in constants, too.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                $crate::table::Entry::new($catalog.pool, &$catalog.endpoints[$endpoint].rows[self as usize]).code()
            }

            /// Returns the retry policy, as [`ApiError::retry`](trait@$crate::ApiError) does, but in constants, too.
            #[must_use]
            pub const fn retry(self) -> $crate::RetryPolicy {
                $crate::table::Entry::new($catalog.pool, &$catalog.endpoints[$endpoint].rows[self as usize]).retry()
            }
        }

        impl $crate::ApiError for $Error {
            type Code = $Code;
            const CATALOG: &'static $crate::table::Catalog<'static> = &$catalog;
            const ENDPOINT: &'static $crate::table::Endpoint<'static> = &$catalog.endpoints[$endpoint];

            fn index(self) -> usize {
                self as usize
            }
        }

        impl ::core::convert::From<$Error> for $Code {
            #[inline]
            fn from(error: $Error) -> Self {
                $crate::ApiError::code(error)
            }
        }

        impl ::core::convert::TryFrom<$Code> for $Error {
            type Error = $crate::ParseCodeError;

            #[inline]
            fn try_from(code: $Code) -> ::core::result::Result<Self, $crate::ParseCodeError> {
                $crate::__private::from_code(code)
            }
        }

        #[doc(hidden)]
        impl $crate::__private::Variant for $Error {
            const POOL: &'static $crate::__private::Pool<'static> = $catalog.pool;
            const ROWS: &'static [$crate::__private::EntryRow] = $catalog.endpoints[$endpoint].rows;
            const PATTERNS: &'static [$crate::table::Pattern<'static>] = $catalog.endpoints[$endpoint].patterns;
            const PLACE: &'static str = $catalog.endpoints[$endpoint].name;

            #[inline]
            fn row_of(code: usize) -> ::core::option::Option<usize> {
                <Self as $crate::ApiError>::ENDPOINT.row_of(code)
            }

            fn wire(self) -> &'static str {
                $crate::ApiError::as_str(self)
            }

            fn ident(self) -> &'static str {
                $crate::ApiError::entry(self).ident()
            }

            fn texts(self) -> ::core::option::Option<(&'static str, &'static str)> {
                ::core::option::Option::Some(($crate::ApiError::title(self), $crate::ApiError::meaning(self)))
            }
        }

        $crate::__impl_enum!($Error, [$($variant),*]);
    };
}

/// Implements what both kinds of enum have.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_enum {
    ($Enum:ident, [$($variant:ident),*]) => {
        #[doc(hidden)]
        impl<Lazy> $crate::__private::List<Lazy> for $Enum {
            const LIST: &'static [Self] = &[$($Enum::$variant),*];
        }

        impl ::core::cmp::PartialEq for $Enum {
            fn eq(&self, other: &Self) -> bool {
                *self as usize == *other as usize
            }
        }

        impl ::core::cmp::Eq for $Enum {}

        impl ::core::cmp::PartialOrd for $Enum {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $Enum {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&(*self as usize), &(*other as usize))
            }
        }

        impl ::core::hash::Hash for $Enum {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&(*self as usize), state);
            }
        }

        impl ::core::fmt::Debug for $Enum {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($crate::__private::Variant::ident(*self))
            }
        }

        impl ::core::fmt::Display for $Enum {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::__private::Variant::wire(*self))
            }
        }

        impl ::core::error::Error for $Enum {}

        impl ::core::str::FromStr for $Enum {
            type Err = $crate::ParseCodeError;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::ParseCodeError> {
                $crate::__private::Variant::find(text)
            }
        }

        impl<'a> ::core::convert::TryFrom<&'a str> for $Enum {
            type Error = $crate::ParseCodeError;

            #[inline]
            fn try_from(text: &'a str) -> ::core::result::Result<Self, $crate::ParseCodeError> {
                $crate::__private::Variant::find(text)
            }
        }

        impl ::core::convert::AsRef<str> for $Enum {
            fn as_ref(&self) -> &str {
                $crate::__private::Variant::wire(*self)
            }
        }

        impl ::core::convert::From<$Enum> for &'static str {
            fn from(value: $Enum) -> Self {
                $crate::__private::Variant::wire(value)
            }
        }

        $crate::__impl_strum!($Enum);
        $crate::__impl_serde!($Enum);
    };
}
