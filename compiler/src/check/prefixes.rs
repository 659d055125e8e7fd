//! Checks that a body can have the prefixes and patterns of plain text responses.

use errbook_core::table::{Charset, UnknownCodePattern};

use crate::diagnostic::Diagnostics;
use crate::yaml::Node;

/// Checks the formats of the catalog and of each endpoint.
pub(super) fn check(root: &Node, diagnostics: &mut Diagnostics) {
    let shared = root.get("responses");
    let has_json = |node: &Node| node.get("json").is_some();
    let own = root.pairs_of("endpoints").iter().filter_map(|(_, endpoint)| endpoint.get("responses"));
    for responses in shared.into_iter().chain(own) {
        let Some(text) = responses.get("text") else { continue };
        let json = has_json(responses) || shared.is_some_and(has_json);
        prefixes(text, json, diagnostics);
    }
}

fn prefixes(text: &Node, json: bool, diagnostics: &mut Diagnostics) {
    let success = text.get("success_prefix").and_then(Node::as_str);
    let reserved = text.get("reserved_prefix").and_then(Node::as_str);
    for key in ["success_prefix", "reserved_prefix"] {
        let Some((node, prefix)) = text.get(key).and_then(|node| Some((node, node.as_str()?))) else { continue };
        let covered = success.filter(|success| key == "reserved_prefix" && prefix.starts_with(success));
        let problem = unreachable(prefix, json).or_else(|| {
            let success = covered?;
            Some((
                format!("never applies, because a body that starts with `{success}` is a success"),
                "remove it, or write a shorter prefix",
            ))
        });
        if let Some((what, help)) = problem {
            diagnostics.error(node.span, format!("`{key}` {what}")).help(help);
        }
    }
    for pattern in text.items_of("unknown_codes") {
        let Some((node, prefix)) = pattern.get("prefix").and_then(|node| Some((node, node.as_str()?))) else {
            continue;
        };
        let earlier = [success, reserved].into_iter().flatten().find(|earlier| prefix.starts_with(earlier));
        let problem = unreachable(prefix, json).or_else(|| match earlier {
            Some(earlier) => Some((
                format!("never applies, because `{earlier}` decides before"),
                "remove the pattern, or write another prefix",
            )),
            None => outside(pattern, prefix),
        });
        if let Some((what, help)) = problem {
            diagnostics.error(node.span, format!("`prefix` {what}")).help(help);
        }
    }
}

/// Returns the reason why no body of plain text starts with a prefix.
fn unreachable(prefix: &str, json: bool) -> Option<(String, &'static str)> {
    if prefix.trim_start() != prefix {
        return Some((
            "matches no body, whose surrounding white space is ignored".to_owned(),
            "remove the white space",
        ));
    }
    (json && prefix.starts_with(['{', '['])).then(|| {
        (format!("matches no plain text, because a body that starts like `{prefix}` is JSON"), "describe it in `json`")
    })
}

/// Returns the reason why no code of a pattern has its prefix.
fn outside(pattern: &Node, prefix: &str) -> Option<(String, &'static str)> {
    let charset = pattern.get("charset").and_then(Node::as_str)?;
    let charset = Charset::ALL.into_iter().find(|one| one.as_str() == charset)?;
    let matches = |length: usize| {
        let pattern = UnknownCodePattern { charset, prefix, max_length: length };
        ["", "0"].iter().any(|rest| pattern.admits(format!("{prefix}{rest}").as_bytes()))
    };
    if !matches(usize::MAX) {
        return Some((
            format!("`{prefix}` has characters outside `{}`", charset.as_str()),
            "write a prefix of these characters, or use another `charset`",
        ));
    }
    let max_length = pattern.get("max_length").and_then(Node::as_str)?.parse().ok()?;
    (!matches(max_length))
        .then(|| (format!("`{prefix}` is longer than `max_length`"), "raise `max_length`, which includes the prefix"))
}
