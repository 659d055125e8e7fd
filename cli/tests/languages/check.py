"""Uses every name of a generated module, and compares it with the JSON of the same catalog."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import errors
from errors import (
    ALIASES,
    ERRORS,
    RETRY_POLICIES,
    Cause,
    Code,
    Endpoint,
    ErrorEntry,
    RetryClass,
    RetryPolicy,
    find_error,
    is_code,
    is_retryable,
    parse_code,
)

expected: Any = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
entries = [entry for entry in expected["entries"] if entry is not None]

for wanted in entries:
    endpoint, code = Endpoint(wanted["endpoint"]), Code(wanted["code"])
    found: ErrorEntry | None = find_error(endpoint, code)
    assert found is not None and found.code is code, wanted
    assert found.title == wanted["title"], wanted
    assert found.meaning == wanted["meaning"], wanted
    assert found.fix == wanted["fix"], wanted
    causes: tuple[Cause, ...] = found.causes
    assert [[cause.cause, cause.fix] for cause in causes] == wanted["causes"], wanted
    assert found.note == wanted["note"], wanted
    assert list(found.see_also) == wanted["see_also"], wanted
    assert (found.deprecated is not None, found.removed is not None) == (
        wanted["is_deprecated"],
        wanted["is_removed"],
    ), wanted
    assert found.docs_url == wanted["docs_url"], wanted
    policy: RetryPolicy = found.retry_policy
    assert policy in RETRY_POLICIES.values(), wanted
    assert policy.is_retryable == (policy.retry_class in (RetryClass.POLL, RetryClass.BACKOFF)), wanted
    assert is_retryable(code, endpoint) == wanted["is_retryable"], wanted
    assert is_retryable(code) == all(one["is_retryable"] for one in entries if one["code"] == code), wanted
    assert is_code(wanted["code"]) and parse_code(wanted["code"]) is code, wanted
    try:
        found.title = ""  # type: ignore[misc]
    except dataclasses.FrozenInstanceError:
        pass
    else:
        raise AssertionError("an entry can be changed")

assert [code.value for code in Code] == expected["codes"]
assert len(Code.__members__) == len(Code), "two names of one code"
assert sum(len(table) for table in ERRORS.values()) == len(entries)
assert list(ERRORS) == list(Endpoint)

for name in expected["codes"]:
    if name.isascii() and name.isdigit() and str(int(name)) == name:
        assert is_code(int(name)) and parse_code(int(name)) is Code(name), name
        assert parse_code(float(name)) is None, name  # type: ignore[arg-type]

aliases = {alias[0]: alias[1] for alias in expected["aliases"] if alias is not None}
assert {alias: code.value for alias, code in ALIASES.items()} == aliases
for alias, name in aliases.items():
    assert not is_code(alias) and parse_code(alias) == name

for name, parameter in (one for one in expected["parameters"] if one is not None):
    is_text = parameter["kind"] == "text"
    maximum = 2**32 - 1 if parameter["kind"] == "u32" else 2**64 - 1

    def parse(value: str) -> bool:
        code = parse_code(parameter["before"] + value + parameter["after"])
        return code is not None and code.value == str(name)

    assert parse("0") and parse("30") and parse(str(maximum)), name
    assert not parse(""), name
    for value in ["007", "-1", "x", str(maximum + 1), "1\n", "٣", "²"]:
        assert parse(value) == is_text, (name, value)

for text in ["no such code", "name", "value", "mro", "__class__"]:
    assert is_code(text) == (text in expected["codes"]), text

assert errors.__doc__
print(f"Python: {len(entries)} entries")
