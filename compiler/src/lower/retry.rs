//! Lowers retry policies: each class has its own delays and limit.

use std::time::Duration;

use errbook_core::{RetryClass, RetryPolicy};

use super::keyword::keyword;
use crate::diagnostic::{Diagnostics, Span};
use crate::entries::policy_uses;
use crate::lists;
use crate::model::Policy;
use crate::scalar;
use crate::schema::{FIGURES, keys_of};
use crate::suggest::list as words;
use crate::yaml::{MapKey, Node};

/// The classes without figures, whose policies need no definition.
pub(super) const BUILT_IN: [RetryClass; 2] = [RetryClass::AfterFix, RetryClass::Unspecified];

pub(super) fn policies(root: &Node, diagnostics: &mut Diagnostics) -> Vec<Policy> {
    let mut policies = Vec::new();
    for (name, node) in root.pairs_of("retry_policies") {
        let class = keyword(node, "class", &RetryClass::ALL, RetryClass::as_str);
        let built_in = BUILT_IN.into_iter().find(|built_in| built_in.as_str() == name.text);
        if let (Some(built_in), Some(_)) = (built_in, class.filter(|class| Some(*class) != built_in)) {
            let span = node.get("class").map_or(name.span, |class| class.span);
            diagnostics
                .error(name.span, format!("`{built_in}` is a built-in policy, whose class is `{built_in}`"))
                .help("use another name for this policy, also in the entries that mean it")
                .related(span, "another class");
        }
        let retry = class.and_then(|class| Fields { name, node, diagnostics }.retry(class));
        // An invalid policy is declared nevertheless, so that entries that use it are not reported.
        let retry = retry.unwrap_or(RetryPolicy::Unspecified);
        policies.push(Policy {
            name: name.text.clone(),
            retry,
            description: node.text_of("description"),
            span: name.span,
        });
    }
    // Classes without figures need no policy.
    for class in BUILT_IN {
        let (name, retry) = match class {
            RetryClass::AfterFix => (class.as_str(), RetryPolicy::AfterFix),
            _ => (class.as_str(), RetryPolicy::Unspecified),
        };
        let used = policy_uses(root).into_iter().find(|node| node.as_str() == Some(name));
        if let Some(node) = used.filter(|_| policies.iter().all(|policy| policy.name != name)) {
            policies.push(Policy { name: name.to_owned(), retry, description: None, span: node.span });
        }
    }
    policies
}

struct Fields<'a> {
    name: &'a MapKey,
    node: &'a Node,
    diagnostics: &'a mut Diagnostics,
}

impl Fields<'_> {
    /// Lowers the policy of a class: classes that repeat need delays and a limit, others have neither.
    fn retry(mut self, class: RetryClass) -> Option<RetryPolicy> {
        let allowed = lists::map(keys_of(class), |(key, _)| *key);
        self.reject_other_keys(class, &allowed);
        match class {
            RetryClass::Poll => {
                let interval = self.duration("interval");
                let max_attempts = self.attempts(class);
                self.need(interval.is_some(), class, "interval", "the delay between two polls: `interval: 5s`");
                let interval = interval?.0;
                let initial_delay = self.duration("initial_delay").map_or(interval, |(initial_delay, _)| initial_delay);
                Some(RetryPolicy::Poll { initial_delay, interval, max_attempts: max_attempts? })
            }
            RetryClass::Backoff => {
                let (initial_delay, max_delay) = (self.duration("initial_delay"), self.duration("max_delay"));
                let max_attempts = self.attempts(class);
                self.need(
                    initial_delay.is_some(),
                    class,
                    "initial_delay",
                    "the delay before the second attempt: `initial_delay: 10s`",
                );
                self.need(max_delay.is_some(), class, "max_delay", "the maximum delay: `max_delay: 60s`");
                let ((initial_delay, span), (max_delay, other)) = (initial_delay?, max_delay?);
                if initial_delay > max_delay {
                    self.diagnostics
                        .error(span, format!("`initial_delay` of `{}` is longer than `max_delay`", self.name.text))
                        .help("the delay grows from `initial_delay` to `max_delay`")
                        .related(other, "`max_delay`");
                }
                Some(RetryPolicy::Backoff { initial_delay, max_delay, max_attempts: max_attempts? })
            }
            RetryClass::Resubmit => Some(RetryPolicy::Resubmit { max_attempts: self.attempts(class)? }),
            RetryClass::AfterFix => Some(RetryPolicy::AfterFix),
            RetryClass::Unspecified => Some(RetryPolicy::Unspecified),
        }
    }

    fn reject_other_keys(&mut self, class: RetryClass, allowed: &[&str]) {
        for (key, _) in self.node.pairs() {
            let belongs = FIGURES.contains(&key.text.as_str());
            if belongs && !allowed.contains(&key.text.as_str()) {
                let help = match allowed {
                    [] => "this class does not repeat: remove the key".to_owned(),
                    _ => format!("`{class}` uses {}", words(allowed)),
                };
                self.diagnostics.error(key.span, format!("the class `{class}` has no `{}`", key.text)).help(help);
            }
        }
    }

    /// Returns the limit, which every class that repeats requires, because unbounded retries harm callers and servers.
    fn attempts(&mut self, class: RetryClass) -> Option<u32> {
        self.need(
            self.node.get("max_attempts").is_some(),
            class,
            "max_attempts",
            "the maximum number of attempts, including the first: `max_attempts: 5`",
        );
        scalar::count(self.node.get("max_attempts")?.as_str()?).ok()
    }

    fn duration(&self, key: &str) -> Option<(Duration, Span)> {
        let node = self.node.get(key)?;
        Some((scalar::duration(node.as_str()?).ok()?, node.span))
    }

    fn need(&mut self, there: bool, class: RetryClass, key: &str, help: &str) {
        if !there && self.node.get(key).is_none() {
            self.diagnostics
                .error(
                    self.name.span,
                    format!("missing key `{key}` in the retry policy `{}` of the class `{class}`", self.name.text),
                )
                .help(format!("add {help}"));
        }
    }
}
