//! The paths of a JSON body that were searched in vain.

use core::fmt;

use super::{JsonResponses, Path};
use crate::reason::UnrecognizedReason;

/// The paths that were searched before a body was unrecognized; see [`JsonResponses::searched`].
///
/// `Display` writes a list: `` `status`, `error.code` ``.
#[derive(Clone, Copy, Debug)]
pub struct Searched<'r, 't> {
    pub(super) responses: &'r JsonResponses<'t>,
    pub(super) reason: UnrecognizedReason,
}

impl<'t> Searched<'_, 't> {
    /// Returns `true` if the reason does not depend on a path.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.paths().next().is_none()
    }

    /// Returns the paths in the order of the catalog.
    fn paths(&self) -> impl Iterator<Item = Path<'t>> {
        let JsonResponses { keys, success, failure, code, payload, .. } = *self.responses;
        let conditions = success.iter().chain(failure).map(|condition| condition.path);
        let code = code.iter().map(|location| location.path);
        let all = (0..keys.len()).map(|key| Path { key, rest: &[] });
        let is = |reasons: &[UnrecognizedReason]| reasons.contains(&self.reason);
        let by_condition = is(&[UnrecognizedReason::Undetermined, UnrecognizedReason::NotAnObject]);
        let has_conditions = !success.is_empty() || !failure.is_empty();
        let wanted = |is_wanted: bool| move |_: &Path<'t>| is_wanted;
        conditions
            .filter(wanted(by_condition))
            .chain(code.filter(wanted(is(&[UnrecognizedReason::MissingCode]) || by_condition && !has_conditions)))
            .chain(payload.iter().copied().filter(wanted(is(&[UnrecognizedReason::MissingPayload]))))
            .chain(all.filter(wanted(is(&[UnrecognizedReason::DuplicateKey]))))
    }
}

impl fmt::Display for Searched<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, path) in self.paths().enumerate() {
            if self.paths().take(number).any(|earlier| earlier == path) {
                continue;
            }
            f.write_str(if number == 0 { "`" } else { ", `" })?;
            for (depth, key) in self.responses.keys_of(path).enumerate() {
                let point = if depth == 0 || key.starts_with('[') { "" } else { "." };
                write!(f, "{point}{}", key.escape_debug())?;
            }
            f.write_str("`")?;
        }
        Ok(())
    }
}
