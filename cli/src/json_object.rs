//! JSON objects that are written member by member, without values in between.

use std::io;

use crate::json;

/// A JSON object on one line.
pub(crate) struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl Object<'_> {
    /// Appends an object with the members that `members` writes.
    pub(crate) fn write(out: &mut Vec<u8>, members: impl FnOnce(&mut Object<'_>)) {
        out.push(b'{');
        members(&mut Object { out, is_empty: true });
        out.push(b'}');
    }

    /// Writes a string.
    pub(crate) fn text(&mut self, key: &'static str, value: &str) {
        self.key(key);
        text(self.out, value);
    }

    /// Writes a string whose key may need escapes.
    pub(crate) fn entry(&mut self, key: &str, value: &str) {
        self.separate();
        text(self.out, key);
        self.out.push(b':');
        text(self.out, value);
    }

    /// Writes a number.
    pub(crate) fn number(&mut self, key: &'static str, value: u64) {
        self.key(key);
        written(&json::write(self.out, &value));
    }

    /// Writes `true`.
    pub(crate) fn yes(&mut self, key: &'static str) {
        self.key(key);
        self.out.extend_from_slice(b"true");
    }

    /// Writes valid JSON as it is, except for hidden characters.
    pub(crate) fn raw(&mut self, key: &'static str, value: &str) {
        self.key(key);
        written(&json::write_escaped(self.out, value));
    }

    /// Writes an object with the members that `members` writes.
    pub(crate) fn object(&mut self, key: &'static str, members: impl FnOnce(&mut Object<'_>)) {
        self.key(key);
        Object::write(self.out, members);
    }

    /// Writes an array of objects, each with the members that `members` writes.
    pub(crate) fn objects<I>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = I>,
        members: impl Fn(I, &mut Object<'_>),
    ) {
        self.key(key);
        self.out.push(b'[');
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                self.out.push(b',');
            }
            Object::write(self.out, |object| members(item, object));
        }
        self.out.push(b']');
    }

    /// Writes a key without escapes.
    fn key(&mut self, key: &'static str) {
        self.separate();
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// Writes the comma between two members.
    fn separate(&mut self) {
        if !self.is_empty {
            self.out.push(b',');
        }
        self.is_empty = false;
    }
}

/// Appends a string; one without escapes is copied as a whole.
fn text(out: &mut Vec<u8>, text: &str) {
    let (blocks, rest) = text.as_bytes().as_chunks::<16>();
    // Without branches in a block, it is compared at once.
    let is_plain = blocks.iter().all(|block| block.iter().fold(true, |plain, byte| plain & is_plain(*byte)))
        && rest.iter().fold(true, |plain, byte| plain & is_plain(*byte));
    if is_plain {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        written(&json::write(out, text));
    }
}

/// Returns `true` for the bytes of printable ASCII without an escape in a JSON string.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\'
}

/// Writing to memory does not fail.
fn written(result: &io::Result<()>) {
    debug_assert!(result.is_ok(), "{result:?}");
}
