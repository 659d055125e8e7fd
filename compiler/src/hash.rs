//! The hash of a text, which ties files and addresses to it.

/// Returns the hash of a text, ignoring line endings: 64-bit FNV-1a, as 16 hexadecimal digits.
pub(crate) fn hash(text: &str) -> String {
    let hash = text
        .bytes()
        .filter(|byte| *byte != b'\r')
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
