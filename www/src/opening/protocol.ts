import { scoreDefinition } from "../scores/definition.ts";
import { count, either, list, nothing, object, only, type Parsed, port, text } from "../shape.ts";
import { objectId } from "../worker/protocol.ts";

/**
 * What the practice should look at. `duplicate`: the same answers as in `others` (at most 100), made within a day of each other. `replayed`: an envelope, or one with the same
 * object id or content, that is in the store more than once. `unknown-card`: made with a form card that is none of this
 * practice's. `not-opened`: with the code. `files-missing`: the store does not have these of its files.
 */
const finding = either(
  object({ kind: only("duplicate"), id: objectId, others: list(objectId) }),
  object({ kind: only("replayed"), id: objectId, others: list(objectId) }),
  object({ kind: only("unknown-card"), id: objectId, card: text(512) }),
  object({ kind: only("not-opened"), id: objectId, code: text(64) }),
  object({ kind: only("files-missing"), id: objectId, files: list(objectId) }),
);
export type Finding = Parsed<typeof finding>;

const ids = list(objectId, 1_000_000);

/** What the practice's worker does about many records at a time. */
export const openingCalls = {
  /** Hands the keys to an opener, and takes through the same port what comes of its work. */
  lend: { request: object({ port }), reply: nothing },
  search: { request: object({ text: text(1000), limit: count }), reply: ids },
  markRead: { request: ids, reply: nothing },
  unread: { request: ids, reply: ids },
  findings: { request: ids, reply: list(finding) },
  /** What the cards define that are in the store as the practice published them. */
  scores: { request: nothing, reply: list(scoreDefinition) },
  forgetDevice: { request: nothing, reply: nothing },
};
