import type { Bytes } from "../bytes.ts";
import { committed, openDatabase } from "../database.ts";

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
      whenFound(headers.get(key), (header) => {
        if (header) found.push({ key, header });
      });
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
  await transact("readonly", ({ states }) =>
    whenFound(states.get(keyring), (state) => {
      found = state;
    }),
  );
  return found;
}

/** Puts what `change` makes of it in the place of what is there, in one step, so that no other tab comes in between. */
export const changeState = (keyring: string, change: (before: Bytes | undefined) => Bytes): Promise<void> =>
  transact("readwrite", ({ states }) =>
    whenFound(states.get(keyring), (before) => states.put(change(before), keyring)),
  );

/** Erases all that is kept for a keyring. */
export const forget = (keyring: string): Promise<void> =>
  transact("readwrite", ({ headers, states }) => {
    headers.delete(IDBKeyRange.bound([keyring], [keyring, []]));
    states.delete(keyring);
  });

type Stores = { headers: IDBObjectStore; states: IDBObjectStore };

/** Whoever can write here can write anything: what is no bytes is as good as nothing. */
function whenFound(request: IDBRequest<unknown>, take: (found: Bytes | undefined) => void): void {
  request.onsuccess = () => {
    const { result } = request;
    take(
      result instanceof Uint8Array && result.buffer instanceof ArrayBuffer ? (result as Bytes) : undefined,
    );
  };
}

let connection: Promise<IDBDatabase> | undefined;

/** Resolves when it is committed, or when nothing can be kept here: that costs time and nothing else. */
async function transact(mode: IDBTransactionMode, work: (stores: Stores) => void): Promise<void> {
  try {
    // Where it failed once it is not tried again: some browsers take seconds to say no.
    connection ??= connect();
    const transaction = (await connection).transaction(["headers", "states"], mode);
    work({ headers: transaction.objectStore("headers"), states: transaction.objectStore("states") });
    await committed(transaction);
  } catch {
    // Nothing is kept.
  }
}

async function connect(): Promise<IDBDatabase> {
  const database = await openDatabase("sealform-practice", (made) => {
    made.createObjectStore("headers");
    made.createObjectStore("states");
  });
  // Another tab may want to delete it.
  database.onversionchange = () => {
    database.close();
    connection = undefined;
  };
  return database;
}
