//! Finds the endpoint of a request by its path, which may be a template such as `/v1/charges/{id}`, and its parameters.

use std::cmp::Reverse;

use errbook_compiler::model::Endpoint;

/// The result of a search for the endpoint of a request.
pub(crate) enum Route<'c> {
    Found(&'c Endpoint),
    /// Endpoints with the path have these methods only.
    OtherMethods(Vec<&'c str>),
    UnknownPath,
}

/// Finds the endpoint with this method and path whose query has the values of the request.
///
/// An endpoint without parameters in its path takes precedence over one with parameters, and then the one with most fixed
/// values in its query. An endpoint without a method has every method, and `HEAD` is sent to the endpoint of `GET`.
pub(crate) fn find<'c, 'r>(
    endpoints: &'c [Endpoint],
    method: &str,
    path: &str,
    value: impl Fn(&str) -> Option<&'r str>,
) -> Route<'c> {
    let has = |(name, pattern): &(&str, &str)| value(name).is_some_and(|value| segment_matches(pattern, value));
    let is_match = |endpoint: &&Endpoint| {
        let route = endpoint.route();
        matches(route.path, path) && route.query.iter().all(has)
    };
    let matching: Vec<&Endpoint> = endpoints.iter().filter(is_match).collect();
    let has_method = |endpoint: &&&Endpoint| match endpoint.method.as_deref() {
        Some(own) => own == method || (own == "GET" && method == "HEAD"),
        None => true,
    };
    let precedence = |endpoint: &&&Endpoint| {
        let route = endpoint.route();
        let fixed = route.query.iter().filter(|(_, value)| !value.contains('{')).count();
        (route.path.contains('{'), Reverse(fixed), Reverse(route.query.len()))
    };
    match matching.iter().filter(has_method).min_by_key(precedence) {
        Some(endpoint) => Route::Found(endpoint),
        None if matching.is_empty() => Route::UnknownPath,
        None => Route::OtherMethods(matching.iter().filter_map(|endpoint| endpoint.method.as_deref()).collect()),
    }
}

/// Returns `true` if each segment of the path matches that of the template.
fn matches(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.trim_matches('/').split('/'), path.trim_matches('/').split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(pattern), Some(segment)) if segment_matches(pattern, segment) => {}
            _ => return false,
        }
    }
}

/// Returns `true` if the text around the parameters of a segment is the same; a parameter is not empty.
///
/// Each text is searched once, from left to right: a parameter can be anything, so that the first occurrence is as good
/// as a later one.
fn segment_matches(pattern: &str, segment: &str) -> bool {
    let Some((before, mut pattern)) = split_parameter(pattern) else { return pattern == segment };
    let Some(mut rest) = segment.strip_prefix(before) else { return false };
    while let Some((text, after)) = split_parameter(pattern) {
        let Some(first) = rest.chars().next() else { return false };
        let Some((_, tail)) = rest.get(first.len_utf8()..).and_then(|rest| rest.split_once(text)) else { return false };
        (pattern, rest) = (after, tail);
    }
    rest.strip_suffix(pattern).is_some_and(|parameter| !parameter.is_empty())
}

/// Returns the texts before and after the first parameter of a pattern.
fn split_parameter(pattern: &str) -> Option<(&str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    Some((before, rest.split_once('}')?.1))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn parameter_matches_one_segment_or_a_part_of_it() {
        for (template, path, expected) in [
            ("in.php", "/in.php", true),
            ("/v1/charges/{id}", "/v1/charges/ch_1", true),
            ("/v1/charges/{id}", "/v1/charges/ch_1/", true),
            ("/v1/charges/{id}", "/v1/charges", false),
            ("/v1/charges/{id}", "/v1/charges/", false),
            ("/v1/charges/{id}", "/v1/charges/ch_1/refund", false),
            ("/v1/{kind}/{id}/refund", "/v1/charges/ch_1/refund", true),
            ("/files/{name}.json", "/files/a.b.json", true),
            ("/files/{name}.json", "/files/.json", false),
            ("/files/{from}-{to}", "/files/a-b-c", true),
            ("/files/{from}-{to}.json", "/files/a-b-c.json", true),
            ("/files/{from}-{to}.json", "/files/a-.json", false),
            ("/files/{a}{b}", "/files/\u{e4}x", true),
            ("/files/{a}{b}", "/files/\u{e4}", false),
            ("/files/{broken", "/files/{broken", true),
        ] {
            assert_eq!(matches(template, path), expected, "{template} {path}");
        }
    }
}
