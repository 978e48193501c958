import type { ErrorCode } from "../../src/errors.ts";
import { practiceErrors } from "../../src/messages-practice.ts";
import { translation } from "./translation.ts";

const NOT_STARTED =
  "What opens the records could not be started in this browser. Load the page again, or use another browser.";

/** The package's sentences for what only a practice meets; and, where the others speak to a client before a form, these. */
const english = {
  ...practiceErrors,
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
  "invalid-recipient": "This is not a public key, or a part of it is missing.",
  "storage-full": "There is too little room on this device. Please free some, and try again.",
  internal: "Something went wrong in this page. Load it again.",
} satisfies Partial<Record<ErrorCode, string>>;

export const problemWords: typeof english = translation?.problem ?? english;
