import type { Book } from "./book.ts";
import type { Kept } from "./device.ts";
import { newShelved } from "./shelf.ts";
import { openVersion } from "./versions.ts";

/** So long one step takes, so that a person sees the progress, and so many are read at a time. */
const STEP_MS = 150;
const BATCH = 100;

/** Opens what this device has, a step with each call. What does not open comes from the store again. */
export function opening(book: Book): () => Promise<{ opened: number; total: number }> {
  let ids: string[] | undefined;
  let at = 0;
  return async () => {
    ids ??= await book.device.notes();
    const until = performance.now() + STEP_MS;
    while (at < ids.length && performance.now() < until) {
      const batch = ids.slice(at, at + BATCH);
      for (const [id, kept] of await book.device.read(batch)) take(book, id, kept);
      at += batch.length;
    }
    book.shelf.prepare(performance.now() + STEP_MS);
    return { opened: Math.min(at, ids.length), total: ids.length };
  };
}

function take(book: Book, id: string, { head, working, tried }: Kept): void {
  const shelved = { ...newShelved(id), tried };
  try {
    if (head) {
      shelved.head = openVersion(book.key, id, head.envelope);
      shelved.sha256 = head.sha256;
    }
  } catch {
    // It was damaged on the disk.
  }
  try {
    if (working) {
      shelved.working = { ...openVersion(book.key, id, working.envelope), envelope: working.envelope };
    }
  } catch {
    // So was this, and the store does not have it: nothing brings it back, and it is said.
    book.report("unreadable", shelved);
  }
  if (shelved.head || shelved.working) book.shelf.put(shelved);
}
