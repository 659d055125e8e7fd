"""Compares the export of a catalog with the facts that PyYAML reads, and validates it with its schema.

Usage: export.py CATALOG EXPORT SCHEMA
"""

import json
import sys
from pathlib import Path

import jsonschema
import yaml

UNITS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000}


def milliseconds(duration):
    """Returns a duration of the catalog in milliseconds; `None` without one."""
    if duration is None:
        return None
    number = duration.rstrip("msh")
    return int(number) * UNITS[duration[len(number):]]


def text(value):
    """Returns a text as one line; `None` without one."""
    return None if value is None else " ".join(value.split())


def listed(value):
    """Returns a value or a list of values as a list of texts."""
    return [] if value is None else [str(one) for one in (value if isinstance(value, list) else [value])]


def equal(actual, expected, where):
    """Fails with the place at which two values differ."""
    assert actual == expected, f"{where}: {actual!r} instead of {expected!r}"


def compare_policy(name, policy, exported):
    """Compares a retry policy."""
    equal(exported["class"], policy["class"], name)
    equal(exported["is_retryable"], policy["class"] in ("poll", "backoff"), name)
    first = policy.get("initial_delay", policy.get("interval"))
    equal(exported["initial_delay_ms"], milliseconds(first), name)
    equal(exported["interval_ms"], milliseconds(policy.get("interval")), name)
    equal(exported["max_delay_ms"], milliseconds(policy.get("max_delay")), name)
    equal(exported["max_attempts"], policy.get("max_attempts"), name)
    equal(exported["description"], text(policy.get("description")), name)


def compare_entry(where, entry, texts, exported, catalog):
    """Compares an entry; `texts` is the entry that has its texts."""
    for key in ("meaning", "fix"):
        equal(exported[key], text(texts.get(key, "")), f"{where}: {key}")
    if "title" in texts:
        equal(exported["title"], text(texts["title"]), where)
    equal(exported["note"], text(texts.get("note")), where)
    equal(exported["retry_policy"], texts["retry"], where)
    policies = catalog.get("retry_policies", {})
    equal(exported["retry_class"], policies.get(texts["retry"], {"class": texts["retry"]})["class"], where)
    causes = [{key: text(value) for key, value in cause.items()} for cause in texts.get("causes", [])]
    equal(exported["causes"], causes, where)
    equal(exported["see_also"], listed(texts.get("see_also")), where)
    equal([check["parameter"] for check in exported["checks"]], [check["parameter"] for check in texts.get("checks", [])], where)
    equal([status["name"] for status in exported["http"]], listed(entry.get("http")), where)
    equal(exported["sources"], listed(entry.get("evidence")), where)
    equal(exported["since"], entry.get("since"), where)
    equal(exported["same_as"], entry.get("same_as"), where)
    own = [example["body"] for example in exported["examples"] if not example["is_canonical"]]
    equal(own, listed(entry.get("examples")), where)
    for key in ("deprecated", "removed"):
        equal(exported[key] is not None, key in entry, where)


def main(catalog_path, export_path, schema_path):
    """Compares everything."""
    export = json.loads(Path(export_path).read_text(encoding="utf-8"))
    schema = json.loads(Path(schema_path).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(export)

    try:
        catalog = yaml.safe_load(Path(catalog_path).read_text(encoding="utf-8"))
    except yaml.YAMLError:
        print(f"export: only the schema, since PyYAML reads YAML 1.1, which {catalog_path} is not")
        return
    facts = export["catalog"]
    equal(facts["name"], catalog["catalog"], "name")
    for key in ("title", "description"):
        equal(facts[key], text(catalog.get(key)), key)
    for key in ("secrets", "public"):
        equal(facts[key], catalog.get(key, []), key)
    for name, policy in catalog.get("retry_policies", {}).items():
        compare_policy(name, policy, next(one for one in export["retry_policies"] if one["name"] == name))
    equal([source["name"] for source in export["sources"]], list(catalog.get("sources", {})), "sources")
    for task_type, profile in zip(export["polling"], catalog.get("polling", {}).items(), strict=True):
        equal(task_type["task_type"], profile[0], "polling")
        equal(task_type["timeout_ms"], milliseconds(profile[1]["timeout"]), profile[0])

    count, aliases = 0, {}
    for endpoint, (name, written) in zip(export["endpoints"], catalog["endpoints"].items(), strict=True):
        equal((endpoint["name"], endpoint["path"]), (name, written["path"]), name)
        equal(endpoint["method"], written.get("method"), name)
        own = [entry for entry in endpoint["entries"] if not entry["is_shared"]]
        for exported, (code, entry) in zip(own, written.get("errors", {}).items(), strict=True):
            equal(exported["code"], code, name)
            texts = written["errors"][entry["same_as"]] if "same_as" in entry else entry
            compare_entry(f"{name}: {code}", entry, texts, exported, catalog)
            aliases.update({alias: code for alias in entry.get("aliases", {})})
            count += 1
    for exported, (code, entry) in zip(export["shared_errors"], catalog.get("shared_errors", {}).items(), strict=True):
        equal((exported["code"], exported["is_shared"]), (code, True), "shared errors")
        texts = catalog["shared_errors"][entry["same_as"]] if "same_as" in entry else entry
        compare_entry(f"shared: {code}", entry, texts, exported, catalog)
        count += 1
    found = {alias["name"]: code["code"] for code in export["codes"] for alias in code["aliases"]}
    equal({alias: found.get(alias) for alias in aliases}, aliases, "aliases")
    print(f"export: {count} entries are those of {catalog_path}")


main(*sys.argv[1:])
