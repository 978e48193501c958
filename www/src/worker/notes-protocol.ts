import {
  conflict,
  historyFinding,
  MAX_FILE_BYTES,
  note,
  noteClass,
  noteContent,
  noteFile,
  noteFinding,
  noteSummary,
  noteVersion,
  pushed,
} from "../notes/note.ts";
import {
  blob,
  bytes,
  count,
  list,
  nothing,
  nullable,
  object,
  optional,
  type Parsed,
  port,
  text,
  truth,
} from "../shape.ts";
import { objectId, start } from "./protocol.ts";

const root = text(64);

/** What a keyring lends to the worker of a notebook, through a port, past the page. */
export const notebookKey = object({
  id: objectId,
  noteClass,
  secret: bytes,
  /** The store, and the token of the account that the notes belong to. */
  store: text(2048),
  token: bytes,
  /** The newest roots that the keyring knows, as src/notes/roots.ts has them. */
  roots: bytes,
  /** The public keys of the colleagues, to whom shared notes are sealed too, and what opens those of others. */
  readers: list(text(4096), 32),
  identities: list(bytes, 64),
  /** The other notebooks of the same keyring: nothing in them is for this one. */
  others: list(objectId, 16),
});
export type NotebookKey = Parsed<typeof notebookKey>;

const known = object({ note: objectId, root });
export type KnownRoot = Parsed<typeof known>;

/** Holds the secret of one notebook, its notes and their index in memory. */
export const notesCalls = {
  start,
  /** Waits for the key. */
  adopt: { request: object({ port }), reply: object({ id: objectId, noteClass }) },
  /** Opens some more of what this device has, for a fraction of a second. */
  openSome: { request: nothing, reply: object({ opened: count, total: count }) },
  /**
   * Takes over some of what the store has: to `begin` with it lists what changed, with `all` as if nothing was known, so that
   * nothing can be withheld by the order of the list.
   */
  fetchSome: {
    request: object({ begin: optional(truth), all: optional(truth) }),
    reply: object({ done: truth, opened: count, total: count, changed: list(objectId) }),
  },
  /** What a host should not have done, as far as was seen when all was fetched the last time. */
  findings: { request: nothing, reply: list(noteFinding) },
  conflicts: { request: nothing, reply: list(objectId) },
  /** The roots since it was last asked. */
  freshRoots: { request: nothing, reply: list(known) },
  push: { request: nothing, reply: pushed },
  list: {
    request: object({
      search: optional(text(1024)),
      tag: optional(text(64)),
      record: optional(objectId),
      removed: optional(truth),
      offset: count,
      limit: count,
    }),
    reply: object({ notes: list(noteSummary, 500), total: count }),
  },
  tags: { request: nothing, reply: list(object({ tag: text(64), count })) },
  read: { request: object({ id: objectId }), reply: note },
  newId: { request: nothing, reply: objectId },
  /** `after` is the root of the version that was edited, or null for a new note. Returns its root, and why this device does not keep it, if it does not. */
  write: {
    request: object({ id: objectId, content: noteContent, after: nullable(root) }),
    reply: object({ root, problem: nullable(text(64)) }),
  },
  history: {
    request: object({ id: objectId }),
    reply: object({ versions: list(noteVersion), findings: list(historyFinding) }),
  },
  version: { request: object({ id: objectId, root }), reply: noteContent },
  conflict: { request: object({ id: objectId }), reply: nullable(conflict) },
  resolve: { request: object({ id: objectId, content: noteContent }), reply: note },
  attach: {
    request: object({ id: objectId, file: blob, name: text(512), type: text(256) }),
    reply: noteFile,
  },
  detach: { request: object({ id: objectId, file: objectId }), reply: nothing },
  readFile: { request: object({ id: objectId, file: objectId }), reply: bytes },
  forgetDevice: { request: nothing, reply: nothing },
  lock: { request: nothing, reply: nothing },
};
export type NotesCalls = typeof notesCalls;

/** A sealed file is a little larger than the file. */
export const MAX_OBJECT_BYTES = MAX_FILE_BYTES + (1 << 20);
