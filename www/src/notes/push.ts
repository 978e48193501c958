import { sha256 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type Book, isSame } from "./book.ts";
import { isAfter } from "./history.ts";
import type { Pushed } from "./note.ts";
import { currentOf, type Shelved, stateOf, type Working } from "./shelf.ts";
import { openVersion } from "./versions.ts";

/** How often another device may be faster while one note is sent, before it waits for the next time. */
const MAX_ATTEMPTS = 5;

/** Brings into the store what is on this device alone, the files first. What does not arrive stays here. */
export async function push(book: Book): Promise<Pushed> {
  let stored = 0;
  let problem: string | null = null;
  try {
    await book.pushFiles();
    for (const shelved of [...book.shelf.all]) {
      if (shelved.from !== undefined) continue;
      if (shelved.working) stored += await pushNote(book, shelved);
      else if (shelved.instead !== undefined) stored += await restore(book, shelved, shelved.instead);
    }
  } catch (thrown) {
    problem = SealformError.from(thrown).code;
  }
  const all = [...book.shelf.all];
  return {
    stored,
    pending: all.filter(({ working }) => working !== null).length,
    conflicts: all.filter((shelved) => stateOf(shelved) === "conflict").map(({ id }) => id),
    problem,
  };
}

/** Returns how many versions the store has more now. */
async function pushNote(book: Book, shelved: Shelved): Promise<number> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const { working, head } = shelved;
    if (!working) return 0;
    if ((working.manifest.previous ?? null) !== (head?.root ?? null)) {
      if (head && shelved.tried.includes(head.root)) await book.rebase(shelved);
      else return diverge(book, shelved, working);
      continue;
    }
    if (await sent(book, shelved, working)) {
      // What was typed meanwhile comes after it.
      if (shelved.working) await book.rebase(shelved);
      return 1;
    }
  }
  return 0;
}

/** Whether the store took it. Otherwise the note has the store's version as its head now. */
async function sent(book: Book, shelved: Shelved, working: Working): Promise<boolean> {
  const { id, besides, sha256: replaced, instead } = shelved;
  const merged = working.manifest.merged ?? [];
  const merges = besides.filter(({ root }) => merged.includes(root)).map(({ objectId }) => objectId);
  await book.noteTried(shelved, working);
  try {
    await book.objects.put(id, working.envelope, instead === undefined ? replaced : instead, merges);
  } catch (thrown) {
    if (SealformError.from(thrown).code !== "note-changed") throw thrown;
    await takeNewest(book, shelved);
    return false;
  }
  const { envelope, ...version } = working;
  await book.settle(shelved, version, envelope, await sha256(envelope));
  return true;
}

/** Another device was faster: what the store has now is the head. */
async function takeNewest(book: Book, shelved: Shelved): Promise<void> {
  const stored = await book.objects.read(shelved.id);
  if (!stored) {
    shelved.instead = null;
    return;
  }
  const { envelope, sha256 } = stored;
  const head = openVersion(book.key, shelved.id, envelope);
  if (!(await isAfter(book, head, shelved))) {
    // The host went back behind what this device has: it gets that again.
    shelved.instead = sha256;
    book.report("older", shelved);
    return;
  }
  Object.assign(shelved, { head, sha256, instead: undefined });
  book.fresh.set(shelved.id, head.root);
  await book.device.keepHeads([{ note: shelved.id, head: { envelope, root: head.root, sha256 } }]);
}

/** Two devices wrote at one time: what was written here lies beside the store's version until somebody merges them. */
async function diverge(book: Book, shelved: Shelved, working: Working): Promise<number> {
  const { head } = shelved;
  const isTheSame = head && isSame([head.content, head.files], [working.content, working.files]);
  if (!isTheSame) {
    await book.objects.putBeside(shelved.id, working.objectId, working.envelope);
    // Typed since: it comes from what lies beside now, and is kept where that is.
    if (shelved.working !== working) return diverge(book, shelved, shelved.working ?? working);
    const { envelope: _, ...version } = working;
    shelved.besides = [...shelved.besides, version];
  }
  shelved.earlier.clear();
  await book.drop(shelved);
  return isTheSame ? 0 : 1;
}

/** The store has an older version than this device, or none: it gets the newest one back. */
async function restore(book: Book, shelved: Shelved, instead: string | null): Promise<number> {
  const kept = (await book.device.read([shelved.id])).get(shelved.id)?.head;
  const head = currentOf(shelved);
  if (!kept || !head || kept.root !== head.root) return 0;
  await book.objects.put(shelved.id, kept.envelope, instead);
  await book.settle(shelved, head, kept.envelope, kept.sha256);
  return 1;
}
