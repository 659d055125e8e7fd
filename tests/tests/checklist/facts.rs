//! A row for each entry, compared with the YAML, the docs and the crate.

use std::time::Duration;

use captchaai_errors::RetryClass;
use captchaai_errors::table::Rule;
use errbook_compiler::model;

use super::book::{CATALOG, entry, holds, outcome, row, rustdoc, section};

/// Required phrases, in any order; `a|b` is one or the other.
pub(super) type Words = &'static [&'static str];

/// The facts of one entry.
pub(super) struct Fact {
    pub(super) code: &'static str,
    /// The title of the page; case is ignored.
    pub(super) title: &'static str,
    pub(super) meaning: Words,
    pub(super) fix: Words,
    /// Each cause with its own fix, in order.
    pub(super) causes: &'static [(Words, Words)],
    /// Phrases required anywhere in the entry.
    pub(super) note: Words,
    /// The related codes.
    pub(super) see: Words,
    pub(super) class: RetryClass,
    /// The seconds before the same call is sent again.
    pub(super) after: Option<u64>,
    pub(super) checks: &'static [(&'static str, Rule<'static>)],
}

/// A row to start from.
pub(super) const FIX: Fact = Fact {
    code: "",
    title: "",
    meaning: &[],
    fix: &[],
    causes: &[],
    note: &[],
    see: &[],
    class: RetryClass::AfterFix,
    after: None,
    checks: &[],
};

impl Fact {
    /// Compares the row with everything.
    pub(super) fn check(&self, endpoint: &str) {
        self.check_yaml(endpoint);
        self.check_docs(endpoint);
        self.check_crate(endpoint);
    }

    fn check_yaml(&self, endpoint: &str) {
        let what = format!("the YAML of {} at {endpoint}", self.code);
        let entry = entry(endpoint, self.code);
        let texts = &entry.texts;
        assert_eq!(texts.title.to_lowercase(), self.title.to_lowercase(), "{what}");
        holds(&what, &texts.meaning, self.meaning);
        holds(&what, &texts.fix, self.fix);
        assert_eq!(texts.causes.len(), self.causes.len(), "{what}");
        for (found, (cause, fix)) in texts.causes.iter().zip(self.causes) {
            holds(&what, &found.cause, cause);
            holds(&what, &found.fix, fix);
        }
        let note = texts.note.clone().unwrap_or_default();
        holds(&what, &format!("{} {} {note}", texts.meaning, texts.fix), self.note);
        let see: Vec<&str> =
            texts.see_also.iter().filter_map(|place| Some(CATALOG.codes.get(*place)?.code.as_str())).collect();
        assert_eq!(see, self.see, "{what}");
        let retry = CATALOG.policy(entry).retry;
        assert_eq!((retry.class(), retry.initial_delay()), (self.class, self.after.map(Duration::from_secs)), "{what}");
        let checks: Vec<_> = texts.checks.iter().map(|check| (check.parameter.as_str(), &check.rule)).collect();
        assert_eq!(checks.len(), self.checks.len(), "{what}");
        for ((parameter, rule), (name, right)) in checks.iter().zip(self.checks) {
            assert!(parameter == name && same(rule, right), "{what}: {parameter} {rule:?}, not {name} {right:?}");
        }
    }

    fn check_docs(&self, endpoint: &str) {
        let what = format!("the docs of {} at {endpoint}", self.code);
        let text = section(endpoint, self.code);
        holds(&what, &text, &[self.title, self.class.as_str()]);
        holds(&what, &text, self.meaning);
        holds(&what, &text, self.fix);
        holds(&what, &text, self.note);
        holds(&what, &text, self.see);
        for (cause, fix) in self.causes {
            holds(&what, &text, cause);
            holds(&what, &text, fix);
        }
        if let Some(after) = self.after {
            holds(&what, &text, &[&format!("{after} s")]);
        }
        for (parameter, rule) in self.checks {
            holds(&what, &text, &[parameter]);
            match rule {
                Rule::Length(length) => holds(&what, &text, &[&length.to_string()]),
                Rule::Bytes { min, max } => {
                    for bound in min.iter().chain(max) {
                        holds(&what, &text, &[&bound.to_string()]);
                    }
                }
                Rule::Extension(list) => holds(&what, &text, list),
                Rule::NonEmpty => holds(&what, &text, &["not empty"]),
                Rule::Digits => holds(&what, &text, &["digits only"]),
                Rule::Base64 => holds(&what, &text, &["base64"]),
                other => panic!("{what}: {other:?} is not looked for"),
            }
        }
    }

    fn check_crate(&self, endpoint: &str) {
        let what = format!("the crate on {} at {endpoint}", self.code);
        let row = row(endpoint, self.code);
        assert_eq!(row.title().to_lowercase(), self.title.to_lowercase(), "{what}");
        holds(&what, row.meaning(), self.meaning);
        holds(&what, row.fix(), self.fix);
        assert_eq!(row.causes().len(), self.causes.len(), "{what}");
        for (found, (cause, fix)) in row.causes().iter().zip(self.causes) {
            holds(&what, found.cause, cause);
            holds(&what, found.fix, fix);
        }
        assert_eq!(
            (row.retry().class(), row.retry().initial_delay()),
            (self.class, self.after.map(Duration::from_secs)),
            "{what}"
        );
        let checks: Vec<_> = row.checks().iter().map(|check| (check.parameter, check.rule)).collect();
        assert_eq!(checks, self.checks, "{what}");

        // The table has no notes; the rustdoc of the variant has them.
        let doc = rustdoc(endpoint, self.code);
        holds(&what, &doc, &[self.title, self.code, self.class.as_str()]);
        holds(&what, &doc, self.meaning);
        holds(&what, &doc, self.fix);
        holds(&what, &doc, self.note);
        for (cause, fix) in self.causes {
            holds(&what, &doc, cause);
            holds(&what, &doc, fix);
        }

        let word = if self.class == RetryClass::Poll { "pending" } else { "error" };
        let right = (word, self.code.to_owned());
        assert_eq!(outcome(endpoint, self.code), right, "{what}");
        assert_eq!(outcome(endpoint, &format!(r#"{{"status":0,"request":"{}"}}"#, self.code)), right, "{what}");
    }
}

/// Returns `true` if a rule of the model is this one.
fn same(rule: &model::Rule, right: &Rule<'_>) -> bool {
    match (rule, right) {
        (model::Rule::Length(length), Rule::Length(right)) => length == right,
        (model::Rule::Bytes { min, max }, Rule::Bytes { min: least, max: most }) => (min, max) == (least, most),
        (model::Rule::Extension(list), Rule::Extension(right)) => list == right,
        (model::Rule::NonEmpty, Rule::NonEmpty)
        | (model::Rule::Digits, Rule::Digits)
        | (model::Rule::Base64, Rule::Base64) => true,
        _ => false,
    }
}
