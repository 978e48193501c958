// Browsers have been seen that never answer, and a form must not wait for them.
const PATIENCE_MS = 5_000;

/**
 * Opens an IndexedDB database, of which there is one version, made by `create`. Rejects where the device refuses, and after
 * 5 s without an answer: a connection that comes later is closed, and in nobody's way.
 */
export const openDatabase = (
  name: string,
  create: (database: IDBDatabase) => unknown,
): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    setTimeout(() => {
      request.onsuccess = () => request.result.close();
      reject(new Error("no answer"));
    }, PATIENCE_MS);
    request.onupgradeneeded = () => create(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when a transaction is committed, not only asked for: a full device is noticed at the commit. */
export const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
