import type { Bytes } from "../bytes.ts";
import { committed, openDatabase } from "../database.ts";
import { cut } from "./pieces.ts";

/*
 * Sealed files that wait on the device, in IndexedDB: ciphertext, and nothing that opens it or says what it is. So a
 * reload can go on with the upload, and could not seal: what is not staged whole is of no use afterwards.
 */

/** `number` is the place of a file in its record. `url` is where its upload goes on, once the server has named that. */
export type StagedFile = {
  record: string;
  number: number;
  id: string;
  length: number;
  /** Whether all files of the record are sealed, so that it can be sealed itself. */
  whole: boolean;
  url: string | null;
  /** Milliseconds since 1970. */
  since: number;
};

const NAME = "sealform-files";
const FILES = "files";
const PIECES = "pieces";

/** All errors are those of IndexedDB; a device that is full is a QuotaExceededError. */
export class Staging {
  readonly #database: IDBDatabase;

  static async open(): Promise<Staging> {
    const database = await openDatabase(NAME, (made) => {
      made.createObjectStore(FILES, { keyPath: ["record", "number"] });
      // By [record, number, offset]: what the server asks for next is found by its offset.
      made.createObjectStore(PIECES);
    });
    return new Staging(database);
  }

  private constructor(database: IDBDatabase) {
    this.#database = database;
    // Another tab with a newer version, or one that erases, is not kept waiting.
    database.onversionchange = () => database.close();
  }

  close(): void {
    this.#database.close();
  }

  filesOf(record: string): Promise<StagedFile[]> {
    return this.#read(FILES, (files) => files.getAll(allOf([record])));
  }

  all(): Promise<StagedFile[]> {
    return this.#read(FILES, (files) => files.getAll());
  }

  put(file: StagedFile): Promise<void> {
    return this.#write((files) => void files.put(file));
  }

  putPiece({ record, number }: StagedFile, offset: number, piece: Bytes): Promise<void> {
    return this.#write((_files, pieces) => void pieces.put(piece, [record, number, offset]));
  }

  /** The bytes of a file from `start` up to `end`, or fewer where some are missing. */
  async range({ record, number }: StagedFile, start: number, end: number): Promise<Bytes> {
    const at = (offset: number): IDBValidKey => [record, number, offset];
    const pieces = this.#database.transaction(PIECES).objectStore(PIECES);
    const first = await resultOf(pieces.openKeyCursor(IDBKeyRange.bound(at(0), at(start)), "prev"));
    if (!first) return new Uint8Array(0);
    const [, , offset] = first.key as [string, number, number];
    const found: Bytes[] = await resultOf(pieces.getAll(IDBKeyRange.bound(at(offset), at(end), false, true)));
    return cut(found, offset, start, end);
  }

  drop({ record, number }: StagedFile): Promise<void> {
    return this.#write((files, pieces) => {
      files.delete([record, number]);
      pieces.delete(allOf([record, number]));
    });
  }

  async #read<T>(store: string, read: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return resultOf(read(this.#database.transaction(store).objectStore(store)));
  }

  async #write(write: (files: IDBObjectStore, pieces: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction([FILES, PIECES], "readwrite");
    write(transaction.objectStore(FILES), transaction.objectStore(PIECES));
    await committed(transaction);
  }
}

/** Every key that starts so: a list sorts behind all numbers and strings. */
const allOf = (start: IDBValidKey[]): IDBKeyRange => IDBKeyRange.bound(start, [...start, []]);

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
