import { attachedFile } from "../manifest.ts";
import { bytes, either, list, nothing, nullable, object, only, type Parsed, port, text } from "../shape.ts";
import { openedRecord, submissionRow } from "./practice-protocol.ts";
import { context, objectId, start } from "./protocol.ts";

/** An opener is started by the page, and then talks with the practice's worker alone. */
export const openerCalls = {
  start,
  /**
   * Takes what comes through `port`: the keys first, then jobs. Holds the lock of this name for as long as it lives, where there
   * are locks: whoever gets it knows that the opener is gone.
   */
  serve: { request: object({ port, lock: text(64) }), reply: nothing },
};
export type OpenerCalls = typeof openerCalls;

/** `cache` is the secret that headers are kept under on this device; without it nothing is kept. */
export const openerKeys = object({ keyring: objectId, identities: list(bytes, 32), cache: nullable(bytes) });
export type OpenerKeys = Parsed<typeof openerKeys>;

/** `form` is the one that is asked for, or null for all. */
const storedSubmission = object({ row: submissionRow, payload: text() });
export type StoredSubmission = Parsed<typeof storedSubmission>;
export const job = object({ form: nullable(text(512)), submissions: list(storedSubmission) });
export type Job = Parsed<typeof job>;

/** What the envelope shows without a key, and its hash; null where it shows nothing. */
const seen = nullable(object({ objectId, context, root: text(64), sha256: text(64) }));

/**
 * What came of one submission, `by` a header that was kept (`cache`) or by a hybrid slot (`identity`). `contentHash` is over the
 * answers. `skipped` is one of another form.
 */
const result = either(
  object({
    id: objectId,
    seen,
    record: openedRecord,
    attached: list(attachedFile),
    contentHash: text(64),
    by: either(only("cache"), only("identity")),
  }),
  object({ id: objectId, seen, problem: object({ code: text(64), message: text() }) }),
  object({ id: objectId, skipped: only(true) }),
);
export type Result = Parsed<typeof result>;

/** What an opener answers to a job; one whose WASM trapped says so, and ends. */
export const jobDone = either(object({ results: list(result) }), object({ trapped: only(true) }));
