import { aboutFile, question, recordManifest, written } from "../manifest.ts";
import {
  bytes,
  count,
  either,
  list,
  nothing,
  nullable,
  object,
  only,
  type Parsed,
  text,
  truth,
} from "../shape.ts";
import { keyringCalls } from "./keyring-protocol.ts";
import { context, objectId, start } from "./protocol.ts";
import { rotationCalls } from "./rotation-protocol.ts";

/** What the full WASM build returns for an opened object and for one that is only looked at. */
export const opened = object({
  kind: text(16),
  objectId,
  context,
  root: text(64),
  boxes: list(bytes, 4096),
});
const looked = {
  kind: text(16),
  objectId,
  context,
  root: text(64),
  boxSizes: list(count, 4096),
  slots: list(
    either(
      object({ type: only("hybrid"), kid: text(16) }),
      object({ type: only("passphrase"), memoryKib: count, passes: count, lanes: count }),
      object({ type: only("passkey"), credentialId: text(1364), nonce: text(22) }),
      object({ type: only("secret"), sid: text(16) }),
      object({ type: only("unknown"), number: count }),
    ),
    32,
  ),
};
export const lookedAt = object(looked);
const inspection = object({ ...looked, boxCount: count });
export type Opened = Parsed<typeof opened>;
export type Inspection = Parsed<typeof inspection>;

export const submissionRow = object({
  seq: count,
  id: objectId,
  receivedAt: text(64),
  sha256: text(64),
  size: count,
});
export type SubmissionRow = Parsed<typeof submissionRow>;

/** An answer as a page gets it: what opens a file stays in the worker. */
const openedAnswer = either(written, object({ ...question, file: object(aboutFile) }));
export const openedAnswers = list(openedAnswer);

/**
 * A file of a record: `listed` is one that an answer names and the manifest lists the same. Otherwise whoever sealed the
 * record made a mistake: an answer names it and the manifest does not (`unlisted`) or with another root or size
 * (`different`), or the manifest lists it and no answer names it (`unnamed`).
 */
const checkedFile = object({
  id: objectId,
  state: either(only("listed"), only("unlisted"), only("different"), only("unnamed")),
});
export type CheckedFile = Parsed<typeof checkedFile>;

/** A consent of a record: whether its text is the one that the manifest has the SHA-256 of. If not, one of the two is wrong. */
export const checkedConsent = object({ id: text(), textMatches: truth });
export type CheckedConsent = Parsed<typeof checkedConsent>;

const openedRecord = object({
  id: objectId,
  receivedAt: text(64),
  root: text(64),
  context,
  manifest: recordManifest,
  answers: openedAnswers,
  files: list(checkedFile),
  /** As many as in the manifest, and in its order. */
  consents: list(checkedConsent),
  size: count,
});
export type OpenedRecord = Parsed<typeof openedRecord>;

/** Holds the token and the identities of a practice; neither ever leaves it. */
export const practiceCalls = {
  start,
  ...keyringCalls,
  ...rotationCalls,
  list: {
    request: object({ after: count, limit: count }),
    reply: object({ submissions: list(submissionRow, 500), next: nullable(count) }),
  },
  row: {
    request: object({ id: objectId }),
    reply: object({ row: submissionRow, payload: text() }),
  },
  open: { request: object({ id: objectId, expected: context }), reply: openedRecord },
  inspect: { request: object({ id: objectId }), reply: inspection },
  /** Begins to read a file that an answer of a record names. */
  readFile: { request: object({ record: objectId, file: objectId }), reply: object({ reading: count }) },
  /** Its next bytes, or nothing behind the last. */
  readOn: { request: object({ reading: count }), reply: nullable(bytes) },
  stopReading: { request: object({ reading: count }), reply: nothing },
  /** Wipes the token and the identities. */
  lock: { request: nothing, reply: nothing },
};

export type PracticeCalls = typeof practiceCalls;
