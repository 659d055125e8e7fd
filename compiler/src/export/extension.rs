//! Facts of the export from keys that start with `x-`.

use serde::Serialize;

use crate::model;

/// A fact from a key that starts with `x-`.
#[derive(Serialize, Clone, Debug)]
#[cfg_attr(feature = "export-schema", derive(schemars::JsonSchema))]
pub(super) struct Extension<'m> {
    /// The key: `x-team`.
    name: &'m str,
    /// The values as text.
    values: &'m [String],
    /// `true` if the file has a list, `false` if it has a single value.
    is_list: bool,
}

/// Returns the facts of a catalog, an endpoint or an entry.
pub(super) fn extensions(extensions: &[model::Extension]) -> Vec<Extension<'_>> {
    let extensions = extensions.iter();
    extensions.map(|model::Extension { name, values, is_list }| Extension { name, values, is_list: *is_list }).collect()
}
