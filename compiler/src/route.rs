//! The path of an endpoint, and the query that distinguishes it from other endpoints of the path.

use crate::names::Names;

/// A path and its query: `res.php?action=getbalance`.
///
/// A part in braces stands for any text that is not empty, in the path and in the values of the query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route<'p> {
    /// The path without the query: `res.php`.
    pub path: &'p str,
    /// The names and values of the query, in file order. They are decoded: without percent escapes.
    pub query: Vec<(&'p str, &'p str)>,
}

impl<'p> Route<'p> {
    /// Splits the `path` of an endpoint. A parameter without `=` has the empty value.
    #[must_use]
    pub fn new(path: &'p str) -> Self {
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let mut parameters = Vec::new();
        if let Some(query) = query {
            for pair in query.split('&') {
                parameters.push(pair.split_once('=').unwrap_or((pair, "")));
            }
        }
        Route { path, query: parameters }
    }

    /// Returns what is wrong with the path or its query, and a suggestion.
    pub(crate) fn fault(&self) -> Option<(String, &'static str)> {
        let Route { path, query } = self;
        let mut parts = Vec::new();
        for (name, value) in query {
            parts.push(*name);
            parts.push(*value);
        }
        // The path comes last, because the query is more often wrong.
        parts.push(*path);
        let with = |character: fn(char) -> bool| parts.iter().find(|part| part.contains(character));
        if let Some(host) = host(path) {
            let message = format!("has the host `{host}`, but is a path");
            return Some((message, "write what follows the host: `/track`; a URL belongs to `source` or `docs_url`"));
        }
        if let Some(part) = with(|c| c == '#') {
            return Some((format!("has a fragment in `{part}`"), "remove the part from `#`, which is not sent"));
        }
        if let Some(part) = with(char::is_whitespace) {
            return Some((format!("has white space in `{part}`"), "remove it: `res.php?action=getbalance`"));
        }
        let of_query = parts.split_last().map(|(_, parts)| parts).unwrap_or_default();
        if let Some(part) = of_query.iter().find(|part| part.contains(['%', '+', '?'])) {
            let help = "write names and values without `%`, `+` and `?`: `res.php?action=getbalance`";
            return Some((format!("has an escape or a second `?` in `{part}`"), help));
        }
        if let Some((name, _)) = query.iter().find(|(name, _)| name.contains(['{', '}'])) {
            let help = "write braces in the path or in a value: `res.php?action={name}`";
            return Some((format!("has a brace in the name `{name}` of its query"), help));
        }
        if let Some(part) = parts.iter().find(|part| !has_paired_braces(part)) {
            return Some((format!("has a brace without its pair in `{part}`"), "write a part as in `/parcels/{id}`"));
        }
        if path.is_empty() {
            return Some(("has no path before its query".to_owned(), "write the path of the call: `/?action=count`"));
        }
        let mut names = Names::default();
        for (name, _) in query {
            if name.is_empty() {
                return Some(("has an empty name in its query".to_owned(), "write `name=value` between `?` and `&`"));
            }
            if !names.insert(*name) {
                return Some((format!("has the query parameter `{name}` twice"), "keep one of the two"));
            }
        }
        None
    }

    /// Returns the form that two endpoints cannot share: without the slashes around the path, with `{}` for every parameter
    /// such as `{id}`, and with the query in the order of its names.
    pub(crate) fn normalized(&self) -> String {
        let mut query = Names::default();
        for (name, value) in &self.query {
            query.add(format!("{name}={}", without_names(value)));
        }
        format!("{}?{}", without_names(self.path.trim_matches('/')), query.sorted().join("&"))
    }
}

/// Returns the scheme, the host and the port that a path starts with, if it is a URL or has a port.
fn host(path: &str) -> Option<&str> {
    let is_scheme = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    let length = |from: usize| path.get(from..)?.find('/').or(Some(path.len() - from)).map(|length| from + length);
    let authority = match path.split_once("//") {
        Some(("", _)) => Some(2),
        Some((scheme, _)) => scheme.strip_suffix(':').filter(|scheme| is_scheme(scheme)).map(|_| scheme.len() + 2),
        None => None,
    };
    let has_port = |name: &str, port: &str| {
        let port = port.split('/').next().unwrap_or_default();
        is_scheme(name) && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
    };
    let with_port = || path.split_once(':').filter(|(name, port)| has_port(name, port)).map(|_| 0);
    path.get(..authority.or_else(with_port).and_then(length)?)
}

/// Returns `true` if each `{` is closed by the next brace.
fn has_paired_braces(text: &str) -> bool {
    let mut open = false;
    for brace in text.chars().filter(|c| ['{', '}'].contains(c)) {
        if (brace == '{') == open {
            return false;
        }
        open = !open;
    }
    !open
}

/// Returns the text with `{}` for every parameter such as `{id}`.
fn without_names(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, parameter)) = rest.split_once('{') {
        let Some((_, after)) = parameter.split_once('}') else { break };
        result.push_str(before);
        result.push_str("{}");
        rest = after;
    }
    result + rest
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn path_and_query_are_split() {
        for (text, path, query) in [
            ("res.php", "res.php", [].as_slice()),
            ("/v1/{id}?", "/v1/{id}", &[("", "")]),
            ("res.php?action=get2&json=1", "res.php", &[("action", "get2"), ("json", "1")]),
            ("file?wsdl&a=b=c", "file", &[("wsdl", ""), ("a", "b=c")]),
        ] {
            assert_eq!(Route::new(text), Route { path, query: query.to_vec() }, "{text}");
        }
    }
}
