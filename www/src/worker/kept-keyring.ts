import type { Bytes } from "../bytes.ts";
import { committed, openDatabase } from "../database.ts";
import { SealformError } from "../errors.ts";
import { bytes, nullable, object, text } from "../shape.ts";
import { fetchKeyring, type StoredKeyring } from "./store.ts";

/*
 * The sealed keyring on this device, for a room without network: only that of who has a notebook open here. It is the envelope
 * that the store gives to whoever knows its id.
 */

const kept = object({ envelope: bytes, etag: nullable(text(256)) });

/** Keeps the newest version. Where nothing can be kept, the network is needed to unlock: that is no error. */
export async function keepKeyring({ id, envelope, etag }: { id: string } & StoredKeyring): Promise<void> {
  await transact("readwrite", (store) => void store.put({ envelope, etag }, id)).catch(() => undefined);
}

export async function forgetKeyring(id: string): Promise<void> {
  await transact("readwrite", (store) => void store.delete(id)).catch(() => undefined);
}

/** The keyring from the store, or without network the one that this device keeps. Errors: as `fetchKeyring`. */
export async function findKeyring(base: URL, id: string): Promise<StoredKeyring> {
  try {
    return await fetchKeyring(base, id);
  } catch (thrown) {
    const found = SealformError.from(thrown).code === "network" ? await readKept(id) : undefined;
    if (found) return found;
    throw thrown;
  }
}

async function readKept(id: string): Promise<{ envelope: Bytes; etag: string | null } | undefined> {
  try {
    let request: IDBRequest<unknown> | undefined;
    await transact("readonly", (store) => {
      request = store.get(id);
    });
    return kept(request?.result, "kept");
  } catch {
    return undefined;
  }
}

async function transact(mode: IDBTransactionMode, work: (store: IDBObjectStore) => void): Promise<void> {
  const database = await openDatabase("sealform-keyrings", (made) => made.createObjectStore("keyrings"));
  try {
    const transaction = database.transaction("keyrings", mode);
    work(transaction.objectStore("keyrings"));
    await committed(transaction);
  } finally {
    database.close();
  }
}
