import { committed, openDatabase } from "../database.ts";
import type { Sealed } from "./sealed.ts";

/** A form's draft. `expires` is in milliseconds since 1970, and authenticated with `sealed`. */
export type Draft = { expires: number; key: CryptoKey; sealed: Sealed };

export const MAX_DAYS = 90;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** A draft from the far future is as good as one that never ends. */
export const isCurrent = ({ expires }: Draft): boolean =>
  expires > Date.now() && expires <= Date.now() + MAX_DAYS * DAY_MS;

export const getDraft = (form: string): Promise<Draft | undefined> =>
  transact("readonly", ({ drafts }) => drafts.get(form));

/**
 * Puts a draft in the place of the one before, and drops the files that are not in it. Does nothing and returns false
 * where `replaces` says that there was one and there is none now: another tab has erased it.
 */
export async function putDraft(form: string, draft: Draft, files: string[], replaces: boolean) {
  const before = await transact("readwrite", ({ drafts, pieces }) => {
    const found = drafts.getKey(form);
    found.onsuccess = () => {
      if (replaces && found.result === undefined) return;
      drafts.put(draft, form);
      eraseKeys(pieces, ([of, file]) => of === form && !files.includes(file));
    };
    return found;
  });
  return !replaces || before !== undefined;
}

/** A piece of a file, by the file's id and its index in it. */
export const getPiece = (form: string, file: string, index: number): Promise<Sealed | undefined> =>
  transact("readonly", ({ pieces }) => pieces.get([form, file, index]));

export const putPiece = (form: string, file: string, index: number, piece: Sealed): Promise<unknown> =>
  transact("readwrite", ({ pieces }) => pieces.put(piece, [form, file, index]));

/** The draft of a form with its key and its files. */
export const eraseDraft = (form: string): Promise<unknown> =>
  transact("readwrite", ({ drafts, pieces }) => {
    drafts.delete(form);
    eraseKeys(pieces, ([of]) => of === form);
  });

/**
 * Gets ready to erase the draft of a form, and returns what does so without waiting for anything: a page that goes can
 * still ask for it, and hears of no answer. To be called once, also where nothing is to be erased any more.
 */
export async function prepareErasing(form: string): Promise<(erase: boolean) => void> {
  const database = await connect();
  return (erase) => {
    if (erase) {
      const transaction = database.transaction(["drafts", "pieces"], "readwrite");
      transaction.objectStore("drafts").delete(form);
      // Every key that starts so: a list sorts behind all numbers and strings.
      transaction.objectStore("pieces").delete(IDBKeyRange.bound([form], [form, []]));
      transaction.commit?.();
    }
    database.close();
  };
}

/** Erases what is over, of all forms of the site, and files without a draft. */
export const eraseExpired = (): Promise<unknown> =>
  transact("readwrite", ({ drafts, pieces }) => {
    const current = new Set<IDBValidKey>();
    const walk = drafts.openCursor();
    walk.onsuccess = () => {
      const draft = walk.result;
      if (!draft) return eraseKeys(pieces, ([of]) => !current.has(of));
      if (isCurrent(draft.value)) current.add(draft.key);
      else draft.delete();
      draft.continue();
    };
  });

type PieceKey = [form: string, file: string, index: number];

function eraseKeys(pieces: IDBObjectStore, isOver: (key: PieceKey) => boolean): void {
  const walk = pieces.openKeyCursor();
  walk.onsuccess = () => {
    if (!walk.result) return;
    const { key } = walk.result;
    if (isOver(key as PieceKey)) pieces.delete(key);
    walk.result.continue();
  };
}

type Stores = { drafts: IDBObjectStore; pieces: IDBObjectStore };

const connect = (): Promise<IDBDatabase> =>
  openDatabase("sealform-drafts", (made) => {
    made.createObjectStore("drafts");
    made.createObjectStore("pieces");
  });

/** A connection for each, so that none is in the way of another tab or of the page's rest. */
async function transact<T>(
  mode: IDBTransactionMode,
  work: (stores: Stores) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  const database = await connect();
  try {
    const transaction = database.transaction(["drafts", "pieces"], mode);
    const [drafts, pieces] = ["drafts", "pieces"].map((store) => transaction.objectStore(store));
    const request = work({ drafts, pieces } as Stores);
    await committed(transaction);
    return request?.result;
  } finally {
    database.close();
  }
}
