//! The hash of a text, which ties files and addresses to it.

/// Returns the hash of a text, ignoring line endings: 64-bit FNV-1a, as 16 hexadecimal digits.
pub(crate) fn hash(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        if *byte != b'\r' {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        rest = behind;
    }
    format!("{hash:016x}")
}
