//! Compares the addresses of codes in the reference.

use std::collections::BTreeMap;

use super::change::{At, Changes};
use crate::lock::{Life, Lock, Row};
use crate::phrase::counted;

/// Reports the codes of each endpoint whose address changes, because links to it can lead to another place.
///
/// Codes and endpoints with another name have another address, too; that is part of their own change.
pub(super) fn compare(old: &Lock, new: &Lock, changes: &mut Changes) {
    let mut moved: BTreeMap<&str, Vec<(&Row, &Row)>> = BTreeMap::new();
    for now in new.rows.iter().filter(|row| row.life != Life::Deleted) {
        if let Some(before) = old.row(&now.endpoint, &now.code)
            && !before.address.is_empty()
            && before.address != now.address
        {
            moved.entry(&now.endpoint).or_default().push((before, now));
        }
    }
    for (endpoint, rows) in moved {
        let Some((before, now)) = rows.first() else { continue };
        let addresses = counted(rows.len(), "code has another address", "codes have another address");
        let example = format!("`{}` is now at `{}`, not `{}`", now.code, now.address, before.address);
        changes.patch(At::endpoint(endpoint), format!("{addresses} in the reference: {example}"));
    }
}
