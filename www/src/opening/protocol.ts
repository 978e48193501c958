import {
  count,
  either,
  list,
  nothing,
  object,
  only,
  optional,
  type Parsed,
  port,
  text,
  truth,
} from "../shape.ts";
import { openedRecord, submissionRow } from "../worker/practice-protocol.ts";
import { objectId } from "../worker/protocol.ts";

/** One outcome on its way to the page. */
const outcome = either(
  object({ row: submissionRow, record: openedRecord }),
  object({ row: submissionRow, problem: object({ code: text(64), message: text() }) }),
);
export type SentOutcome = Parsed<typeof outcome>;

/**
 * How far an opening is. `done` of `total` were looked at, `failed` of them did not open, `skipped` are of another form, and
 * `remembered` needed no hybrid opening.
 */
const progress = object({ done: count, total: count, failed: count, skipped: count, remembered: count });
export type OpeningProgress = Parsed<typeof progress>;

/**
 * What the practice should look at. `duplicate`: the same answers as in `others`. `replayed`: an envelope, or one with the same
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

/** An answer in which something was found: `at` is its index, `snippet` the text around the first match. */
const place = object({ at: count, name: text(), label: optional(text()), snippet: text() });
const hit = object({ id: objectId, places: list(place) });
export type SearchHit = Parsed<typeof hit>;

/** What the practice's worker takes about many records at a time. */
export const openingCalls = {
  /** Lists what is to be opened: these, or all. */
  beginOpening: {
    request: object({ ids: optional(list(objectId, 1_000_000)), form: optional(text(512)) }),
    reply: object({ run: count, total: count }),
  },
  /** A new opener, whose port this is. `lock` is what it holds while it lives. */
  addOpener: { request: object({ run: count, opener: count, lock: text(64), port }), reply: nothing },
  /** What was opened meanwhile, and the openers that are gone. Waits some seconds for something to tell. */
  openMore: {
    request: object({ run: count }),
    reply: object({ outcomes: list(outcome), progress, lost: list(count), ended: truth }),
  },
  endOpening: { request: object({ run: count }), reply: nothing },
  search: { request: object({ text: text(1000), limit: count }), reply: list(hit) },
  markRead: { request: list(objectId, 1_000_000), reply: nothing },
  unread: { request: nothing, reply: list(objectId) },
  findings: { request: nothing, reply: list(finding) },
  forgetDevice: { request: nothing, reply: nothing },
};
