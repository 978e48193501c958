import {
  count,
  either,
  list,
  looseObject,
  nullable,
  object,
  only,
  optional,
  type Parsed,
  text,
  truth,
} from "../shape.ts";
import { objectId } from "../worker/protocol.ts";

/**
 * The two classes of a practice's notes, which the law keeps apart (45 CFR 164.501), and the journal of a client. Each has a
 * notebook of its own with a secret of its own; no note moves from one to another.
 */
export const noteClass = either(only("progress"), only("psychotherapy"), only("journal"));
export type NoteClass = Parsed<typeof noteClass>;

/** The limits of a note, in UTF-16 units, and of what is attached, in bytes. */
export const MAX_TEXT = 1 << 20;
export const MAX_TITLE = 512;
export const MAX_TAG = 64;
export const MAX_TAGS = 64;
export const MAX_LINKS = 64;
export const MAX_FILES = 64;
export const MAX_FILE_BYTES = 15 << 20;

/** What a person writes. */
export const noteContent = object({
  title: text(MAX_TITLE),
  /** Markdown. */
  text: text(MAX_TEXT),
  tags: list(text(MAX_TAG), MAX_TAGS),
  /** When the session was: `2026-11-23` or `2026-11-23T10:00`, by the clock of the room, or empty. */
  date: text(32, /^(\d{4}-\d\d-\d\d(T\d\d:\d\d)?)?$/),
  /** How long it took. */
  minutes: nullable(count),
  /** The ids of a client's records that it is about. */
  records: list(objectId, MAX_LINKS),
  /** Sealed to the practice's colleagues too, from this version on. Of progress notes alone. */
  shared: truth,
  /** Put away: it is listed no more, and can be taken back. */
  removed: truth,
});
export type NoteContent = Parsed<typeof noteContent>;

export const EMPTY_NOTE: NoteContent = {
  title: "",
  text: "",
  tags: [],
  date: "",
  minutes: null,
  records: [],
  shared: false,
  removed: false,
};

/** A file that is attached; its secret stays in the worker. */
export const noteFile = object({ id: objectId, name: text(512), type: text(256), size: count });
export type NoteFile = Parsed<typeof noteFile>;

/**
 * `stored`: the store has it. `pending`: it is on this device alone so far. `conflict`: two devices wrote at one time, and
 * the other version waits to be merged.
 */
export const noteState = either(only("stored"), only("pending"), only("conflict"));
export type NoteState = Parsed<typeof noteState>;

/** As the core writes it: base64url of 32 bytes. */
const root = text(43, /^[A-Za-z0-9_-]{43}$/);
const about = {
  id: objectId,
  /** When its first version was written, and this one: RFC 3339. */
  created: text(64),
  updated: text(64),
  state: noteState,
};

/** A note in the list. */
export const noteSummary = object({
  ...about,
  title: text(MAX_TITLE),
  /** Its first words. */
  excerpt: text(300),
  tags: list(text(MAX_TAG), MAX_TAGS),
  date: text(32),
  minutes: nullable(count),
  records: list(objectId, MAX_LINKS),
  files: count,
  shared: truth,
  removed: truth,
  /** The notebook of the colleague who shares it, if it is no note of one's own: it can be read only. */
  from: optional(objectId),
});
export type NoteSummary = Parsed<typeof noteSummary>;

export const note = object({
  ...about,
  noteClass,
  /** Of this version, base64url. What is written next says that it comes after it. */
  root,
  content: noteContent,
  files: list(noteFile, MAX_FILES),
  from: optional(objectId),
});
export type Note = Parsed<typeof note>;

/** One version in the history of a note. */
export const noteVersion = object({
  root,
  /** When it was written, by the writer's clock, and when the store got it. */
  created: text(64),
  received: nullable(text(64)),
  /** The roots of those that it comes after: one, or two when it merged, or none for the first. */
  after: list(root, 8),
  state: either(only("head"), only("past"), only("beside"), only("pending")),
  title: text(MAX_TITLE),
});
export type NoteVersion = Parsed<typeof noteVersion>;

/**
 * `cut`: a version that a later one names is not there. `unreadable`: one does not open. `unlinked`: no version that leads to the newest names it.
 */
export const historyFinding = object({
  problem: either(only("cut"), only("unreadable"), only("unlinked")),
  /** When the version that names the missing one was written, or the store got the unreadable one. */
  at: text(64),
});
export const history = object({ versions: list(noteVersion), findings: list(historyFinding) });
export type History = Parsed<typeof history>;

/** Two versions of one note, of the same time. */
export const conflict = object({
  /** What both come from, if there is one. */
  base: nullable(noteContent),
  /** The store's newest version. */
  theirs: object({ root, created: text(64), content: noteContent, files: list(noteFile, MAX_FILES) }),
  /** What lies beside it. */
  mine: object({ root, created: text(64), content: noteContent, files: list(noteFile, MAX_FILES) }),
});
export type Conflict = Parsed<typeof conflict>;

/**
 * What a host did that no host should. `older`: it serves a version from before the newest that is known. `withheld`: it does not
 * serve a note that is known. `unreadable`: what it serves under a note's id does not open.
 */
export const noteFinding = object({
  problem: either(only("older"), only("withheld"), only("unreadable")),
  note: objectId,
  /** If this device still has the note. */
  title: nullable(text(MAX_TITLE)),
});
export type NoteFinding = Parsed<typeof noteFinding>;

/** What came of an attempt to bring everything into the store. */
export const pushed = object({
  stored: count,
  pending: count,
  /** Notes that two devices wrote at one time. */
  conflicts: list(objectId),
  /** Why the rest is pending: the code of an error. */
  problem: nullable(text(64)),
});
export type Pushed = Parsed<typeof pushed>;

/** A note's manifest, which is its box 0. */
export const noteManifest = looseObject({
  created: text(64),
  class: noteClass,
  /** Of the version that it replaces; a first version has none, or null. */
  previous: optional(nullable(root)),
  /** Of versions that were written at the same time and are merged in this one. */
  merged: optional(list(root, 7)),
  /** When the first version was written. */
  begun: text(64),
});
export type NoteManifest = Parsed<typeof noteManifest>;
