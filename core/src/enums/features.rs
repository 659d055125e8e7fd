//! The impls of the generated enums behind the features `strum` and `serde`, which expand to nothing without them.

#[cfg(not(feature = "strum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_strum {
    ($Enum:ident) => {};
}

#[cfg(feature = "strum")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_strum {
    ($Enum:ident) => {
        impl $crate::__private::strum::EnumCount for $Enum {
            const COUNT: usize = <Self as $crate::__private::List<()>>::LIST.len();
        }

        impl $crate::__private::strum::VariantArray for $Enum {
            const VARIANTS: &'static [Self] = <Self as $crate::__private::List<()>>::LIST;
        }

        impl $crate::__private::strum::VariantNames for $Enum {
            const VARIANTS: &'static [&'static str] =
                &$crate::__private::wires::<Self, { <Self as $crate::__private::List<()>>::LIST.len() }>();
        }

        impl $crate::__private::strum::IntoEnumIterator for $Enum {
            type Iterator = ::core::iter::Copied<::core::slice::Iter<'static, Self>>;

            fn iter() -> ::core::iter::Copied<::core::slice::Iter<'static, Self>> {
                ::core::iter::Iterator::copied(<Self as $crate::__private::List<()>>::LIST.iter())
            }
        }

        impl $crate::__private::strum::EnumMessage for $Enum {
            fn get_message(&self) -> ::core::option::Option<&'static str> {
                $crate::__private::Variant::texts(*self).map(|(title, _)| title)
            }

            fn get_detailed_message(&self) -> ::core::option::Option<&'static str> {
                $crate::__private::Variant::texts(*self).map(|(_, meaning)| meaning)
            }

            fn get_documentation(&self) -> ::core::option::Option<&'static str> {
                $crate::__private::Variant::texts(*self).map(|(_, meaning)| meaning)
            }

            fn get_serializations(&self) -> &'static [&'static str] {
                let wires = <Self as $crate::__private::strum::VariantNames>::VARIANTS;
                let index = *self as usize;
                wires.get(index..=index).unwrap_or_default()
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($Enum:ident) => {};
}

#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_serde {
    ($Enum:ident) => {
        impl $crate::__private::serde_core::Serialize for $Enum {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::__private::Variant::wire(*self))
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $Enum {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::FromWire::<Self>::deserialize(deserializer)
            }
        }
    };
}
