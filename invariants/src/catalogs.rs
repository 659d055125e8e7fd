//! Catalogs for parsing generated bodies: those of the workspace, and small ones derived from bytes.

use std::borrow::Cow;
use std::sync::OnceLock;

use errbook_compiler::check;
use errbook_compiler::model::Catalog;

/// The texts of the catalogs of the workspace, the compiled one first.
const TEXTS: [&str; 8] = [
    include_str!("../../catalog/errors.yaml"),
    include_str!("../../tests/catalogs/anti_captcha.yaml"),
    include_str!("../../tests/catalogs/discord.yaml"),
    include_str!("../../tests/catalogs/error_list.yaml"),
    include_str!("../../tests/catalogs/google.yaml"),
    include_str!("../../tests/catalogs/nested.yaml"),
    include_str!("../../tests/catalogs/problem.yaml"),
    include_str!("../../tests/catalogs/telegram.yaml"),
];

/// A body, and the endpoint whose parser reads it.
pub(crate) struct Case<'b> {
    pub(crate) catalog: Cow<'static, Catalog>,
    /// The index of the endpoint in the catalog.
    pub(crate) endpoint: usize,
    /// `true` for the catalog of the compiled crate.
    pub(crate) compiled: bool,
    pub(crate) body: &'b [u8],
}

/// The first byte selects the catalog and the second the endpoint; a derived catalog takes eight more.
pub(crate) fn case(bytes: &[u8]) -> Option<Case<'_>> {
    static FIXED: OnceLock<Vec<Catalog>> = OnceLock::new();
    let fixed = FIXED
        .get_or_init(|| TEXTS.iter().map(|text| valid(text).expect("a catalog of the workspace is valid")).collect());
    let [choice, endpoint, rest @ ..] = bytes else { return None };
    let choice = usize::from(*choice) % (2 * fixed.len());
    let (catalog, body) = match fixed.get(choice) {
        Some(catalog) => (Cow::Borrowed(catalog), rest),
        None => {
            let (choices, body) = rest.split_first_chunk()?;
            (Cow::Owned(valid(&derived(*choices))?), body)
        }
    };
    let endpoint = usize::from(*endpoint) % catalog.endpoints.len();
    Some(Case { catalog, endpoint, compiled: choice == 0, body })
}

fn valid(text: &str) -> Option<Catalog> {
    let checked = check(text);
    let errors = checked.errors().count();
    checked.catalog.filter(|_| errors == 0)
}

/// The text of a small catalog, each part selected from a few variants; some combinations are invalid.
fn derived(choices: [u8; 8]) -> String {
    let [text, success, failure, code, payload, message, codes, classes] = choices.map(usize::from);
    let pick = |list: &[&str], choice: usize| list[choice % list.len()].to_owned();
    let text = pick(
        &[
            "",
            "  text: {}\n",
            "  text: {success_prefix: \"OK|\", reserved_prefix: OK, unknown_codes: [{charset: upper_snake, max_length: 8}]}\n",
            "  text: {success_prefix: \"A\", reserved_prefix: \"A\", unknown_codes: [{charset: printable, prefix: A, max_length: 6}]}\n",
            "  text: {success_prefix: \"{\", unknown_codes: [{charset: digits, max_length: 3}, {charset: lower_snake, max_length: 4}]}\n",
        ],
        text,
    );
    let success = pick(
        &["{s: 1}", "{s: true, d: {is: present}}", "{d: {is: present}, e: {is: absent}}", "{e.s: {not: 0}}"],
        success,
    );
    let failure =
        pick(&["{s: 0}", "{s: {not: 1}}", "{e: {is: present}}", "{\"e[]\": {is: present}}", "{e.s: 0, s: 0}"], failure);
    let code = pick(
        &[
            "c",
            "e.c",
            "\"e[].c\"",
            "s",
            "{at: e, after: /}",
            "[c, {at: e, before: \":\"}]",
            "{at: \"e[k=1].c\", none: B}",
            "\"e[]\"",
            "e.c.c",
        ],
        code,
    );
    let payload = pick(&["[d]", "[d, s]", "[.]", "[d.d, \"d[]\", .]", "[\"d[].d\"]"], payload);
    let message = pick(&["", "    message: m\n", "    message: e.m\n", "    message: \"e[].m\"\n"], message);
    let codes: &[&str] = [
        &["A", "AA", "B"][..],
        &["\"0\"", "\"1\"", "\"10\""],
        &["\"W_{n}\"", "W_1", "\"W_{m}_MS\""],
        &["a-b", "a/b", "\"a\\\\b\"", "\"é\\\"\""],
        &["AAAAAAAA", "AAAAAAAB", "BAAAAAAA", "ABAAAAAA"],
    ][codes % 5];
    let mut out = format!(
        "catalog: derived\ntitle: Derived\ntexts: optional\nresponses:\n{text}  json:\n    success: {success}\n    failure: {failure}\n    \
         code: {code}\n    payload: {payload}\n{message}retry_policies:\n  p: {{class: poll, interval: 1s, max_attempts: 3}}\n  \
         b: {{class: backoff, initial_delay: 1s, max_delay: 2s, max_attempts: 3}}\n  f: {{class: after_fix}}\nendpoints:\n"
    );
    let (one, two) = codes.split_at(codes.len() / 2 + 1);
    for (endpoint, codes) in [("one", one), ("two", two)] {
        out += &format!("  {endpoint}:\n    path: /{endpoint}\n    title: Call\n    errors:\n");
        for (place, code) in codes.iter().enumerate() {
            let policy = ["p", "b", "f"][(classes >> place) % 3];
            let more = match code.split_once('{') {
                Some(_) if classes & 128 == 0 => {
                    format!(", parameter: {{kind: u32, delay: seconds}}, ident: W{endpoint}{place}")
                }
                Some(_) => format!(", parameter: {{kind: text}}, ident: W{endpoint}{place}"),
                None => format!(", ident: C{endpoint}{place}"),
            };
            out += &format!("      {code}: {{retry: {policy}{more}, aliases: {{al{endpoint}{place}: Seen.}}}}\n");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_derived_catalogs_are_valid() {
        let choices = |seed: u64| seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
        let count = (1..=200).filter(|seed| valid(&derived(choices(*seed))).is_some()).count();
        assert!(count > 100, "{count} of 200");
    }
}
