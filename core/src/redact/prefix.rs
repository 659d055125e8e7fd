//! Well-known formats of keys, which are recognized by their prefix although they are short.

use super::shape::{is_opaque, is_secret};
use crate::bytes::{leading, trailing_of};

/// The characters after a prefix.
#[derive(Clone, Copy)]
enum Tail {
    /// Letters and digits.
    Alphanumeric,
    /// Capitals and digits.
    Capitals,
    /// Letters, digits, `_` and `-`.
    Url,
    /// Letters, digits, `_`, `-` and `.`.
    Dotted,
}

impl Tail {
    fn admits(self, byte: u8) -> bool {
        match self {
            Tail::Alphanumeric => byte.is_ascii_alphanumeric(),
            Tail::Capitals => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Tail::Url => byte.is_ascii_alphanumeric() || b"_-".contains(&byte),
            Tail::Dotted => byte.is_ascii_alphanumeric() || b"_-.".contains(&byte),
        }
    }
}

/// A prefix, the characters after it, and their minimum number.
type Format = (&'static [u8], Tail, usize);

/// Prefixes that start no other text: any characters may follow.
#[rustfmt::skip]
const FORMATS: &[Format] = &[
    (b"AGE-SECRET-KEY-", Tail::Capitals, 8),
    (b"AKIA", Tail::Capitals, 8), (b"ASIA", Tail::Capitals, 12), (b"ABIA", Tail::Capitals, 12),
    (b"ACCA", Tail::Capitals, 12),
    (b"AIza", Tail::Url, 10),
    (b"ATATT3", Tail::Url, 10), (b"ATBB", Tail::Alphanumeric, 16), (b"ATCTT3", Tail::Url, 10),
    (b"CFPAT-", Tail::Url, 10),
    (b"GOCSPX-", Tail::Url, 8),
    (b"HRKU-", Tail::Url, 10),
    (b"NRAK-", Tail::Alphanumeric, 10), (b"NRII-", Tail::Url, 10),
    (b"PMAK-", Tail::Url, 10),
    (b"dckr_pat_", Tail::Url, 8),
    (b"dop_v1_", Tail::Alphanumeric, 8), (b"doo_v1_", Tail::Alphanumeric, 8), (b"dor_v1_", Tail::Alphanumeric, 8),
    (b"eyJ", Tail::Dotted, 8),
    (b"figd_", Tail::Url, 10),
    (b"ghp_", Tail::Alphanumeric, 8), (b"gho_", Tail::Alphanumeric, 8), (b"ghu_", Tail::Alphanumeric, 8),
    (b"ghs_", Tail::Dotted, 8), (b"ghr_", Tail::Alphanumeric, 8), (b"github_pat_", Tail::Url, 8),
    (b"glpat-", Tail::Dotted, 8), (b"gldt-", Tail::Url, 8), (b"glrt-", Tail::Dotted, 8), (b"glptt-", Tail::Url, 8),
    (b"glcbt-", Tail::Url, 8), (b"glft-", Tail::Url, 8), (b"glsoat-", Tail::Url, 8), (b"glagent-", Tail::Url, 8),
    (b"glimt-", Tail::Url, 8), (b"gloas-", Tail::Url, 8), (b"glsa_", Tail::Url, 8),
    (b"hvs.", Tail::Url, 8), (b"hvb.", Tail::Url, 8), (b"hvr.", Tail::Url, 8),
    (b"lin_api_", Tail::Alphanumeric, 8),
    (b"pk_live_", Tail::Alphanumeric, 8), (b"pk_test_", Tail::Alphanumeric, 8),
    (b"pscale_tkn_", Tail::Url, 8), (b"pscale_pw_", Tail::Url, 8),
    (b"rk_live_", Tail::Alphanumeric, 8), (b"rk_test_", Tail::Alphanumeric, 8),
    (b"rzp_live_", Tail::Alphanumeric, 8), (b"rzp_test_", Tail::Alphanumeric, 8),
    (b"rubygems_", Tail::Alphanumeric, 10),
    (b"sk_live_", Tail::Alphanumeric, 8), (b"sk_test_", Tail::Alphanumeric, 8), (b"sk-ant-", Tail::Url, 8),
    (b"sk-proj-", Tail::Url, 8), (b"sk-or-v1-", Tail::Url, 8), (b"sk-svcacct-", Tail::Url, 8),
    (b"sbp_", Tail::Alphanumeric, 10),
    (b"shpat_", Tail::Alphanumeric, 8), (b"shpca_", Tail::Alphanumeric, 8), (b"shppa_", Tail::Alphanumeric, 8),
    (b"shpss_", Tail::Alphanumeric, 8),
    (b"sntrys_", Tail::Url, 8), (b"sntryu_", Tail::Url, 8),
    (b"sq0atp-", Tail::Url, 8), (b"sq0csp-", Tail::Url, 8), (b"sq0idp-", Tail::Url, 8),
    (b"tskey-", Tail::Url, 8),
    (b"whsec_", Tail::Alphanumeric, 8),
    (b"xapp-", Tail::Url, 8), (b"xoxa-", Tail::Url, 8), (b"xoxb-", Tail::Url, 8), (b"xoxc-", Tail::Url, 8),
    (b"xoxd-", Tail::Url, 8), (b"xoxe-", Tail::Url, 8), (b"xoxe.", Tail::Dotted, 8), (b"xoxo-", Tail::Url, 8),
    (b"xoxp-", Tail::Url, 8), (b"xoxr-", Tail::Url, 8), (b"xoxs-", Tail::Url, 8),
    (b"xkeysib-", Tail::Url, 8),
    (b"ya29.", Tail::Url, 8),
];

/// Prefixes that also start words: what follows must not be one.
#[rustfmt::skip]
const OPAQUE: &[Format] = &[
    (b"EAA", Tail::Alphanumeric, 12),
    (b"SG.", Tail::Dotted, 10),
    (b"dapi", Tail::Alphanumeric, 16),
    (b"glc_", Tail::Alphanumeric, 10),
    (b"gsk_", Tail::Alphanumeric, 10),
    (b"hf_", Tail::Alphanumeric, 10),
    (b"key-", Tail::Alphanumeric, 20),
    (b"npm_", Tail::Alphanumeric, 10),
    (b"ntn_", Tail::Alphanumeric, 10),
    (b"pplx-", Tail::Alphanumeric, 10),
    (b"pul-", Tail::Alphanumeric, 10),
    (b"pypi-", Tail::Alphanumeric, 10),
    (b"r8_", Tail::Alphanumeric, 10),
    (b"secret_", Tail::Alphanumeric, 16),
    (b"sk-", Tail::Alphanumeric, 10),
    (b"xai-", Tail::Alphanumeric, 10),
];

/// The minimum length of a key with a prefix.
const SHORTEST: usize = 11;

/// Returns `true` if a name is a secret itself, or has one.
pub(super) fn has_secret(name: &[u8]) -> bool {
    is_secret(name) || prefixed(name, false).is_some()
}

/// Returns the range of the first key with a well-known prefix; `cut` is `true` if the text was truncated at its end.
pub(super) fn prefixed(run: &[u8], cut: bool) -> Option<(usize, usize)> {
    if run.len() < SHORTEST {
        return None;
    }
    let starts = |at: usize| match run.get(..at).unwrap_or_default() {
        [] => true,
        [.., b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [.., before] => !before.is_ascii_alphanumeric(),
    };
    // The end of a dotted tail that is not opaque: no part of it is, and each prefix can be a part of it.
    let mut words_end = 0;
    for start in 0..run.len() {
        if !starts(start) {
            continue;
        }
        let text = run.get(start..)?;
        let mut found = key(text, cut, FORMATS, |_| true);
        if found.is_err() && start >= words_end {
            found = key(text, cut, OPAQUE, is_opaque);
            words_end = start + found.unwrap_or_else(|length| length);
        }
        if let Ok(length) = found {
            return Some((start, start + length));
        }
    }
    None
}

/// Returns the length of the key at the start of a text, or else of a prefix and a dotted tail there.
fn key(text: &[u8], cut: bool, formats: &[Format], is_valid: fn(&[u8]) -> bool) -> Result<usize, usize> {
    let mut dotted = 0;
    for (prefix, tail, shortest) in formats {
        let Some(rest) = text.strip_prefix(*prefix) else { continue };
        let length = leading(rest, |byte| tail.admits(*byte));
        if let Tail::Dotted = tail {
            dotted = prefix.len() + length;
        }
        let tail = rest.get(..length).unwrap_or_default();
        if length >= *shortest && is_valid(tail) || cut && length == rest.len() {
            // The full stop of a sentence is not part of a key.
            return Ok(prefix.len() + length - trailing_of(tail, b'.'));
        }
    }
    Err(dotted)
}
