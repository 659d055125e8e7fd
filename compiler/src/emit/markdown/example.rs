//! Example responses as blocks of code.

use super::block::Document;
use super::formats;

/// The maximum length of JSON on one line in bytes.
const MAX_LINE: usize = 80;

/// Writes responses with the HTTP status that decides: short ones in a line, others as blocks of code.
pub(super) fn write(document: &mut Document, responses: &[(String, Option<u16>)]) {
    let is_short = |(body, _): &&(String, Option<u16>)| body.len() <= MAX_LINE || !is_block(body);
    let short: Vec<String> =
        responses.iter().filter(is_short).map(|(body, status)| formats::response(body, *status)).collect();
    if !short.is_empty() {
        document.paragraph(&format!("**Responses:** {}.", short.join(", ")));
    }
    for (body, status) in responses.iter().filter(|response| !is_short(response)) {
        let status = status.map(|status| format!(" with the HTTP status `{status}`")).unwrap_or_default();
        document.paragraph(&format!("**Response**{status}:"));
        match is_json(body) {
            true => document.code("json", &indented(body)),
            false => document.code("text", body),
        }
    }
}

fn is_json(body: &str) -> bool {
    body.starts_with(['{', '['])
}

/// Returns `true` if a block of code shows a body as it is.
fn is_block(body: &str) -> bool {
    let is_plain = |line: &str| !line.trim_end().is_empty() && line.trim_end() == line && !line.contains("```");
    body.split('\n').all(is_plain) && !body.contains(|c: char| c.is_control() && c != '\n')
}

/// Returns JSON with a line for each member and item; other text keeps its characters.
fn indented(json: &str) -> String {
    let mut out = String::with_capacity(2 * json.len());
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let line = |out: &mut String, depth: usize| out.extend(["\n", &"  ".repeat(depth)]);
    let mut rest = json.chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = rest.next() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            out.push(c);
            continue;
        }
        match c {
            '"' => in_string = true,
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !out.ends_with(['{', '[']) {
                    line(&mut out, depth);
                }
            }
            c if c.is_whitespace() => continue,
            _ => {}
        }
        out.push(c);
        match c {
            '{' | '[' => {
                depth += 1;
                while rest.next_if(|c| c.is_whitespace()).is_some() {}
                if !matches!(rest.peek(), Some('}' | ']')) {
                    line(&mut out, depth);
                }
            }
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}
