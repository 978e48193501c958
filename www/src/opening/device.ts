import { bytes, type Parser, parse } from "../shape.ts";
import type { Bytes } from "../bytes.ts";

/*
 * What the practice keeps on this device, in IndexedDB: ciphertext alone. Without IndexedDB, as in Node, or where it does
 * not answer, nothing is kept, and everything is opened as on the first visit.
 */

/** Keyring, object id, and the hash of the stored envelope, each in hexadecimal. */
export type HeaderKey = [keyring: string, objectId: string, sha256: string];

/** The headers that are kept under these keys; what is not there is not in the list. */
export async function readHeaders(keys: HeaderKey[]): Promise<{ key: HeaderKey; header: Bytes }[]> {
  const found: { key: HeaderKey; header: Bytes }[] = [];
  await transact("readonly", ({ headers }) => {
    for (const key of keys) {
      const request = headers.get(key);
      request.onsuccess = () => {
        if (request.result !== undefined) found.push({ key, header: stored(bytes, request.result) });
      };
    }
  });
  return found;
}

export const writeHeaders = (fresh: { key: HeaderKey; header: Bytes }[]): Promise<void> =>
  transact("readwrite", ({ headers }) => {
    for (const { key, header } of fresh) headers.put(header, key);
  });

/** What is sealed under a keyring's name, or nothing. */
export async function readState(keyring: string): Promise<Bytes | undefined> {
  let found: Bytes | undefined;
  await transact("readonly", ({ states }) => {
    const request = states.get(keyring);
    request.onsuccess = () => {
      if (request.result !== undefined) found = stored(bytes, request.result);
    };
  });
  return found;
}

/** Puts what `change` makes of it in the place of what is there, in one step, so that no other tab comes in between. */
export const changeState = (keyring: string, change: (before: Bytes | undefined) => Bytes): Promise<void> =>
  transact("readwrite", ({ states }) => {
    const request = states.get(keyring);
    request.onsuccess = () => {
      const before = request.result === undefined ? undefined : stored(bytes, request.result);
      states.put(change(before), keyring);
    };
  });

/** Erases all that is kept for a keyring. */
export const forget = (keyring: string): Promise<void> =>
  transact("readwrite", ({ headers, states }) => {
    headers.delete(IDBKeyRange.bound([keyring], [keyring, []]));
    states.delete(keyring);
  });

const stored = <T>(parser: Parser<T>, value: unknown): T =>
  parse(parser, value, "malformed", "What is kept on this device");

type Stores = { headers: IDBObjectStore; states: IDBObjectStore };

let connection: Promise<IDBDatabase> | undefined;

/** Resolves when it is committed, or when nothing can be kept here: that costs time and nothing else. */
async function transact(mode: IDBTransactionMode, work: (stores: Stores) => void): Promise<void> {
  try {
    connection ??= connect();
    const database = await connection;
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(["headers", "states"], mode);
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => resolve();
      work({ headers: transaction.objectStore("headers"), states: transaction.objectStore("states") });
    });
  } catch {
    connection = undefined;
  }
}

function connect(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === "undefined") return reject(new Error("There is no database."));
    // Browsers have been seen that never answer.
    setTimeout(reject, PATIENCE_MS, new Error("The database does not answer."));
    const request = indexedDB.open("sealform-practice", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("headers");
      request.result.createObjectStore("states");
    };
    request.onsuccess = () => {
      // A newer release in another tab must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        connection = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

const PATIENCE_MS = 5000;
