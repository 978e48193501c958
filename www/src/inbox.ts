export type { ConsentStatement, FileLimits, FormCard } from "./card.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export * from "./export/index.ts";
export { Keyring, type Unlocking } from "./keyring/keyring.ts";
export { hasPasskeys } from "./keyring/passkey.ts";
export type { Answer, Consent, RecordManifest } from "./manifest.ts";
export { practiceSentence } from "./messages-practice.ts";
export type { OpeningOptions, OpeningOutcome, OpeningProgress } from "./opening/open-all.ts";
export type { Finding } from "./opening/protocol.ts";
export { BUILT_IN_SCORES, GAD_7, PHQ_9 } from "./scores/built-in.ts";
export { type Identifier, type ScorePoint, sameClient, scoreHistory } from "./scores/client.ts";
export { parseScores, range, type ScoreDefinition } from "./scores/definition.ts";
export {
  type OpenItem,
  type RaisedFlag,
  type Score,
  type ScoredRecord,
  scoreRecord,
} from "./scores/score.ts";
export type { KeyringHolder } from "./worker/keyring-protocol.ts";
export type {
  CheckedConsent,
  CheckedFile,
  Inspection,
  OpenedRecord,
  SubmissionRow,
} from "./worker/practice-protocol.ts";
