//! Turns an export back into a catalog, without the compiler: JSON is YAML.

use serde_json::{Map, Value, json};

/// Returns the text of a catalog with the facts of an export.
pub(crate) fn catalog(export: &Value) -> String {
    let facts = &export["catalog"];
    let mut catalog = Map::new();
    let mut put = |key: &str, value: Value| put(&mut catalog, key, value);
    put("catalog", facts["name"].clone());
    for key in ["title", "description", "source", "docs_url", "codes_per_page", "secrets", "public"] {
        put(key, facts[key].clone());
    }
    put("texts", json!("optional"));
    put("sources", named(&export["sources"], "name", |source| pick(source, &["evidence", "title", "url", "accessed"])));
    put("responses", responses(&export["responses"]));
    let policies: Vec<Value> =
        items(&export["retry_policies"]).iter().filter(|policy| !is_implied(policy)).cloned().collect();
    put("retry_policies", named(&json!(policies), "name", policy));
    put("polling", named(&export["polling"], "task_type", profile));
    put("guidelines", export["guidelines"].clone());
    put("decisions", export["decisions"].clone());
    let mut names = Names { export, seen: Vec::new() };
    // Codes are in order of first appearance, which is that of the endpoints.
    let endpoints = named(&export["endpoints"], "name", |endpoint| self::endpoint(endpoint, &mut names));
    put("shared_errors", named(&export["shared_errors"], "code", |entry| self::entry(entry, &mut names)));
    put("endpoints", endpoints);
    extensions(&mut catalog, facts);
    serde_json::to_string_pretty(&Value::Object(catalog)).expect("a value is JSON")
}

/// Returns each scalar of a value with its path, for a short report.
pub(crate) fn flat(value: &Value) -> Vec<String> {
    fn add(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) if !map.is_empty() => {
                map.iter().for_each(|(key, value)| add(&format!("{path}/{key}"), value, found));
            }
            Value::Array(list) if !list.is_empty() => {
                list.iter().enumerate().for_each(|(index, value)| add(&format!("{path}/{index}"), value, found));
            }
            _ => found.push(format!("{path}: {value}")),
        }
    }
    let mut found = Vec::new();
    add("", value, &mut found);
    found
}

/// The codes whose variant and aliases are written already.
struct Names<'e> {
    export: &'e Value,
    seen: Vec<String>,
}

/// Adds a key unless its value is absent or empty.
fn put(map: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = match &value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    if !is_empty {
        map.insert(key.to_owned(), value);
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Returns a map from the names of objects to what is written for each.
fn named(list: &Value, key: &str, mut write: impl FnMut(&Value) -> Value) -> Value {
    items(list).iter().map(|item| (text(&item[key]).to_owned(), write(item))).collect::<Map<_, _>>().into()
}

fn pick(value: &Value, keys: &[&str]) -> Value {
    let mut map = Map::new();
    keys.iter().for_each(|key| put(&mut map, key, value[*key].clone()));
    map.into()
}

fn extensions(map: &mut Map<String, Value>, owner: &Value) {
    for extension in items(&owner["extensions"]) {
        let values = &extension["values"];
        let value = if extension["is_list"] == true { values } else { &values[0] };
        map.insert(text(&extension["name"]).to_owned(), value.clone());
    }
}

/// Returns `true` for a policy that needs no definition, and has none.
fn is_implied(policy: &Value) -> bool {
    policy["name"] == policy["class"]
        && ["after_fix", "unspecified"].contains(&text(&policy["name"]))
        && policy["description"].is_null()
}

fn duration(value: &Value) -> Value {
    value.as_u64().map_or(Value::Null, |ms| {
        if ms % 3_600_000 == 0 { format!("{}h", ms / 3_600_000) } else { format!("{ms}ms") }.into()
    })
}

fn policy(policy: &Value) -> Value {
    let mut map = Map::new();
    put(&mut map, "class", policy["class"].clone());
    for (key, of) in [("initial_delay", "initial_delay_ms"), ("interval", "interval_ms"), ("max_delay", "max_delay_ms")]
    {
        put(&mut map, key, duration(&policy[of]));
    }
    put(&mut map, "max_attempts", policy["max_attempts"].clone());
    put(&mut map, "description", policy["description"].clone());
    map.into()
}

fn profile(profile: &Value) -> Value {
    let mut map = Map::new();
    for (key, of) in [("initial_delay", "initial_delay_ms"), ("interval", "interval_ms"), ("timeout", "timeout_ms")] {
        put(&mut map, key, duration(&profile[of]));
    }
    put(&mut map, "description", profile["description"].clone());
    put(&mut map, "evidence", profile["sources"].clone());
    map.into()
}

fn statuses(list: &Value) -> Value {
    items(list).iter().map(|status| status["name"].clone()).collect::<Vec<_>>().into()
}

fn conditions(list: &Value) -> Value {
    let predicate = |condition: &Value| match text(&condition["predicate"]) {
        "is" => condition["value"].clone(),
        "not" => json!({"not": condition["value"]}),
        other => json!({"is": other}),
    };
    named(list, "path", predicate)
}

fn responses(responses: &Value) -> Value {
    let mut map = Map::new();
    if let Some(text) = responses.get("text").filter(|text| !text.is_null()) {
        let mut format = Map::new();
        for key in ["success_prefix", "empty_payload", "reserved_prefix"] {
            put(&mut format, key, text[key].clone());
        }
        put(
            &mut format,
            "trailing_fields",
            named(&text["trailing_fields"], "name", |field| field["separator"].clone()),
        );
        let success = |one: &Value| match &one["exact"] {
            Value::Null => pick(one, &["charset", "max_length"]),
            exact => exact.clone(),
        };
        put(&mut format, "success", items(&text["success"]).iter().map(success).collect::<Vec<_>>().into());
        let unknown = |one: &Value| {
            let mut one = one.clone();
            one.as_object_mut().expect("an object").retain(|_, value| value != "");
            one
        };
        put(&mut format, "unknown_codes", items(&text["unknown_codes"]).iter().map(unknown).collect::<Vec<_>>().into());
        map.insert("text".to_owned(), format.into());
    }
    if let Some(json) = responses.get("json").filter(|json| !json.is_null()) {
        let mut format = Map::new();
        put(&mut format, "success", conditions(&json["success"]));
        put(&mut format, "failure", conditions(&json["failure"]));
        let code = items(&json["code"]).iter().map(|code| {
            let mut map = pick(code, &["before", "after", "none"]);
            map["at"] = code["path"].clone();
            map
        });
        put(&mut format, "code", code.collect::<Vec<_>>().into());
        for key in ["payload", "empty_payload", "message"] {
            put(&mut format, key, json[key].clone());
        }
        let delay = |delay: &Value| json!({"at": delay["path"], "unit": delay["unit"]});
        put(&mut format, "retry_after", items(&json["retry_after"]).iter().map(delay).collect::<Vec<_>>().into());
        put(&mut format, "fields", named(&json["fields"], "name", |field| field["paths"].clone()));
        map.insert("json".to_owned(), format.into());
    }
    let http = &responses["http"];
    let mut format = Map::new();
    put(&mut format, "success", statuses(&http["success"]));
    let retry = items(&http["retry"])
        .iter()
        .map(|retry| (text(&retry["status"]["name"]).to_owned(), retry["retry_policy"].clone()));
    put(&mut format, "retry", retry.collect::<Map<_, _>>().into());
    put(&mut map, "http", format.into());
    map.into()
}

fn endpoint(endpoint: &Value, names: &mut Names<'_>) -> Value {
    let mut map = Map::new();
    for key in ["method", "path", "title", "description"] {
        put(&mut map, key, endpoint[key].clone());
    }
    map.insert("idempotent".to_owned(), endpoint["is_idempotent"].clone());
    extensions(&mut map, endpoint);
    if !endpoint["responses"].is_null() {
        map.insert("responses".to_owned(), responses(&endpoint["responses"]));
    }
    let (shared, own): (Vec<Value>, Vec<Value>) =
        items(&endpoint["entries"]).iter().cloned().partition(|entry| entry["is_shared"] == true);
    put(&mut map, "shared", shared.iter().map(|entry| entry["code"].clone()).collect::<Vec<_>>().into());
    map.insert("errors".to_owned(), named(&json!(own), "code", |entry| self::entry(entry, names)));
    map.into()
}

fn entry(entry: &Value, names: &mut Names<'_>) -> Value {
    let mut map = Map::new();
    if entry["same_as"].is_null() {
        put(&mut map, "title", entry["title"].clone());
        for key in ["meaning", "fix"] {
            put(&mut map, key, if entry[key] == "" { Value::Null } else { entry[key].clone() });
        }
        put(&mut map, "retry", entry["retry_policy"].clone());
        for key in ["causes", "note", "see_also"] {
            put(&mut map, key, entry[key].clone());
        }
        put(&mut map, "checks", items(&entry["checks"]).iter().map(check).collect::<Vec<_>>().into());
        if !entry["parameter"].is_null() {
            let (mut parameter, of) = (Map::new(), &entry["parameter"]);
            put(&mut parameter, "kind", of["kind"].clone());
            put(&mut parameter, "delay", of["delay_unit"].clone());
            map.insert("parameter".to_owned(), parameter.into());
        }
    } else {
        put(&mut map, "same_as", entry["same_as"].clone());
    }
    put(&mut map, "unknown_id", entry["unknown_id"].clone());
    put(&mut map, "http", statuses(&entry["http"]));
    if !entry["when"].is_null() {
        let mut when = Map::new();
        put(&mut when, "http", statuses(&entry["when"]["http"]));
        put(&mut when, "json", conditions(&entry["when"]["json"]));
        map.insert("when".to_owned(), when.into());
    }
    let own = items(&entry["examples"]).iter().filter(|example| example["is_canonical"] == false);
    put(&mut map, "examples", own.map(|example| example["body"].clone()).collect::<Vec<_>>().into());
    put(&mut map, "since", entry["since"].clone());
    for key in ["deprecated", "removed"] {
        let mut note = Map::new();
        put(&mut note, "since", entry[key]["since"].clone());
        put(&mut note, "reason", entry[key]["text"].clone());
        put(&mut map, key, note.into());
    }
    put(&mut map, "evidence", entry["sources"].clone());
    extensions(&mut map, entry);
    let code = text(&entry["code"]).to_owned();
    if !names.seen.contains(&code) {
        let of = items(&names.export["codes"])
            .iter()
            .find(|one| one["code"] == code.as_str())
            .expect("every code is listed");
        put(&mut map, "ident", of["variant"].clone());
        put(&mut map, "aliases", named(&of["aliases"], "name", |alias| alias["why"].clone()));
        names.seen.push(code);
    }
    map.into()
}

fn check(check: &Value) -> Value {
    let mut map = Map::new();
    put(&mut map, "parameter", check["parameter"].clone());
    match text(&check["rule"]) {
        rule @ ("length" | "max_length") => put(&mut map, rule, check["characters"].clone()),
        "bytes" => {
            let mut bytes = Map::new();
            put(&mut bytes, "min", check["min_bytes"].clone());
            put(&mut bytes, "max", check["max_bytes"].clone());
            put(&mut map, "bytes", bytes.into());
        }
        "extension" => put(&mut map, "extension", check["extensions"].clone()),
        rule => put(&mut map, "rule", rule.into()),
    }
    put(&mut map, "only_for", check["only_for"].clone());
    map.into()
}
