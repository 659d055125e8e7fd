//! Checks that a value can pass all checks of a parameter.

use crate::diagnostic::{Diagnostics, SpanSet, in_order};
use crate::limits::MAX_COMPARED;
use crate::lists;
use crate::model::{Catalog, Check, Rule};
use crate::names::NameMap;
use crate::phrase;

/// Rejects two checks of one parameter at an endpoint that no value passes.
///
/// Each pair is reported once, although several endpoints can share it.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let mut reported = SpanSet::default();
    for endpoint in &catalog.endpoints {
        let mut checks: Vec<&Check> = Vec::new();
        for entry in endpoint.entries.iter().filter(|entry| entry.same_as.is_none() && entry.removed.is_none()) {
            checks.extend(&entry.texts.checks);
        }
        let spans = lists::map(&checks, |check| check.span);
        let mut earlier: NameMap<'_, Vec<&Check>> = NameMap::default();
        for check in in_order(&spans).into_iter().filter_map(|index| checks.get(index).copied()) {
            let earlier = earlier.or_insert(&check.parameter, Vec::new());
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
