// The types of the module for CaptchaAI: what must compile, and what must not.
import { type Code, type ResultCode, type SubmitCode, errors, isCode, isRetryable } from "./errors";

const code: SubmitCode = "ERROR_ZERO_BALANCE";
const everywhere: Code = code;
const title: "ERROR_ZERO_BALANCE" = errors.submit.ERROR_ZERO_BALANCE.code;
isRetryable(code, "submit");
isRetryable(everywhere);

/** Each of these lines must be an error of the compiler. */
export function rejected(): unknown[] {
  // @ts-expect-error: not a code
  const unknown: Code = "ERROR_ZERO_BALANCES";
  // @ts-expect-error: a code of another endpoint
  const other: ResultCode = code;
  // @ts-expect-error: the endpoint does not have the code
  isRetryable("ERROR_ZERO_BALANCE", "result");
  // @ts-expect-error: not an endpoint
  isRetryable("ERROR_ZERO_BALANCE", "results");
  // @ts-expect-error: the table is read-only
  errors.submit.ERROR_ZERO_BALANCE.fix = "";
  return [unknown, other];
}

/** A text of the server must be checked before it is a code. */
export function retry(text: string): boolean {
  // @ts-expect-error: not checked
  isRetryable(text);
  return isCode(text) && isRetryable(text);
}

if (!retry("CAPCHA_NOT_READY") || retry("ERROR_ZERO_BALANCE") || retry("ERROR_NEW") || title !== code) {
  throw new Error("wrong advice");
}
console.log("TypeScript: types");
