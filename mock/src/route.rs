//! Finds the endpoint of a request by its path, which may be a template such as `/v1/charges/{id}`, and its parameters.

use std::cmp::Reverse;

use errbook_compiler::model::Endpoint;

use crate::parameters::{Parameter, decode_path};
use crate::pattern::{captures, fixed_length};

/// The result of a search for the endpoint of a request.
pub(crate) enum Route<'c> {
    /// The endpoint, and the parameters of its path and of the values of its query.
    Found(&'c Endpoint, Vec<Parameter>),
    /// Endpoints with the path have these methods only.
    OtherMethods(Vec<&'c str>),
    UnknownPath,
}

/// Finds the endpoint with this method and path whose query has the values of the request.
///
/// The path with most fixed text takes precedence, segment by segment from left to right, and then the query with most
/// fixed values. An endpoint without a method has every method, and `HEAD` is sent to the endpoint of `GET`.
pub(crate) fn find<'c, 'r>(
    endpoints: &'c [Endpoint],
    method: &str,
    path: &str,
    value: impl Fn(&str) -> Option<&'r str>,
) -> Route<'c> {
    let matching = endpoints.iter().filter_map(|endpoint| {
        let mut parameters = of_path(endpoint.route().path, path)?;
        for (name, pattern) in endpoint.route().query {
            let of_value = captures(pattern, value(name)?)?.into_iter();
            // A parameter that the request has itself is not added again.
            let of_value = of_value.filter(|(name, _)| value(name).is_none());
            parameters.extend(of_value.map(|(name, value)| Parameter::new(name.to_owned(), value.to_owned())));
        }
        Some((endpoint, parameters))
    });
    let (found, others): (Vec<_>, Vec<_>) =
        matching.partition(|(endpoint, _)| has_method(endpoint.method.as_deref(), method));
    match found.into_iter().min_by_key(|(endpoint, _)| precedence(endpoint)) {
        Some((endpoint, parameters)) => Route::Found(endpoint, parameters),
        None if others.is_empty() => Route::UnknownPath,
        None => Route::OtherMethods(others.iter().filter_map(|(endpoint, _)| endpoint.method.as_deref()).collect()),
    }
}

fn has_method(own: Option<&str>, method: &str) -> bool {
    own.is_none_or(|own| own == method || (own == "GET" && method == "HEAD"))
}

/// Returns the key of an endpoint: of several that match a request, the one with the least key is found.
fn precedence(endpoint: &Endpoint) -> impl Ord + use<> {
    let route = endpoint.route();
    let segments = route.path.trim_matches('/').split('/');
    let path: Vec<_> = segments.map(|segment| Reverse(fixed_length(&decode_path(segment)))).collect();
    let fixed = route.query.iter().filter(|(_, value)| !value.contains('{')).count();
    let text: usize = route.query.iter().map(|(_, value)| fixed_length(value)).sum();
    (path, Reverse((fixed, route.query.len(), text)))
}

/// Returns the parameters of a path if each segment matches that of the template; both are decoded.
fn of_path(template: &str, path: &str) -> Option<Vec<Parameter>> {
    let (mut template, mut path) = (template.trim_matches('/').split('/'), path.trim_matches('/').split('/'));
    let mut parameters = Vec::new();
    loop {
        match (template.next(), path.next()) {
            (None, None) => return Some(parameters),
            (Some(pattern), Some(segment)) => {
                let (pattern, segment) = (decode_path(pattern), decode_path(segment));
                let of_segment = captures(&pattern, &segment)?.into_iter();
                parameters.extend(of_segment.map(|(name, value)| Parameter::new(name.to_owned(), value.to_owned())));
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_path;

    #[test]
    fn parameter_matches_one_segment_or_a_part_of_it() {
        for (template, path, expected) in [
            ("in.php", "/in.php", Some([].as_slice())),
            ("/v1/charges/{id}", "/v1/charges/ch_1", Some(&["id=ch_1"])),
            ("/v1/charges/{id}", "/v1/charges/ch_1/", Some(&["id=ch_1"])),
            ("/v1/charges/{id}", "/v1/charges", None),
            ("/v1/charges/{id}", "/v1/charges/", None),
            ("/v1/charges/{id}", "/v1/charges/ch_1/refund", None),
            ("/v1/{kind}/{id}/refund", "/v1/charges/ch_1/refund", Some(&["kind=charges", "id=ch_1"])),
            ("/Messages/{sid}.json", "/Messages/SM1.json", Some(&["sid=SM1"])),
            ("/operations/{id}:cancel", "/operations/7:cancel", Some(&["id=7"])),
            ("/operations/{id}:cancel", "/operations/7%3Acancel", Some(&["id=7"])),
            ("/files/{name}.json", "/files/a%2Fb+c%20d.json", Some(&["name=a/b+c d"])),
            ("/files/{name}", "/files/%C3%A4%zz", Some(&["name=\u{e4}%zz"])),
            ("/two%20words/{id}", "/two%20words/7", Some(&["id=7"])),
        ] {
            let parameters = of_path(template, path).map(|parameters| {
                let text =
                    |parameter: &super::Parameter| format!("{}={}", parameter.name, parameter.text().unwrap_or("?"));
                parameters.iter().map(text).collect::<Vec<_>>()
            });
            let expected = expected.map(|expected| expected.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(parameters, expected, "{template} {path}");
        }
    }
}
