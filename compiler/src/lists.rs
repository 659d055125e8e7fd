//! Lists made from other lists.
//!
//! A consumer builds the compiler without optimization, where these loops compile to a quarter of the code of `collect`.

/// Returns the result of a function for each item.
pub(crate) fn map<'i, T, U>(items: &'i [T], mut convert: impl FnMut(&'i T) -> U) -> Vec<U> {
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        list.push(convert(item));
    }
    list
}

/// Returns the results of a function for the items for which it has one.
pub(crate) fn filter_map<'i, T, U>(items: &'i [T], mut convert: impl FnMut(&'i T) -> Option<U>) -> Vec<U> {
    let mut list = Vec::new();
    for item in items {
        if let Some(converted) = convert(item) {
            list.push(converted);
        }
    }
    list
}
