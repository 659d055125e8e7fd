//! Lowers the texts of an entry, and resolves the names in them.

use std::cell::Cell;

use errbook_core::RetryClass;
use errbook_core::table::{ParameterKind, Pattern, Unit};

use super::codes::EntryDraft;
use super::keyword::keyword;
use super::lints;
use super::retry::BUILT_IN;
use crate::diagnostic::Diagnostics;
use crate::ident;
use crate::lists;
use crate::look_alike::difference;
use crate::model::{self, Cause, NamedSource, Parameter, Policy};
use crate::names::Names;
use crate::rules;
use crate::scalar;
use crate::suggest::{MAX_COMPARISONS, list as words, nearest};
use crate::yaml::{MapKey, Node, Tree};

/// The names that a text can use.
pub(super) struct Scope<'a> {
    pub(super) policies: &'a [Policy],
    /// The number of a name is the index of its policy.
    pub(super) policy_names: Names<'a>,
    pub(super) sources: &'a [NamedSource],
    /// The number of a name is the index of its source.
    pub(super) source_names: Names<'a>,
    pub(super) codes: &'a Names<'a>,
    pub(super) strip: Option<&'a str>,
    pub(super) tree: &'a Tree,
    /// The number of names that unknown ones were compared with.
    pub(super) compared: Cell<usize>,
}

impl Scope<'_> {
    /// Returns the texts of an entry; problems are reported for the entry that has them, not for those that share them.
    pub(super) fn texts(
        &self,
        code: &str,
        node: &Node,
        report: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<model::Texts> {
        let mut silent = Diagnostics::default();
        let diagnostics = if report { diagnostics } else { &mut silent };
        let policy = node.get("retry").and_then(|node| self.policy(node, diagnostics));
        let class = policy.and_then(|place| self.policies.get(place)).map(|policy| policy.retry.class());
        lints::check(code, self.strip, node, class, diagnostics);
        let see_also = lists::filter_map(node.items_of("see_also"), |name| self.code(name, diagnostics));
        let checks = lists::filter_map(node.items_of("checks"), |check| rules::lower(check, diagnostics));
        Some(model::Texts {
            title: node.text_of("title").unwrap_or_else(|| ident::words(code, self.strip)),
            meaning: node.text_of("meaning").unwrap_or_default(),
            meaning_span: node.get("meaning").map_or(node.span, |meaning| meaning.span),
            causes: lists::filter_map(node.items_of("causes"), |cause| {
                Some(Cause { cause: cause.text_of("cause")?, fix: cause.text_of("fix")? })
            }),
            fix: node.text_of("fix").unwrap_or_default(),
            policy: policy?,
            note: node.text_of("note"),
            see_also,
            checks,
            parameter: node.get("parameter").and_then(|parameter| lower_parameter(code, parameter, class, diagnostics)),
        })
    }

    /// Returns the index of a named policy.
    pub(super) fn policy(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<usize> {
        let known = || lists::map(self.policies, |policy| policy.name.as_str());
        self.place(node, "retry policy", &self.policy_names, &known, diagnostics)
    }

    /// Returns the index of a named source.
    pub(super) fn source(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<usize> {
        let known = || lists::map(self.sources, |source| source.name.as_str());
        self.place(node, "source", &self.source_names, &known, diagnostics)
    }

    /// Returns the number of a name, and reports a name that is unknown or not a string in YAML.
    fn place<'k>(
        &self,
        node: &Node,
        kind: &str,
        names: &Names<'_>,
        known: &dyn Fn() -> Vec<&'k str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let name = node.as_str()?;
        let place = names.get(name);
        if place.is_none() {
            self.unknown_name(diagnostics, node, kind, name, known);
        }
        let fault = node.scalar().filter(|_| place.is_some()).and_then(scalar::unquoted_name);
        if let Some(fault) = fault {
            diagnostics.error(node.span, format!("{kind} {}", fault.what)).help(fault.help);
        }
        place
    }

    /// Returns the row of a named code.
    pub(super) fn code(&self, node: &Node, diagnostics: &mut Diagnostics) -> Option<usize> {
        let name = node.as_str()?;
        let place = self.codes.get(name);
        if place.is_none() {
            self.unknown_name(diagnostics, node, "code", name, &|| self.codes.sorted());
        }
        place
    }

    /// Returns the entry whose texts are shared: it must be at the same endpoint and have its own texts.
    pub(super) fn same_as<'n>(
        &self,
        key: &MapKey,
        other: &Node,
        errors: &[EntryDraft<'n>],
        diagnostics: &mut Diagnostics,
    ) -> Option<&'n Node> {
        let name = other.as_str()?;
        let Some((_, origin, _)) = errors.iter().find(|(code, _, _)| code.text == name) else {
            let others = |code: &'n MapKey| (code.text != key.text).then_some(code.text.as_str());
            let known = || lists::filter_map(errors, |(code, ..)| others(code));
            self.unknown_name(diagnostics, other, "code at this endpoint", name, &known);
            return None;
        };
        if let Some(further) = origin.get("same_as") {
            diagnostics
                .error(other.span, format!("`{name}` shares the texts of another entry itself"))
                .help("use the entry that has the texts")
                .related(further.span, "shared here");
            return None;
        }
        Some(origin)
    }

    /// Returns `true` unless a name of a section can be on a line that was removed after a syntax error; the names of other
    /// sections can be anywhere.
    pub(super) fn is_complete(&self, section: &str) -> bool {
        let Tree { root, complete } = self.tree;
        let is_reported_at = |node: &Node, key: &str| node.get(key).is_some_and(Node::is_reported);
        let is_reported = match section {
            "" => {
                is_reported_at(root, "shared_errors")
                    || is_reported_at(root, "endpoints")
                    || root.pairs_of("endpoints").iter().any(|(_, endpoint)| is_reported_at(endpoint, "errors"))
            }
            _ => is_reported_at(root, section),
        };
        let is_section_complete = root.get(section).map_or(!section.is_empty(), |node| node.complete);
        !is_reported && (*complete || root.complete && is_section_complete)
    }

    /// Reports an unknown name; `known` returns those that could be meant.
    pub(super) fn unknown_name<'k>(
        &self,
        diagnostics: &mut Diagnostics,
        node: &Node,
        kind: &str,
        name: &str,
        known: &dyn Fn() -> Vec<&'k str>,
    ) {
        let (section, owner) = match kind {
            "retry policy" => ("retry_policies", "retry_policies"),
            "source" => ("sources", "sources"),
            "shared error" => ("", "shared_errors"),
            _ => ("", "errors"),
        };
        if !self.is_complete(section) {
            return;
        }
        let compared = self.compared.get();
        let mut known = if compared < MAX_COMPARISONS { known() } else { Vec::new() };
        self.compared.set(compared + known.len());
        for built_in in BUILT_IN {
            if kind == "retry policy" && !known.contains(&built_in.as_str()) {
                known.push(built_in.as_str());
            }
        }
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?{}", difference(name, near)),
            None if compared >= MAX_COMPARISONS => format!("define it below `{owner}`, or use an existing one"),
            None if known.is_empty() => format!("define it below `{owner}`"),
            None if known.len() <= 14 => format!("expected one of {}", words(&known)),
            None => format!("define it below `{owner}`, or use one of the {} existing ones", known.len()),
        };
        diagnostics.error(node.span, format!("unknown {kind} `{name}`")).help(help);
    }
}

/// Lowers the parameter of a code, which must have exactly one part in braces; a delay requires a class that repeats.
fn lower_parameter(
    code: &str,
    node: &Node,
    class: Option<RetryClass>,
    diagnostics: &mut Diagnostics,
) -> Option<Parameter> {
    let parts = Pattern::split(code);
    if !parts.is_some_and(|(_, name, after)| !name.is_empty() && !name.contains('{') && !after.contains(['{', '}'])) {
        diagnostics
            .error(node.span, format!("`{code}` has no parameter in braces"))
            .help("write the parameter in the code: `FLOOD_WAIT_{seconds}`");
    }
    let kind = keyword(node, "kind", &ParameterKind::ALL, ParameterKind::as_str)?;
    let delay = keyword(node, "delay", &Unit::ALL, Unit::as_str);
    if let Some(place) = node.get("delay") {
        if kind == ParameterKind::Text {
            diagnostics.error(place.span, "a delay cannot be a text").help("use `u32` or `u64`");
        } else if class.is_some_and(|class| !class.repeats_call()) {
            diagnostics
                .error(place.span, "the retry class does not repeat the call, so the delay is unused")
                .help("use a policy of the class `backoff` or `poll`");
        }
    }
    Some(Parameter { kind, delay })
}
