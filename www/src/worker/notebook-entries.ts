import { base64url, fromBase64, hex, random, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type NoteClass, noteClass } from "../notes/note.ts";
import { decodeRoots, encodeRoots, keptOf, MAX_ROOTS } from "../notes/roots.ts";
import { object, text } from "../shape.ts";
import { type Entry, entriesOf, entry } from "./entries.ts";
import type { KnownRoot, NotebookKey } from "./notes-protocol.ts";
import { colleaguesOf } from "./practice-entries.ts";
import { objectId } from "./protocol.ts";

const KEY_BYTES = 32;

const notebookEntry = object({ id: objectId, class: noteClass, secret: text(64) });
const rootsEntry = object({ notebook: objectId, value: text() });

const notebooksOf = (entries: readonly Entry[]) => entriesOf(entries, "notebook", notebookEntry);

/** The id of the notebook of this class, if there is one. Error: note-class, for a journal beside a practice's notebooks. */
export function notebookOf(entries: readonly Entry[], wanted: NoteClass): string | undefined {
  const all = notebooksOf(entries);
  if (all.some((one) => (one.class === "journal") !== (wanted === "journal"))) {
    throw new SealformError(
      "note-class",
      "A client\u2019s journal and a practice\u2019s notebooks are in keyrings of their own.",
    );
  }
  return all.find((one) => one.class === wanted)?.id;
}

/** A new notebook, with a secret of its own. */
export function newNotebook(wanted: NoteClass, created: string): Entry {
  const secret = random(KEY_BYTES);
  const value = { id: hex(random(16)), class: wanted, secret: base64url(secret), created };
  wipe(secret);
  return entry({ name: "notebook", ...value });
}

/** What the worker of a notebook gets. Error: internal, when there is no such notebook. */
export function notebookKeyOf(
  entries: readonly Entry[],
  wanted: NoteClass,
  { store, token, identities }: Pick<NotebookKey, "store" | "token" | "identities">,
): NotebookKey {
  const all = notebooksOf(entries);
  const found = all.find((one) => one.class === wanted);
  const secret = found && fromBase64(found.secret);
  if (secret?.length !== KEY_BYTES) throw new SealformError("internal", "There is no such notebook.");
  const { id } = found as { id: string };
  const roots = entriesOf(entries, "roots", rootsEntry).find(({ notebook }) => notebook === id);
  // Only progress notes are shared.
  const isShared = wanted === "progress";
  return {
    id,
    noteClass: wanted,
    secret,
    store,
    token: token.slice(),
    roots: fromBase64(roots?.value ?? ""),
    readers: isShared ? colleaguesOf(entries).map(({ recipient }) => recipient) : [],
    identities: isShared ? identities.map((identity) => identity.slice()) : [],
    others: all.filter((one) => one.id !== id).map((one) => one.id),
  };
}

/** The entries with these roots in place of older ones of the same notes. Error: limit-exceeded. */
export function withRoots(entries: readonly Entry[], notebook: string, fresh: readonly KnownRoot[]): Entry[] {
  const kept = entriesOf(entries, "roots", rootsEntry);
  const before = kept.find((one) => one.notebook === notebook)?.value ?? "";
  const roots = decodeRoots(fromBase64(before));
  for (const known of fresh) roots.set(known.note, keptOf(known.root));
  if (roots.size > MAX_ROOTS) {
    throw new SealformError("limit-exceeded", `A keyring knows at most ${MAX_ROOTS} notes of a notebook.`);
  }
  const others = entries.filter(
    (one) => !entriesOf([one], "roots", rootsEntry).some((found) => found.notebook === notebook),
  );
  return [...others, entry({ name: "roots", notebook, value: base64url(encodeRoots(roots)) })];
}
