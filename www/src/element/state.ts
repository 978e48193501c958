import type { ErrorCode } from "../errors.ts";

/** Where a form stands. `error` is a form that is closed, or one that could not be sent and can be sent again. */
export type State = "loading" | "ready" | "sealing" | "sending" | "sent" | "error";

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
  "invalid-recipient",
];
const TOO_LONG: readonly ErrorCode[] = ["too-large", "limit-exceeded"];
const SENDING: readonly ErrorCode[] = ["network", "server-refused", "internal"];
