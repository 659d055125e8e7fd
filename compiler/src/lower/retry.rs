//! Retry policies: each class admits exactly the delays and the bound that mean something for it.

use std::time::Duration;

use errbook_core::{Class, Retry};

use super::word;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::Policy;
use crate::scalar;
use crate::structure::words;
use crate::yaml::{Key, Node};

pub(super) fn policies(root: &Node, diagnostics: &mut Diagnostics) -> Vec<Policy> {
    let mut policies = Vec::new();
    for (name, node) in root.pairs_of("retry") {
        let class = word(node, "class", &Class::ALL, Class::as_str);
        let retry = class.and_then(|class| Fields { name, node, diagnostics }.retry(class));
        // A policy with a mistake is declared all the same, so that no entry that names it is reported too.
        let retry = retry.unwrap_or(Retry::Unspecified);
        policies.push(Policy { name: name.text.clone(), retry, about: node.string_of("about"), span: name.span });
    }
    policies
}

struct Fields<'a> {
    name: &'a Key,
    node: &'a Node,
    diagnostics: &'a mut Diagnostics,
}

impl Fields<'_> {
    /// A class that repeats needs its delays and a bound; one that does not has neither.
    fn retry(mut self, class: Class) -> Option<Retry> {
        let allowed: &[&str] = match class {
            Class::Poll => &["first", "every", "attempts"],
            Class::Backoff => &["first", "cap", "attempts"],
            Class::Restart => &["attempts"],
            Class::Fix | Class::Unspecified => &[],
        };
        self.refuse_others(class, allowed);
        match class {
            Class::Poll => {
                let every = self.duration("every");
                let attempts = self.attempts(class);
                self.need(every.is_some(), class, "every", "the interval between two polls: `every: 5s`");
                let every = every?.0;
                let first = self.duration("first").map_or(every, |(first, _)| first);
                Some(Retry::Poll { first, every, attempts: attempts? })
            }
            Class::Backoff => {
                let (first, cap) = (self.duration("first"), self.duration("cap"));
                let attempts = self.attempts(class);
                self.need(first.is_some(), class, "first", "the delay before the second try: `first: 10s`");
                self.need(cap.is_some(), class, "cap", "the longest delay: `cap: 60s`");
                let ((first, span), (cap, other)) = (first?, cap?);
                if first > cap {
                    self.diagnostics
                        .error(span, format!("`first` of `{}` is longer than its `cap`", self.name.text))
                        .help("the delay grows from `first` to `cap`")
                        .other(other, "the cap");
                }
                Some(Retry::Backoff { first, cap, attempts: attempts? })
            }
            Class::Restart => Some(Retry::Restart { attempts: self.attempts(class)? }),
            Class::Fix => Some(Retry::Fix),
            Class::Unspecified => Some(Retry::Unspecified),
        }
    }

    fn refuse_others(&mut self, class: Class, allowed: &[&str]) {
        for (key, _) in self.node.pairs() {
            let belongs = ["first", "every", "cap", "attempts"].contains(&key.text.as_str());
            if belongs && !allowed.contains(&key.text.as_str()) {
                let help = match allowed {
                    [] => "nothing repeats here: leave it out".to_owned(),
                    _ => format!("a `{class}` has {}", words(allowed.iter().copied())),
                };
                self.diagnostics
                    .error(key.span, format!("`{}` means nothing for the class `{class}`", key.text))
                    .help(help);
            }
        }
    }

    /// Unbounded repetition is what ruins callers and servers, so every class that repeats says where it ends.
    fn attempts(&mut self, class: Class) -> Option<u32> {
        self.need(
            self.node.get("attempts").is_some(),
            class,
            "attempts",
            "the most tries in all, the first one included: `attempts: 5`",
        );
        scalar::count(self.node.get("attempts")?.as_str()?).ok()
    }

    fn duration(&self, key: &str) -> Option<(Duration, Span)> {
        let node = self.node.get(key)?;
        Some((scalar::duration(node.as_str()?).ok()?, node.span))
    }

    fn need(&mut self, there: bool, class: Class, key: &str, help: &str) {
        if !there && self.node.get(key).is_none() {
            self.diagnostics
                .error(
                    self.name.span,
                    format!("retry policy `{}` of the class `{class}` has no `{key}`", self.name.text),
                )
                .help(format!("add {help}"));
        }
    }
}
