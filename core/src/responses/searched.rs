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
        self.path(0).is_none()
    }

    /// Returns the path with a number, in the order of the catalog; `None` after the last one.
    fn path(&self, number: usize) -> Option<Path<'t>> {
        let JsonResponses { keys, success, failure, code, payload, .. } = *self.responses;
        match self.reason {
            UnrecognizedReason::Undetermined | UnrecognizedReason::NotAnObject
                if !success.is_empty() || !failure.is_empty() =>
            {
                let condition = match number.checked_sub(success.len()) {
                    Some(number) => failure.get(number),
                    None => success.get(number),
                };
                Some(condition?.path)
            }
            UnrecognizedReason::Undetermined | UnrecognizedReason::NotAnObject | UnrecognizedReason::MissingCode => {
                Some(code.get(number)?.path)
            }
            UnrecognizedReason::MissingPayload => payload.get(number).copied(),
            UnrecognizedReason::DuplicateKey if number < keys.len() => Some(Path { key: number, rest: &[] }),
            _ => None,
        }
    }

    /// Returns `true` if a path is that of a smaller number.
    fn is_repeated(&self, path: Path<'t>, number: usize) -> bool {
        for earlier in 0..number {
            if self.path(earlier) == Some(path) {
                return true;
            }
        }
        false
    }
}

impl fmt::Display for Searched<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut number = 0;
        while let Some(path) = self.path(number) {
            if !self.is_repeated(path, number) {
                f.write_str(if number == 0 { "`" } else { ", `" })?;
                for (depth, key) in self.responses.keys_of(path).enumerate() {
                    let point = if depth == 0 || key.starts_with('[') { "" } else { "." };
                    write!(f, "{point}{}", key.escape_debug())?;
                }
                f.write_str("`")?;
            }
            number += 1;
        }
        Ok(())
    }
}
