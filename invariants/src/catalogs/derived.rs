//! Small catalogs that are derived from bytes.

/// The number of bytes from which a catalog is derived.
pub(super) const CHOICES: usize = 16;

const TEXT: &[&str] = &[
    "",
    "{}",
    "{success_prefix: \"OK|\", reserved_prefix: OK, unknown_codes: [{charset: upper_snake, max_length: 8}]}",
    "{success_prefix: \"A\", reserved_prefix: \"A\", trailing_fields: {t: \"A\", u: \"|\"}, unknown_codes: [{charset: printable, prefix: A, max_length: 6}]}",
    "{success_prefix: \"{\", unknown_codes: [{charset: digits, max_length: 3}, {charset: lower_snake, max_length: 4}]}",
    "{success_prefix: \"OK\", empty_payload: true, trailing_fields: {t: \"|\"}}",
    "{reserved_prefix: OK, unknown_codes: [{charset: printable, max_length: 9}]}",
    "{success: [\"\", OK_1, {charset: decimal, max_length: 6}], reserved_prefix: OK}",
    "{success_prefix: \"OK|\", success: [{charset: digits, max_length: 4}, OK], unknown_codes: [{charset: decimal, max_length: 6}]}",
];

/// The last one leaves the decision to the HTTP status.
const SUCCESS: &[&str] = &[
    "{s: 1}",
    "{s: true, d: {is: present}}",
    "{d: {is: present}, e: {is: absent}}",
    "{e.s: {not: 0}}",
    "{d: {is: not_empty}, e: {is: empty}}",
    "{\"e[k=1].s\": {is: present}}",
    "",
];

/// The last one leaves the decision to the HTTP status.
const FAILURE: &[&str] = &[
    "{s: 0}",
    "{s: {not: 1}}",
    "{e: {is: present}}",
    "{\"e[]\": {is: present}}",
    "{e.s: 0, s: 0}",
    "{e: {is: not_empty}}",
    "{d: {is: empty}}",
    "",
];

const CODE: &[&str] = &[
    "c",
    "e.c",
    "\"e[].c\"",
    "s",
    "{at: e, after: /}",
    "[c, {at: e, before: \":\"}]",
    "{at: \"e[k=1].c\", none: B}",
    "\"e[]\"",
    "e.c.c",
    "[e.c, {at: c, after: \"#\", before: \":\", none: [A, \"about:blank\"]}]",
    "[\"e[].c\", \"e[].k\", c]",
    "[{at: c, none: \"0\"}, {at: e.c, after: /}]",
];

/// The last one is the default, which needs a status.
const PAYLOAD: &[&str] = &["[d]", "[d, s]", "[.]", "[d.d, \"d[]\", .]", "[\"d[].d\"]", "[d.d, e, d]", "[d, s, .]", ""];

const MESSAGE: &[&str] = &["", "m", "e.m", "\"e[].m\"", "[e.m, m]"];

const CODES: &[&[&str]] = &[
    &["A", "AA", "B"],
    &["\"0\"", "\"1\"", "\"10\""],
    &["\"W_{n}\"", "W_1", "\"W_{m}_MS\""],
    &["a-b", "a/b", "\"a\\\\b\"", "\"é\\\"\""],
    &["AAAAAAAA", "AAAAAAAB", "BAAAAAAA", "ABAAAAAA"],
];

const HTTP: &[&str] = &[
    "",
    "{success: 2xx}",
    "{retry: {429: b, 5xx: p}}",
    "{success: [200, 204], retry: {429: b, 4xx: f}}",
    "{success: [2xx, 404]}",
];

const DELAY: &[&str] = &[
    "",
    "{at: w, unit: seconds}",
    "[{at: e.w, unit: milliseconds}, {at: w, unit: minutes}]",
    "[{at: \"e[k=1].w\", unit: seconds}, {at: d, unit: seconds}]",
];

const WHEN: &[&str] = &[
    "",
    "",
    "{http: 429}",
    "{json: {s: 2}}",
    "{http: 4xx, json: {e.s: {is: present}}}",
    "{json: {d: {is: absent}, m: {not: 0}}}",
    "{http: [404, 5xx]}",
    "{json: {\"e[k=1].s\": busy}}",
    "{json: {d: {is: empty}, s: {is: not_empty}}}",
];

const OWN: &[&str] = &[
    "",
    "",
    "{http: {success: 2xx}}",
    "{text: {success_prefix: \"OK|\", trailing_fields: {t: \"|\"}}}",
    "{json: {success: {s: 1}, failure: {s: 0}, code: [c, e.c], payload: [d, .], message: m}}",
    "{http: {success: [200, 204]}, json: {code: {at: e, after: /}, payload: [d], empty_payload: true}}",
];

/// Returns the text of a catalog, each part selected from a few variants; some combinations are invalid.
pub(super) fn text(choices: [u8; CHOICES]) -> String {
    let [text, success, failure, code, payload, message, codes, classes, rest @ ..] = choices.map(usize::from);
    let [http, empty, delay, first_when, second_when, third_when, own, unit] = rest;
    let http = pick(HTTP, http);
    // Half of the catalogs whose status decides take the last variant, which needs it.
    let decided = |list: &'static [&'static str], choice: usize| match (http.contains("success"), choice >> 7) {
        (true, 1) => list[list.len() - 1],
        _ => pick(&list[..list.len() - 1], choice),
    };
    let responses = [
        line(2, "text", pick(TEXT, text)),
        line(2, "http", http),
        "  json:\n".to_owned(),
        line(4, "success", decided(SUCCESS, success)),
        line(4, "failure", decided(FAILURE, failure)),
        line(4, "code", pick(CODE, code)),
        line(4, "payload", decided(PAYLOAD, payload)),
        line(4, "empty_payload", pick(&["", "true"], empty)),
        line(4, "message", pick(MESSAGE, message)),
        line(4, "retry_after", pick(DELAY, delay)),
        line(4, "fields", "{f: [w, e.c], g: \"e[].m\", h: \"d[k=1].d\"}"),
    ];
    let mut out = format!(
        "catalog: derived\ntitle: Derived\ntexts: optional\nresponses:\n{}retry_policies:\n  \
         p: {{class: poll, interval: 1s, max_attempts: 3}}\n  \
         b: {{class: backoff, initial_delay: 1s, max_delay: 2s, max_attempts: 3}}\n  f: {{class: after_fix}}\nendpoints:\n",
        responses.concat()
    );
    let codes = CODES[codes % CODES.len()];
    let (one, two) = codes.split_at(codes.len() / 2 + 1);
    let whens = [first_when, second_when, third_when].map(|choice| pick(WHEN, choice));
    for (endpoint, own, codes, whens) in [("one", pick(OWN, own), one, &whens[..]), ("two", "", two, &[])] {
        out += &format!("  {endpoint}:\n    path: /{endpoint}\n    title: Call\n");
        out += &line(4, "responses", own);
        out += "    errors:\n";
        for (place, code) in codes.iter().enumerate() {
            out += &format!("      {code}:\n");
            out += &line(8, "retry", ["p", "b", "f"][(classes >> place) % 3]);
            out += &line(8, "ident", &format!("C{endpoint}{place}"));
            out += &line(8, "aliases", &format!("{{al{endpoint}{place}: Seen.}}"));
            out += &line(8, "when", whens.get(place).unwrap_or(&""));
            if code.contains('{') {
                let unit = pick(&["seconds", "milliseconds", "minutes"], unit);
                let delay =
                    if classes & 128 == 0 { format!("kind: u32, delay: {unit}") } else { "kind: text".to_owned() };
                out += &line(8, "parameter", &format!("{{{delay}}}"));
            }
        }
    }
    out
}

fn pick(list: &[&'static str], choice: usize) -> &'static str {
    list[choice % list.len()]
}

/// Returns the line of a key, or nothing without a value.
fn line(indent: usize, key: &str, value: &str) -> String {
    match value {
        "" => String::new(),
        value => format!("{:indent$}{key}: {value}\n", ""),
    }
}

#[cfg(test)]
mod tests {
    use errbook_compiler::model::{Catalog, Endpoint, JsonResponses};

    use super::*;
    use crate::catalogs::valid;

    #[test]
    fn most_derived_catalogs_are_valid() {
        let choices = |seed: u128| seed.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes();
        let all: Vec<Catalog> = (1..=400).filter_map(|seed| valid(&text(choices(seed)))).collect();
        assert!(all.len() > 200, "{} of 400 are valid", all.len());
        let json = |catalog: &Catalog| catalog.responses.json.clone().expect("every catalog describes JSON");
        let count = |feature: &str, has: fn(&Endpoint) -> bool, of_json: fn(&JsonResponses) -> bool| {
            let count = all.iter().filter(|all| all.endpoints.iter().any(has) && of_json(&json(all))).count();
            assert!(count * 20 > all.len(), "{count} of {} valid catalogs have {feature}", all.len());
        };
        count("responses of an endpoint", |endpoint| endpoint.responses.is_some(), |_| true);
        count("conditions of entries", |endpoint| endpoint.entries.iter().any(|entry| entry.when.is_some()), |_| true);
        count("a status that decides alone", |_| true, |json| json.success.is_empty() && json.failure.is_empty());
        count(
            "a status that decides with conditions",
            |_| true,
            |json| json.success.is_empty() != json.failure.is_empty(),
        );
        count("several locations", |_| true, |json| json.code.len() > 1);
        count("delays", |_| true, |json| !json.retry_after.is_empty());
    }
}
