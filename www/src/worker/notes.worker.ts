import { initSync, selfTest } from "sealform-wasm/full";
import { SealformError } from "../errors.ts";
import { Book } from "../notes/book.ts";
import { conflictOf, historyOf, versionOf } from "../notes/history.ts";
import { opening } from "../notes/opening.ts";
import { push } from "../notes/push.ts";
import { currentOf, noteOf, stateOf } from "../notes/shelf.ts";
import { Sync } from "../notes/sync.ts";
import { parse } from "../shape.ts";
import { serve } from "./host.ts";
import { notebookKey, notesCalls } from "./notes-protocol.ts";
import { startWasm } from "./wasm.ts";

type Held = {
  book: Book;
  sync: Sync;
  openSome: () => Promise<{ opened: number; total: number }>;
  /** One push at a time. */
  pushing: ReturnType<typeof push> | undefined;
  /** What is on its way to the device. */
  writing: Set<Promise<void>>;
};

/** The open notebook, in this worker alone, until it is locked. */
let held: Held | undefined;

serve(notesCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async adopt({ port }) {
    const key = parse(notebookKey, await received(port), "internal", "The notebook’s key");
    await claim(key.id);
    const book = new Book(key);
    held = { book, sync: new Sync(book), openSome: opening(book), pushing: undefined, writing: new Set() };
    return { id: key.id, noteClass: key.noteClass };
  },

  openSome: () => opened().openSome(),
  fetchSome: ({ begin = false, all = false }) => {
    const { sync } = opened();
    return begin ? sync.begin(all) : sync.goOn();
  },
  findings: () => opened().book.findings,
  conflicts: () =>
    [...opened().book.shelf.all].filter((shelved) => stateOf(shelved) === "conflict").map(({ id }) => id),

  freshRoots() {
    const { fresh } = opened().book;
    const found = [...fresh].map(([note, root]) => ({ note, root }));
    fresh.clear();
    return found;
  },

  push() {
    const open = opened();
    open.pushing ??= push(open.book).finally(() => {
      open.pushing = undefined;
    });
    return open.pushing;
  },

  list: (wanted) => opened().book.shelf.list(wanted),
  tags: () => opened().book.shelf.tags(),
  read: ({ id }) => noteOf(opened().book.shelf.get(id), opened().book.key.noteClass),
  newId: () => opened().book.newId(),
  write({ id, content, after }) {
    const { book, writing } = opened();
    const written = book.write(id, content, after);
    const settled = written.catch(() => undefined).then(() => void writing.delete(settled));
    writing.add(settled);
    return written;
  },
  history: ({ id }) => historyOf(opened().book, id),
  version: ({ id, root }) => versionOf(opened().book, id, root),
  conflict: ({ id }) => conflictOf(opened().book, id),

  async resolve({ id, content }) {
    const { book } = opened();
    const shelved = book.shelf.get(id);
    const current = currentOf(shelved);
    const all = [...(current?.files ?? []), ...shelved.besides.flatMap(({ files }) => files)];
    const files = [...new Map(all.map((file) => [file.id, file])).values()];
    const merged = shelved.besides.map(({ root }) => root);
    const previous = shelved.head ? { previous: shelved.head.root } : {};
    await book.keep(shelved, { content, files, merged, ...previous });
    return noteOf(shelved, book.key.noteClass);
  },

  attach: ({ id, file, name, type }) => opened().book.attach(id, file, { name, type }),
  detach: ({ id, file }) => opened().book.detach(id, file),
  readFile: ({ id, file }) => opened().book.readFile(id, file),

  async forgetDevice() {
    const { book } = opened();
    const isPending = [...book.shelf.all].some(({ working }) => working !== null);
    if (isPending || (await book.device.files()).length > 0) {
      throw new SealformError(
        "note-changed",
        "Some notes are on this device alone: bring them into the store first.",
      );
    }
    await book.device.forget();
  },

  async lock() {
    const left = held;
    held = undefined;
    await Promise.all(left?.writing ?? []);
    left?.book.wipe();
    // The page may be gone, and end nothing any more. First it gets its answer.
    setTimeout(() => self.close());
  },
});

function opened(): Held {
  if (!held) throw new SealformError("internal", "The worker has no open notebook.");
  return held;
}

/** One message; when its sender fails instead, the page ends this worker too. */
const received = (port: MessagePort): Promise<unknown> =>
  new Promise((resolve) => {
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      port.close();
      resolve(data);
    };
  });

/** How long a page that is being closed may take to let go of the notebook. */
const CLAIM_MS = 5_000;

/**
 * Two tabs with one notebook would write over each other on this device, so it is open in one of them. The browser lets go of
 * the claim with the worker, whatever it ends by. Error: notebook-open.
 */
function claim(id: string): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return Promise.resolve();
  const signal = AbortSignal.timeout(CLAIM_MS);
  return new Promise((resolve, reject) => {
    const holding = locks.request(`sealform-notebook-${id}`, { signal }, () => {
      resolve();
      return new Promise(() => undefined);
    });
    holding.catch(() =>
      reject(new SealformError("notebook-open", "Another tab of this browser has the notebook open.")),
    );
  });
}
