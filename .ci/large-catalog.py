"""Prints a catalog with 2,000 codes at one endpoint, as many as a compiler has, from a formula."""

SUBJECTS = (
    "A class", "An interface", "A type parameter", "An enum member", "A generator function", "A decorator", "An import",
    "A namespace", "An abstract method", "A private property", "An index signature", "A rest parameter",
    "A computed name", "An arrow function", "A module declaration", "A template literal", "An async iterator",
    "A getter", "A setter", "A tuple element",
)
PREDICATES = (
    "cannot be used in", "must be declared before", "is not assignable to", "has no effect inside", "may not extend",
    "is missing from", "conflicts with", "is only allowed in", "cannot be reached from", "shadows",
)
OBJECTS = (
    "a constructor", "an ambient context", "a static block", "the return type", "a union of literals",
    "the global scope", "a type guard", "an overload list", "a loop body", "a default export",
)
FIXES = (
    "Move it to the top of the file", "Remove the modifier", "Add a type annotation", "Rename one of the two",
    "Enable the compiler option `strict`", "Import the module that declares it", "Wrap it in parentheses",
)

HEAD = """\
catalog: diagnostics
title: Diagnostics of a compiler
description: 2,000 codes at one endpoint, generated from a formula.
responses:
  json: {success: {ok: true}, failure: {ok: false}, code: code, payload: output, message: text}
retry_policies:
  source: {class: after_fix, description: The source must change before it is compiled again.}
  busy: {class: backoff, initial_delay: 2s, max_delay: 1m, max_attempts: 6}
endpoints:
  compile:
    path: /compile
    title: Compile a file
    errors:"""


def entry(number: int) -> str:
    """Returns the entry of a code; no two have the same meaning."""
    rest, subject = divmod(number, len(SUBJECTS))
    object_, predicate = divmod(rest, len(PREDICATES))
    subject, predicate, object_ = SUBJECTS[subject], PREDICATES[predicate], OBJECTS[object_]
    fix = FIXES[number % len(FIXES)]
    lines = [
        f"      TS{1000 + 7 * number}:",
        f"        title: {subject} {predicate} {object_}",
        f'        meaning: "{subject} {predicate} {object_}. The compiler stops at the line that declares it, and '
        f'reports rule {number % 97} of section {number % 13}."',
        f"        fix: {fix}, or delete it from {object_}.",
        f"        retry: {'busy' if number % 400 == 399 else 'source'}",
    ]
    if number % 3 == 0:
        lines += [
            "        causes:",
            f"          - cause: {subject} was copied from {object_}.",
            f"            fix: {FIXES[(number + 3) % len(FIXES)]}.",
        ]
    if number % 5 == 4:
        lines.append(f"        see_also: [TS{1000 + 7 * (number - 1)}]")
    return "\n".join(lines)


print(HEAD)
print("\n".join(entry(number) for number in range(len(SUBJECTS) * len(PREDICATES) * len(OBJECTS))))
