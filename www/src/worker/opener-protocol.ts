import { attachedFile } from "../manifest.ts";
import {
  bytes,
  count,
  either,
  list,
  nothing,
  nullable,
  object,
  only,
  optional,
  type Parsed,
  port,
  text,
} from "../shape.ts";
import { openedRecord } from "./opened-record.ts";
import { context, objectId, start } from "./protocol.ts";

const problem = object({ code: text(64), message: text() });

/** A submission to open. With its place in the store's list it is fetched together with its neighbours. */
const asked = object({ id: objectId, seq: optional(count) });
export type Asked = Parsed<typeof asked>;

/** What came of one, for the page. */
const outcome = either(object({ record: openedRecord }), object({ problem }));
export type Outcome = Parsed<typeof outcome>;

/** Fetches submissions and opens them: one of several workers, with keys that the practice's worker lent it. */
export const openerCalls = {
  start,
  /** Waits for the keys, which come through `port` from the practice's worker. */
  borrow: { request: object({ port }), reply: nothing },
  /**
   * One outcome for each that was asked for, in that order; the practice's worker knows of them too then. `hybrid` is how many
   * were tried with an identity, because no header that was kept opened them.
   */
  open: {
    request: object({ asked: list(asked, 500), expected: context }),
    reply: object({ outcomes: list(outcome, 500), hybrid: count }),
  },
};
export type OpenerCalls = typeof openerCalls;

/** What the practice lends. `cache` is the secret that headers are kept under on this device; without it none is kept. */
export const openerKeys = object({
  keyring: objectId,
  store: text(2048),
  token: bytes,
  identities: list(bytes),
  cache: nullable(bytes),
});
export type OpenerKeys = Parsed<typeof openerKeys>;

/** What an envelope shows without a key, and its hash; null where it shows nothing. */
const seen = nullable(object({ objectId, context, root: text(64), sha256: text(64) }));

/** What came of one submission, for the practice's worker. `contentHash` is over the answers. */
const result = either(
  object({ id: objectId, seen, record: openedRecord, attached: list(attachedFile), contentHash: text(64) }),
  object({ id: objectId, seen, problem }),
);
export type Result = Parsed<typeof result>;

/** Through the port, from the opener, and the same number comes back when they were taken. */
export const learned = object({ number: count, results: list(result, 500) });
export const taken = object({ number: count, taken: only(true) });
