//! Checks that a value can pass all checks of a parameter.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::model::{Catalog, Check, Rule};
use crate::phrase;

/// The maximum number of checks of one parameter that each later one is compared with.
const MAX_COMPARED: usize = 100;

/// Rejects two checks of one parameter at an endpoint that no value passes.
///
/// Each pair is reported once, although several endpoints can share it.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let mut reported = BTreeSet::new();
    for endpoint in &catalog.endpoints {
        let own = endpoint.entries.iter().filter(|entry| entry.same_as.is_none() && entry.removed.is_none());
        let mut checks: Vec<&Check> = own.flat_map(|entry| &entry.texts.checks).collect();
        checks.sort_by_key(|check| check.span);
        let mut earlier: BTreeMap<&str, Vec<&Check>> = BTreeMap::new();
        for check in checks {
            let earlier = earlier.entry(&check.parameter).or_default();
            if let Some(earlier) = earlier.iter().find(|earlier| exclude(earlier, check))
                && reported.insert(check.span)
            {
                let (is, was) = (words(&check.rule), words(&earlier.rule));
                diagnostics
                    .error(check.span, format!("no value of `{}` is {is} and also {was}", check.parameter))
                    .help("change one of the two checks, or limit both to different calls with `only_for`")
                    .related(earlier.span, "contradicts this check");
            }
            if earlier.len() < MAX_COMPARED {
                earlier.push(check);
            }
        }
    }
}

fn words(rule: &Rule) -> String {
    phrase::rule(&rule.to_table(&rule.extensions()))
}

/// Returns `true` if both checks apply to the same calls, and no value passes both.
fn exclude(one: &Check, other: &Check) -> bool {
    let same_calls = one.only_for.is_none() || other.only_for.is_none() || one.only_for == other.only_for;
    same_calls && one.rule.excludes(&other.rule)
}
