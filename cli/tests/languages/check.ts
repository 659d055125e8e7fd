// Uses every export of a generated module, and compares it with the JSON of the same catalog.
import {
  type Cause,
  type Code,
  type Endpoint,
  type EndpointCodes,
  type ErrorEntry,
  type RetryClass,
  type RetryPolicy,
  type RetryPolicyName,
  codes,
  endpoints,
  errors,
  findError,
  isCode,
  isRetryable,
  parseCode,
  retryPolicies,
} from "./errors";

declare function require(name: string): any;
const expected = require("./expected.json");

function equal(actual: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (one !== other) {
    throw new Error(`${what}: ${one} instead of ${other}`);
  }
}

const classes: readonly RetryClass[] = ["poll", "backoff", "resubmit", "after_fix", "unspecified"];
let count = 0;
for (const entry of expected.entries.filter((entry: unknown) => entry !== null)) {
  const endpoint: Endpoint = entry.endpoint;
  const found: ErrorEntry | undefined = findError(endpoint, entry.code);
  if (found === undefined) {
    throw new Error(`${endpoint}: ${entry.code} is missing`);
  }
  const what = `${endpoint}: ${entry.code}`;
  equal(found.code, entry.code, what);
  equal(found.title, entry.title, what);
  equal(found.meaning, entry.meaning, what);
  equal(found.fix, entry.fix, what);
  equal(found.causes.map((one: Cause) => [one.cause, one.fix]), entry.causes, what);
  equal(found.note, entry.note, what);
  equal(found.seeAlso, entry.see_also, what);
  equal([found.deprecated !== null, found.removed !== null], [entry.is_deprecated, entry.is_removed], what);
  equal(found.docsUrl, entry.docs_url, what);
  const name: RetryPolicyName = found.retryPolicy;
  const policy: RetryPolicy = retryPolicies[name];
  equal(classes.indexOf(policy.retryClass) >= 0, true, what);
  equal(policy.isRetryable, policy.retryClass === "poll" || policy.retryClass === "backoff", what);
  equal(isRetryable(found.code, endpoint), entry.is_retryable, what);
  const everywhere = expected.entries.filter((one: any) => one !== null && one.code === entry.code);
  equal(isRetryable(found.code), everywhere.every((one: any) => one.is_retryable), what);
  equal(isCode(entry.code), true, what);
  count += 1;
}
equal(Object.keys(errors), endpoints, "endpoints");
equal(codes, expected.codes, "codes");
let entries = 0;
for (const endpoint of endpoints) {
  const table: { readonly [code: string]: ErrorEntry } = errors[endpoint];
  entries += Object.keys(table).length;
}
equal(entries, count, "entries");

for (const code of codes) {
  equal(parseCode(code), code, "a code");
  if (String(Number(code)) === code) {
    equal(parseCode(Number(code)), code, "a code as a number");
  }
}
for (const alias of expected.aliases.filter((alias: unknown) => alias !== null)) {
  equal(isCode(alias[0]), false, `alias ${alias[0]}`);
  equal(parseCode(alias[0]), alias[1], `alias ${alias[0]}`);
}
for (const one of expected.parameters.filter((one: unknown) => one !== null)) {
  const [code, parameter] = one;
  const parse = (value: string) => parseCode(parameter.before + value + parameter.after) === code;
  const isText = parameter.kind === "text";
  const max = parameter.kind === "u32" ? "4294967295" : "18446744073709551615";
  const over = parameter.kind === "u32" ? "4294967296" : "18446744073709551616";
  equal([parse("0"), parse("30"), parse(max)], [true, true, true], code);
  equal(["", "007", "-1", "x", over, "1\n", "٣"].map(parse), [false, isText, isText, isText, isText, isText, isText], code);
}
for (const text of ["", "no such code", "toString", "__proto__", "hasOwnProperty", "valueOf", "__defineGetter__"]) {
  const known = expected.codes.indexOf(text) >= 0;
  const isAlias = expected.aliases.some((alias: any) => alias !== null && alias[0] === text);
  equal(isCode(text), known, `isCode(${text})`);
  const isText = expected.parameters.some(
    (one: any) => one !== null && one[1].kind === "text" && one[1].before === "" && one[1].after === "" && text !== "",
  );
  equal(parseCode(text) !== undefined, known || isAlias || isText, `parseCode(${text})`);
}

// The types, which only the compiler checks.
function narrow(text: string): Code | null {
  return isCode(text) ? text : null;
}
function typed<E extends Endpoint>(endpoint: E, code: EndpointCodes[E]): ErrorEntry<Code> | undefined {
  return findError(endpoint, code);
}
equal(narrow("no such code"), null, "narrow");
equal(endpoints.map((endpoint) => typed(endpoint, codes[0] as never)).length, endpoints.length, "typed");
console.log(`TypeScript: ${count} entries`);
