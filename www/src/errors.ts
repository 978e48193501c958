/** The codes of the Rust core, in its words; a test compares this list with the core's own. */
export const CORE_ERROR_CODES = [
  "malformed",
  "unsupported",
  "limit-exceeded",
  "wrong-kind",
  "wrong-context",
  "no-slot",
  "open-failed",
  "invalid-argument",
  "card-malformed",
  "file-changed",
  "invalid-recipient",
  "invalid-identity",
  "invalid-secret",
  "invalid-passphrase",
  "invalid-recovery-code",
  "invalid-text",
  "randomness-unavailable",
  "out-of-memory",
  "self-test-failed",
] as const;

/** What can go wrong around the core: page, worker, network, server. */
export const BROWSER_ERROR_CODES = [
  "card-unavailable",
  "card-integrity",
  "insecure-context",
  "form-missing",
  "form-unsafe",
  "control-unsupported",
  "transport-missing",
  "file-refused",
  "file-missing",
  "storage-full",
  "keyring-changed",
  "record-changed",
  "note-changed",
  "note-class",
  "notebook-open",
  "passkey-failed",
  "passkey-unfit",
  "wasm-failed",
  "worker-failed",
  "extra-failed",
  "network",
  "server-refused",
  "too-large",
  "internal",
] as const;

export const ERROR_CODES = [...CORE_ERROR_CODES, ...BROWSER_ERROR_CODES] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * Every error of this package. `code` is stable; `message` is for developers, says what to change, and holds
 * nothing that a person typed. The sentence for that person is in messages.ts.
 */
export class SealformError extends Error {
  override readonly name = "SealformError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** What was thrown, as one of ours: an error that carries a code of the list keeps it, the rest becomes `otherwise`. */
  static from(thrown: unknown, otherwise: ErrorCode = "internal"): SealformError {
    if (thrown instanceof SealformError) return thrown;
    const { code, message } = Object(thrown) as { code?: unknown; message?: unknown };
    const known = ERROR_CODES.find((candidate) => candidate === code) ?? otherwise;
    return new SealformError(known, typeof message === "string" ? message : known, { cause: thrown });
  }
}

/** Whether the client gave it up, as the upload of files can be. */
export const wasCancelled = ({ cause }: Error): boolean => Object(cause).name === "AbortError";
