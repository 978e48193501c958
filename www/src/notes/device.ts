import type { Bytes } from "../bytes.ts";
import { committed, openDatabase } from "../database.ts";
import { SealformError } from "../errors.ts";
import { bytes, list, nullable, object, type Parsed, text } from "../shape.ts";

/*
 * What a notebook keeps on this device, in IndexedDB: envelopes, under the ids of notebook and note, and hashes of envelopes.
 * A note is here before it is in the store.
 */

const hash = text(64);

/** What is kept of a note. Roots in base64url, hashes in hex. */
const kept = object({
  /** The newest version of the store that is known, and the hash of its envelope. */
  head: nullable(object({ envelope: bytes, root: hash, sha256: hash })),
  /** What was written here since: it comes after `base`. */
  working: nullable(object({ envelope: bytes, root: hash, base: nullable(hash) })),
  /** The roots of earlier ones of these that may have come to the store although no answer came back. */
  tried: list(hash, 1000),
});
export type Kept = Parsed<typeof kept>;

const NOTHING: Kept = { head: null, working: null, tried: [] };

/** The database of one notebook. */
export class Device {
  readonly #notebook: string;
  #connection: Promise<IDBDatabase> | undefined;

  constructor(notebook: string) {
    this.#notebook = notebook;
  }

  /** The ids of the notes that this device has; none where it keeps nothing. */
  async notes(): Promise<string[]> {
    try {
      const keys = await this.#transact("readonly", (stores, done: Done<IDBValidKey[]>) =>
        whenDone(stores.notes.getAllKeys(this.#all()), done),
      );
      return keys.map(lastOf);
    } catch {
      return [];
    }
  }

  /** What is kept of these notes. What others wrote there and is not ours is passed over. */
  async read(notes: readonly string[]): Promise<Map<string, Kept>> {
    const found = new Map<string, Kept>();
    try {
      await this.#transact("readonly", (stores, done: Done<void>) => {
        for (const note of notes) {
          whenDone(stores.notes.get([this.#notebook, note]), (value) => found.set(note, parseKept(value)));
        }
        done();
      });
    } catch {
      // Without a database the store has all that there is.
    }
    return found;
  }

  /** Changes what is kept of a note, in one step. Error: storage-full, also where nothing can be kept. */
  change(note: string, change: (before: Kept) => Kept): Promise<void> {
    const key = [this.#notebook, note];
    return this.#write((stores) =>
      whenDone(stores.notes.get(key), (before) => {
        stores.notes.put(change(parseKept(before)), key);
      }),
    );
  }

  /** Keeps what the store has of these notes, in one step. What cannot be kept is fetched again the next time. */
  async keepHeads(heads: readonly { note: string; head: NonNullable<Kept["head"]> }[]): Promise<void> {
    await this.#write((stores) => {
      for (const { note, head } of heads) {
        const key = [this.#notebook, note];
        whenDone(stores.notes.get(key), (before) => {
          stores.notes.put({ ...parseKept(before), head }, key);
        });
      }
    }).catch(() => undefined);
  }

  /** Keeps a sealed file until the store has it. Error: as `change`. */
  putFile(file: string, envelope: Bytes): Promise<void> {
    return this.#write((stores) => void stores.files.put(envelope, [this.#notebook, file]));
  }

  dropFile(file: string): Promise<void> {
    return this.#write((stores) => void stores.files.delete([this.#notebook, file]));
  }

  async file(file: string): Promise<Bytes | undefined> {
    const found = await this.#transact("readonly", (stores, done: Done<unknown>) =>
      whenDone(stores.files.get([this.#notebook, file]), done),
    ).catch(() => undefined);
    return found instanceof Uint8Array && found.buffer instanceof ArrayBuffer ? (found as Bytes) : undefined;
  }

  /** The files that wait for the store. */
  async files(): Promise<string[]> {
    try {
      const keys = await this.#transact("readonly", (stores, done: Done<IDBValidKey[]>) =>
        whenDone(stores.files.getAllKeys(this.#all()), done),
      );
      return keys.map(lastOf);
    } catch {
      return [];
    }
  }

  /** Erases all that is kept of the notebook. */
  async forget(): Promise<void> {
    await this.#write((stores) => {
      stores.notes.delete(this.#all());
      stores.files.delete(this.#all());
    });
  }

  #all(): IDBKeyRange {
    return IDBKeyRange.bound([this.#notebook], [this.#notebook, []]);
  }

  async #write(work: (stores: Stores) => void): Promise<void> {
    try {
      await this.#transact("readwrite", (stores, done: Done<void>) => {
        work(stores);
        done();
      });
    } catch {
      // The browser's own words could quote a value.
      throw new SealformError(
        "storage-full",
        "This device has no room for the note, or its browser keeps nothing.",
      );
    }
  }

  async #transact<T>(mode: IDBTransactionMode, work: (stores: Stores, done: Done<T>) => void): Promise<T> {
    // Where it failed once it is not tried again: some browsers take seconds to say no.
    this.#connection ??= connect();
    const database = await this.#connection;
    // Committed is to mean on the disk: a device in a bag runs out of power.
    const transaction = database.transaction(["notes", "files"], mode, { durability: "strict" });
    let result: T | undefined;
    work({ notes: transaction.objectStore("notes"), files: transaction.objectStore("files") }, (found) => {
      result = found;
    });
    await committed(transaction);
    return result as T;
  }
}

type Stores = { notes: IDBObjectStore; files: IDBObjectStore };
type Done<T> = (found: T) => void;

function whenDone<T>(request: IDBRequest<T>, take: (found: T) => void): void {
  request.onsuccess = () => take(request.result);
}

const lastOf = (key: IDBValidKey): string => String(Array.isArray(key) ? key[1] : key);

function parseKept(value: unknown): Kept {
  try {
    return kept(value, "kept");
  } catch {
    return NOTHING;
  }
}

const connect = (): Promise<IDBDatabase> =>
  openDatabase("sealform-notes", (made) => {
    made.createObjectStore("notes");
    made.createObjectStore("files");
  });
