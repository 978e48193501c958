import { openingCalls } from "../opening/protocol.ts";
import { bytes, count, either, list, nothing, nullable, object, only, type Parsed, text } from "../shape.ts";
import { keyringCalls } from "./keyring-protocol.ts";
import { notebookCalls } from "./notebook-protocol.ts";
import { openedRecord, submissionRow } from "./opened-record.ts";
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

export {
  type CheckedConsent,
  type CheckedFile,
  checkedConsent,
  type OpenedRecord,
  openedAnswers,
  type SubmissionRow,
} from "./opened-record.ts";

/** Holds the token and the identities of a practice; neither ever leaves it. */
export const practiceCalls = {
  start,
  ...keyringCalls,
  ...openingCalls,
  ...rotationCalls,
  ...notebookCalls,
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
