//! The parameters of a request, in the forms in which clients have them.

#[cfg(feature = "alloc")]
use alloc::{collections::BTreeMap, string::String, vec::Vec};

use crate::param_value::ParamValue;

/// A list of parameters by name, as [`preflight`](crate::preflight()) takes it.
///
/// A slice of pairs is such a list: the name is a string, and the value a string or a [`ParamValue`]. So are, with the
/// feature `alloc`, a `Vec` of such pairs and a `BTreeMap` of strings. An array is one if its pairs are
/// `(&str, ParamValue)`, or of a `String` and a string, so that `[("key", key.into())]` needs no annotation; any other array becomes a
/// slice by `as_slice`.
pub trait RequestParameters {
    /// Returns `true` if a parameter, given by its name and value, meets the condition.
    fn any(&self, condition: impl Fn(&str, ParamValue<'_>) -> bool) -> bool;
}

/// A parameter: its name and its value.
pub trait NamedValue {
    /// Returns the name and the value.
    fn get(&self) -> (&str, ParamValue<'_>);
}

impl<N: AsRef<str>, V: AsRef<str>> NamedValue for (N, V) {
    fn get(&self) -> (&str, ParamValue<'_>) {
        (self.0.as_ref(), ParamValue::Text(self.1.as_ref()))
    }
}

impl<N: AsRef<str>> NamedValue for (N, ParamValue<'_>) {
    fn get(&self) -> (&str, ParamValue<'_>) {
        (self.0.as_ref(), self.1)
    }
}

impl<P: NamedValue> NamedValue for &P {
    fn get(&self) -> (&str, ParamValue<'_>) {
        (**self).get()
    }
}

/// Implements the trait for collections whose items are named values.
macro_rules! lists {
    ($($(#[$attribute:meta])* [$($generics:tt)*] $List:ty),* $(,)?) => {$(
        $(#[$attribute])*
        impl<$($generics)*> RequestParameters for $List {
            fn any(&self, condition: impl Fn(&str, ParamValue<'_>) -> bool) -> bool {
                self.iter().any(|parameter| {
                    let (name, value) = parameter.get();
                    condition(name, value)
                })
            }
        }
    )*};
}
lists! {
    [P: NamedValue] [P],
    [const COUNT: usize] [(&str, ParamValue<'_>); COUNT],
    #[cfg(feature = "alloc")]
    [V: AsRef<str>, const COUNT: usize] [(String, V); COUNT],
    #[cfg(feature = "alloc")]
    [P: NamedValue] Vec<P>,
    #[cfg(feature = "alloc")]
    [N: AsRef<str>, V: AsRef<str>] BTreeMap<N, V>,
}

impl<L: RequestParameters + ?Sized> RequestParameters for &L {
    fn any(&self, condition: impl Fn(&str, ParamValue<'_>) -> bool) -> bool {
        (**self).any(condition)
    }
}
