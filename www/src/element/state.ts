import type { ErrorCode } from "../errors.ts";

/**
 * Where a form stands. `waiting` is one that could not be sent and waits, sealed, on the device; `error` one that is
 * closed, or could not be sealed or kept and can be tried again.
 */
export type State = "loading" | "ready" | "sealing" | "sending" | "waiting" | "sent" | "error";

export const isBusy = (state: State): boolean => state === "sealing" || state === "sending";

/** Mistakes in the page or its card. The person before it can do nothing about them, so the form closes. */
export const isMistake = (code: ErrorCode): boolean => MISTAKES.includes(code);

/** Whether trying the same again can help. */
export const canRetry = (code: ErrorCode): boolean => !isMistake(code) && !TOO_LONG.includes(code);

/** Whether the sentence for this code suits a form that is open, with answers in it. */
export const isAboutSending = (code: ErrorCode): boolean => SENDING.includes(code) || TOO_LONG.includes(code);

const MISTAKES: readonly ErrorCode[] = [
  "card-malformed",
  "card-integrity",
  "insecure-context",
  "form-missing",
  "form-unsafe",
  "control-unsupported",
  "transport-missing",
  "invalid-recipient",
];
const TOO_LONG: readonly ErrorCode[] = ["too-large", "limit-exceeded"];
const SENDING: readonly ErrorCode[] = [
  "network",
  "server-refused",
  "file-changed",
  "file-refused",
  "storage-full",
  "internal",
];
