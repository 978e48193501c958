import { type ErrorCode, practiceSentence, SealformError } from "../../src/inbox.ts";

const NOT_STARTED =
  "What opens the records could not be started in this browser. Load the page again, or use another browser.";

// The package's sentences speak to a client before a form. Where they would mislead a practice, these are told instead.
const FOR_THE_PRACTICE: Partial<Record<ErrorCode, string>> = {
  "insecure-context":
    "This page was not loaded over a secure connection, so no key is used here. Open it with https.",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "The host cannot be reached. Look at the connection, then try again.",
  "server-refused": "The host refused. If a new set-up link was printed since, only that one counts.",
  "too-large": "What the host sent is larger than it may be. It was not opened.",
  "limit-exceeded": "This asks for more than any honest sender does. It was not opened.",
  internal: "Something went wrong in this page. Load it again.",
};

/**
 * What to tell the practice about an error, with its code at the end for whoever has to help. `instead` replaces the
 * sentence where the page knows better what was being done.
 */
export function sentence(thrown: unknown, instead: Partial<Record<ErrorCode, string>> = {}): string {
  const { code } = SealformError.from(thrown);
  return `${instead[code] ?? FOR_THE_PRACTICE[code] ?? practiceSentence(code)} (${code})`;
}
