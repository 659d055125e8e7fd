//! Compares the model with an independent parser: `serde_yaml` finds the same values in the file, and no others.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use captchaai_errors::table::Evidence;
use captchaai_errors::{ApiCode, Code, RetryPolicy};
use errbook_compiler::model::{
    Catalog, Check, CodeLocation, Endpoint, Entry, JsonResponses, LifecycleNote, Policy, Predicate, Rule,
    TextResponses, TextSuccess,
};
use errbook_compiler::with_table;
use serde_yaml::Value;

mod differential {
    pub(super) mod node;
}

use differential::node::Node;

const FILE: &str = include_str!("../../catalog/errors.yaml");

fn model() -> Catalog {
    let checked = errbook_compiler::check(FILE);
    assert_eq!(checked.errors().count(), 0);
    checked.catalog.expect("a valid catalog")
}

/// Every scalar of the file, and every empty collection.
fn leaves(value: &Value, path: String, found: &mut BTreeSet<String>) {
    match value {
        Value::Mapping(map) if !map.is_empty() => {
            for (key, value) in map {
                leaves(value, format!("{path}/{}", key.as_str().expect("a key is a text")), found);
            }
        }
        Value::Sequence(list) if !list.is_empty() => {
            for (place, value) in list.iter().enumerate() {
                leaves(value, format!("{path}/{place}"), found);
            }
        }
        _ => {
            found.insert(path);
        }
    }
}

#[test]
fn model_matches_serde_yaml() {
    let (file, model): (Value, Catalog) = (serde_yaml::from_str(FILE).expect("the file is YAML"), model());
    let seen = RefCell::default();
    let root = Node { path: String::new(), value: &file, seen: &seen };

    assert_eq!(root.word("catalog").as_ref(), Some(&model.name));
    assert_eq!(root.word("title").as_ref(), Some(&model.title));
    assert_eq!(root.word("description"), model.description);
    let source = root.get("source").map(|source| (source.need("url").text(), source.need("accessed").text()));
    assert_eq!(source, model.source.as_ref().map(|source| (source.url.clone(), source.accessed.clone())));
    let sources = root.pairs("sources");
    assert_eq!(sources.len(), model.sources.len());
    for ((name, node), source) in sources.iter().zip(&model.sources) {
        assert_eq!((name, node.need("title").text()), (&source.name, source.title.clone()));
        assert_eq!(node.need("evidence").text(), source.evidence.as_str());
        assert_eq!((node.word("url"), node.need("accessed").text()), (source.url.clone(), source.accessed.clone()));
    }
    let waits = root.pairs("polling");
    assert_eq!(waits.len(), model.polling.len());
    for ((task, node), wait) in waits.iter().zip(&model.polling) {
        assert_eq!((task, node.word("description")), (&wait.task_type, wait.description.clone()));
        assert_eq!(node.words("evidence"), named(&model, &wait.sources));
        let [initial_delay, interval, timeout] =
            ["initial_delay", "interval", "timeout"].map(|key| duration(&node.need(key).text()));
        let polls = (timeout - initial_delay).as_millis() / interval.as_millis() + 1;
        let max_attempts = u32::try_from(polls).expect("a small number");
        assert_eq!((wait.retry, wait.timeout), (RetryPolicy::Poll { initial_delay, interval, max_attempts }, timeout));
    }
    assert_eq!(root.word("docs_url"), model.docs_url);
    assert_eq!(root.words("guidelines"), model.guidelines);
    assert_eq!((root.words("secrets"), root.words("public")), (model.secrets.clone(), model.public.clone()));
    let responses = root.need("responses");
    text_responses(responses.get("text"), model.responses.text.as_ref());
    json_responses(responses.get("json"), model.responses.json.as_ref());
    let policies = root.pairs("retry_policies");
    assert_eq!(policies.len(), model.policies.len());
    for ((name, node), policy) in policies.iter().zip(&model.policies) {
        assert_eq!((name, &node.word("description"), retry(node)), (&policy.name, &policy.description, policy.retry));
    }
    let decisions = root.items("decisions");
    assert_eq!(decisions.len(), model.decisions.len());
    for (node, decision) in decisions.iter().zip(&model.decisions) {
        assert_eq!(node.word("question").as_ref(), Some(&decision.question));
        assert_eq!(node.word("decision").as_ref(), Some(&decision.decision));
        assert_eq!(node.word("reason").as_ref(), Some(&decision.reason));
    }
    codes(&root, &model);
    let endpoints = root.pairs("endpoints");
    assert_eq!(endpoints.len(), model.endpoints.len());
    for ((name, node), found) in endpoints.iter().zip(&model.endpoints) {
        endpoint(name, node, found, &model);
    }

    let mut all = BTreeSet::new();
    leaves(&file, String::new(), &mut all);
    assert!(all.len() > 200, "{all:#?}");
    let seen = seen.borrow();
    let missed: Vec<_> = all.symmetric_difference(&seen).collect();
    assert!(missed.is_empty(), "not compared: {missed:#?}");
}

/// The names of the sources at these indices.
fn named(model: &Catalog, places: &[u32]) -> Vec<String> {
    model.sources_at(places).map(|source| source.name.clone()).collect()
}

fn text_responses(node: Option<Node<'_>>, model: Option<&TextResponses>) {
    assert_eq!(node.is_some(), model.is_some());
    let (Some(node), Some(model)) = (node, model) else { return };
    assert_eq!(
        (node.word("success_prefix"), node.word("reserved_prefix")),
        (model.success_prefix.clone(), model.reserved_prefix.clone())
    );
    let trailing: Vec<_> = node.pairs("trailing_fields").into_iter().map(|(name, node)| (name, node.text())).collect();
    let model_trailing = model.trailing_fields.iter().map(|field| (field.name.clone(), field.separator.clone()));
    assert!(model_trailing.eq(trailing));
    let successes = node.items("success");
    assert_eq!(successes.len(), model.success.len());
    for (node, success) in successes.iter().zip(&model.success) {
        match success {
            TextSuccess::Exact(text) => assert_eq!(node.text(), *text),
            TextSuccess::Number { charset, max_length } => {
                assert_eq!(node.need("charset").text(), charset.as_str());
                assert_eq!(node.need("max_length").number(), u64::from(*max_length));
            }
        }
    }
    let shapes = node.items("unknown_codes");
    assert_eq!(shapes.len(), model.unknown_codes.len());
    for (node, unknown) in shapes.iter().zip(&model.unknown_codes) {
        assert_eq!(node.need("charset").text(), unknown.charset.as_str());
        assert_eq!(node.word("prefix").unwrap_or_default(), unknown.prefix);
        assert_eq!(node.need("max_length").number(), u64::from(unknown.max_length));
    }
}

fn json_responses(node: Option<Node<'_>>, model: Option<&JsonResponses>) {
    assert_eq!(node.is_some(), model.is_some());
    let (Some(node), Some(model)) = (node, model) else { return };
    for (key, condition) in [("success", &model.success), ("failure", &model.failure)] {
        let pairs: Vec<_> = node.pairs(key).into_iter().map(|(key, is)| (key, Predicate::Is(is.scalar()))).collect();
        assert_eq!(&pairs, condition);
    }
    let code = CodeLocation { path: node.need("code").text(), ..CodeLocation::default() };
    assert_eq!((vec![code], node.words("payload")), (model.code.clone(), model.payload.clone()));
    assert_eq!(node.word("message").into_iter().collect::<Vec<_>>(), model.message);
    let fields: Vec<_> = node.pairs("fields").into_iter().map(|(name, node)| (name, node.one_or_more())).collect();
    assert!(model.fields.iter().map(|field| (field.name.clone(), field.paths.clone())).eq(fields));
}

/// A policy, from the YAML.
fn retry(node: &Node<'_>) -> RetryPolicy {
    let delay = |key: &str| node.get(key).map(|node| duration(&node.text()));
    let max_attempts = node.count("max_attempts").map(|count| u32::try_from(count).expect("a small number"));
    let (initial_delay, interval, max_delay) = (delay("initial_delay"), delay("interval"), delay("max_delay"));
    match (node.need("class").text().as_str(), initial_delay, interval, max_delay, max_attempts) {
        ("poll", initial_delay, Some(interval), None, Some(max_attempts)) => {
            RetryPolicy::Poll { initial_delay: initial_delay.unwrap_or(interval), interval, max_attempts }
        }
        ("backoff", Some(initial_delay), None, Some(max_delay), Some(max_attempts)) => {
            RetryPolicy::Backoff { initial_delay, max_delay, max_attempts }
        }
        ("resubmit", None, None, None, Some(max_attempts)) => RetryPolicy::Resubmit { max_attempts },
        ("after_fix", None, None, None, None) => RetryPolicy::AfterFix,
        ("unspecified", None, None, None, None) => RetryPolicy::Unspecified,
        other => panic!("{} is not a policy: {other:?}", node.path),
    }
}

fn duration(text: &str) -> Duration {
    let unit = text.find(|c: char| !c.is_ascii_digit()).expect("a duration has a unit");
    let (digits, unit) = text.split_at(unit);
    let number: u64 = digits.parse().expect("a duration is a whole number");
    match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(60 * number),
        "h" => Duration::from_secs(3600 * number),
        other => panic!("`{other}` is not a unit of time"),
    }
}

/// A code with its variant and its aliases, each alias with its reason.
type FoundCode = (String, String, Vec<(String, String)>);

/// Every code once, in the order of the file, with its variant and its aliases.
fn codes(root: &Node<'_>, model: &Catalog) {
    let strip = root.word("strip_prefix").unwrap_or_default();
    let mut found: Vec<FoundCode> = Vec::new();
    for (_, endpoint) in root.pairs("endpoints") {
        for (code, entry) in endpoint.pairs("errors") {
            let aliases: Vec<_> = entry.pairs("aliases").into_iter().map(|(name, why)| (name, why.text())).collect();
            let ident = entry.word("ident").unwrap_or_else(|| camel(code.strip_prefix(&strip).unwrap_or(&code)));
            match found.iter_mut().find(|(other, ..)| *other == code) {
                // Each entry of the code can repeat an alias; the first one states the reason.
                Some((.., all)) => all.extend(
                    aliases
                        .into_iter()
                        .filter(|(name, _)| all.iter().all(|(first, _)| first != name))
                        .collect::<Vec<_>>(),
                ),
                None => found.push((code, ident, aliases)),
            }
        }
    }
    let aliases = |code: &errbook_compiler::model::Code| {
        code.aliases.iter().map(|alias| (alias.name.clone(), alias.why.clone())).collect::<Vec<_>>()
    };
    let codes: Vec<_> = model.codes.iter().map(|code| (code.code.clone(), code.ident.clone(), aliases(code))).collect();
    assert_eq!(codes, found);
}

/// `ZERO_BALANCE` as `ZeroBalance`.
fn camel(code: &str) -> String {
    let word = |word: &str| word.split_at_checked(1).map(|(first, rest)| first.to_owned() + &rest.to_lowercase());
    code.split('_').filter_map(word).collect()
}

fn endpoint(name: &str, node: &Node<'_>, endpoint: &Endpoint, model: &Catalog) {
    assert_eq!((name, camel(&name.to_uppercase()) + "Error"), (endpoint.name.as_str(), endpoint.ident.clone()));
    assert_eq!((node.need("path").text(), node.need("title").text()), (endpoint.path.clone(), endpoint.title.clone()));
    assert_eq!(node.word("description"), endpoint.description);
    assert_eq!(node.get("idempotent").is_some_and(|node| node.is_true()), endpoint.is_idempotent);
    let responses = node.get("responses");
    let own_text = responses.as_ref().and_then(|responses| responses.get("text"));
    let is_own = own_text.is_some();
    text_responses(own_text, model.responses_of(endpoint).text.as_ref().filter(|_| is_own));
    let http = responses.and_then(|responses| responses.get("http"));
    let rules = http.map(|http| http.pairs("retry")).unwrap_or_default();
    let rules = rules.iter().map(|(status, policy)| (status.clone(), policy.text()));
    let own = endpoint.responses.iter().flat_map(|responses| &responses.http.retry);
    let name_of = |policy: usize| model.policies.get(policy).map(|policy| policy.name.clone()).unwrap_or_default();
    let own = own.map(|(status, policy)| (status.to_string(), name_of(*policy)));
    assert!(rules.eq(own), "{name}");
    let errors = node.pairs("errors");
    assert_eq!(errors.len(), endpoint.entries.len());
    for ((code, node), found) in errors.iter().zip(&endpoint.entries) {
        assert_eq!(*code, model.code(found).code);
        entry(node, found, &errors, model);
    }
}

fn entry(node: &Node<'_>, entry: &Entry, errors: &[(String, Node<'_>)], model: &Catalog) {
    let path = &node.path;
    assert_eq!(node.word("same_as"), entry.same_as, "{path}");
    let sources = node.words("evidence");
    assert_eq!(sources, named(model, &entry.sources), "{path}");
    assert_eq!(entry.evidence == Evidence::Page, sources.is_empty(), "{path}");
    let said = model.sources.iter().filter(|source| sources.contains(&source.name)).map(|source| source.evidence);
    assert_eq!(said.min().unwrap_or(Evidence::Page), entry.evidence, "{path}");
    let samples: Vec<String> = entry.examples.iter().map(|sample| sample.body.clone()).collect();
    assert_eq!(node.words("examples"), samples, "{path}");
    life(node, entry);

    let origin = match &entry.same_as {
        Some(other) => errors.iter().find(|(code, _)| code == other).map(|(_, node)| node).expect("the other entry"),
        None => node,
    };
    let texts = &entry.texts;
    let parameter = origin.get("parameter").map(|node| (node.need("kind").text(), node.word("delay")));
    let found = texts.parameter.as_ref().map(|parameter| {
        let delay = parameter.delay.map(|unit| unit.as_str().to_owned());
        (parameter.kind.as_str().to_owned(), delay)
    });
    assert_eq!(parameter, found, "{path}");
    assert_eq!(origin.word("title").as_deref(), Some(texts.title.as_str()), "{path}");
    assert_eq!(origin.word("meaning").as_deref(), Some(texts.meaning.as_str()), "{path}");
    assert_eq!(origin.word("fix").as_deref(), Some(texts.fix.as_str()), "{path}");
    assert_eq!(origin.word("note"), texts.note, "{path}");
    let causes = origin.items("causes");
    assert_eq!(causes.len(), texts.causes.len(), "{path}");
    for (node, cause) in causes.iter().zip(&texts.causes) {
        assert_eq!(
            (node.need("cause").text(), node.need("fix").text()),
            (cause.cause.clone(), cause.fix.clone()),
            "{path}"
        );
    }
    let policy: &Policy = model.policy(entry);
    assert_eq!(origin.need("retry").text(), policy.name, "{path}");
    let see: Vec<&str> =
        texts.see_also.iter().filter_map(|place| model.codes.get(*place)).map(|code| code.code.as_str()).collect();
    assert_eq!(
        (origin.words("see_also"), texts.see_also.len()),
        (see.iter().map(ToString::to_string).collect(), see.len()),
        "{path}"
    );
    let checks: Vec<_> = origin.items("checks").iter().map(check).collect();
    let facts = |check: &Check| (check.parameter.clone(), check.rule.clone(), check.only_for.clone());
    assert_eq!(checks, texts.checks.iter().map(facts).collect::<Vec<_>>(), "{path}");
    assert_eq!(origin.word("unknown_id"), entry.unknown_id, "{path}");
}

fn life(node: &Node<'_>, entry: &Entry) {
    let path = &node.path;
    let told =
        |notice: &Option<LifecycleNote>| notice.as_ref().map(|notice| (notice.since.clone(), notice.text.clone()));
    assert_eq!(node.word("since"), entry.since, "{path}");
    assert_eq!(node.word("unknown_id"), entry.unknown_id, "{path}");
    let removed = node.get("removed").map(|node| (node.word("since"), node.need("reason").text()));
    assert_eq!(removed, told(&entry.removed), "{path}");
    let deprecated = node.get("deprecated").map(|node| {
        let instead = node.word("use").map(|code| format!("Use `{code}`."));
        let text: Vec<String> = node.word("reason").into_iter().chain(instead).collect();
        (node.word("since"), text.join(" "))
    });
    assert_eq!(deprecated, told(&entry.deprecated), "{path}");
}

fn check(node: &Node<'_>) -> (String, Rule, Option<String>) {
    let bounds = node.get("bytes").map(|bytes| (bytes.count("min"), bytes.count("max")));
    let extension = node.get("extension").map(|_| node.words("extension"));
    if let Some(length) = node.count("max_length") {
        let rule = Rule::MaxLength(u32::try_from(length).expect("a small number"));
        return (node.need("parameter").text(), rule, node.word("only_for"));
    }
    let rule = match (node.count("length"), bounds, extension, node.word("rule").as_deref()) {
        (Some(length), None, None, None) => Rule::Length(u32::try_from(length).expect("a small number")),
        (None, Some((min, max)), None, None) => Rule::Bytes { min, max },
        (None, None, Some(list), None) => Rule::Extension(list),
        (None, None, None, Some("present")) => Rule::Present,
        (None, None, None, Some("non_empty")) => Rule::NonEmpty,
        (None, None, None, Some("digits")) => Rule::Digits,
        (None, None, None, Some("base64")) => Rule::Base64,
        other => panic!("{} is not a check: {other:?}", node.path),
    };
    (node.need("parameter").text(), rule, node.word("only_for"))
}

#[test]
fn compiled_table_matches_the_model() {
    let loaded = with_table(&model(), |table| format!("{table:#?}"));
    assert_eq!(loaded, format!("{:#?}", Code::CATALOG));
}
