export type { ConsentStatement, FileLimits, FormCard } from "./card.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export { Keyring, type Unlocking } from "./keyring/keyring.ts";
export { hasPasskeys } from "./keyring/passkey.ts";
export * from "./export/index.ts";
export type { Answer, Consent, RecordManifest } from "./manifest.ts";
export { practiceSentence } from "./messages-practice.ts";
export type { KeyringHolder } from "./worker/keyring-protocol.ts";
export type {
  CheckedConsent,
  CheckedFile,
  Inspection,
  OpenedRecord,
  SubmissionRow,
} from "./worker/practice-protocol.ts";
