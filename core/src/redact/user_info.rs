//! User and password of a URL: `user:password@host`.

use super::symbol::{Coding, symbol};
use crate::bytes::{count, last_position, last_position_of, position_of};

/// Returns the range of `user:password` in `http://user:password@host`; `cut` is `true` if the token was truncated.
pub(super) fn user_info(token: &[u8], cut: bool) -> Option<(usize, usize)> {
    plain(token, cut).or_else(|| encoded(token, cut))
}

fn plain(token: &[u8], cut: bool) -> Option<(usize, usize)> {
    let host = last_position_of(token, b'@');
    let before = token.get(..host.unwrap_or(token.len()))?;
    let first = position_of(before, b':').filter(|colon| !cut || *colon > 0)?;
    let has_scheme = before.get(first..)?.starts_with(b"://");
    let start = match has_scheme {
        true => first + 3,
        // An assignment is not part of it: `proxy=user:password@host`.
        false => last_position(before.get(..first)?, |byte| b"=?".contains(byte)).map_or(0, |at| at + 1),
    };
    let colons = count(before.get(start..)?, |byte| *byte == b':');
    let range = match host {
        // An `@` can belong to the password if the host is truncated.
        _ if cut => (if has_scheme { start } else { first + 1 }, token.len()),
        None => return None,
        // A name in a path: `https://example.com/@joe`.
        Some(_) if colons == 0 && before.ends_with(b"/") && token.starts_with(b"http") => return None,
        // This can be `host:port:user:p@ssword`.
        Some(_) if colons > 1 => (start, token.len()),
        // A user without a password is a token.
        Some(host) => (start, host),
    };
    (range.0 < range.1).then_some(range)
}

/// Returns the same range of a URL that is percent-encoded: `http%3A%2F%2Fuser%3Apassword%40host`.
fn encoded(token: &[u8], cut: bool) -> Option<(usize, usize)> {
    if !token.contains(&b'%') {
        return None;
    }
    let (mut start, mut has_colon, mut found, mut at) = (0, false, None, 0);
    while let Some(one) = token.get(at..).and_then(symbol) {
        let is_coded = one.coding != Coding::Plain;
        match one.byte {
            b':' if is_coded => has_colon = true,
            b'@' if is_coded && has_colon => found = Some((start, at)),
            b'/' | b'=' | b'?' | b'&' | b'#' => {
                if found.is_some() {
                    return found;
                }
                (start, has_colon) = (at + one.length, false);
            }
            _ => {}
        }
        at += one.length;
    }
    let truncated = (cut && has_colon && start < token.len()).then_some((start, token.len()));
    truncated.or(found)
}
