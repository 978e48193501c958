import type { Page } from "./driver/index.ts";

type Stored = { place: string; json: string; bytes: string[]; keys: boolean[] };

/** All that the page's origin has in IndexedDB: each record as JSON, and each byte array in it as bytes. */
export async function storedBytes(page: Page): Promise<Map<string, Buffer>> {
  const places = new Map<string, Buffer>();
  for (const { place, json, bytes } of await records(page)) {
    places.set(place, Buffer.from(json));
    for (const [at, text] of bytes.entries())
      places.set(`${place}, bytes ${at}`, Buffer.from(text, "base64"));
  }
  return places;
}

/** Where there are records: "database/store/key". */
export const storedPlaces = async (page: Page): Promise<string[]> =>
  (await records(page)).map(({ place }) => place);

/** Of every CryptoKey that is stored, whether it is extractable. */
export const storedKeys = async (page: Page): Promise<boolean[]> =>
  (await records(page)).flatMap(({ keys }) => keys);

/** Every draft in the clear: what a script of this origin could do with the keys that lie beside them. */
export const readDrafts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    type Draft = { expires: number; key: CryptoKey; sealed: { iv: BufferSource; bytes: BufferSource } };
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (!(await indexedDB.databases()).some(({ name }) => name === "sealform-drafts")) return [];
    const database = await ask(indexedDB.open("sealform-drafts"));
    const store = database.transaction("drafts").objectStore("drafts");
    const [names, drafts] = await Promise.all([ask(store.getAllKeys()), ask<Draft[]>(store.getAll())]);
    database.close();
    const texts = drafts.map(async ({ expires, key, sealed: { iv, bytes } }, at) => {
      const about = JSON.stringify(["sealform draft", 1, names[at], expires]);
      const cipher = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(about) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(cipher, key, bytes));
    });
    return Promise.all(texts);
  });

/** Changes one bit of what is sealed in a store of drafts, in each record. */
export const damageDrafts = (page: Page, store: "drafts" | "pieces"): Promise<number> =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("sealform-drafts");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          let damaged = 0;
          const transaction = opening.result.transaction(name, "readwrite");
          const walk = transaction.objectStore(name).openCursor();
          walk.onsuccess = () => {
            if (!walk.result) return;
            const record = walk.result.value;
            const [first] = new Uint8Array((record.sealed ?? record).bytes);
            new Uint8Array((record.sealed ?? record).bytes).fill((first ?? 0) ^ 1, 0, 1);
            walk.result.update(record);
            damaged += 1;
            walk.result.continue();
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(damaged);
          };
        };
      }),
    store,
  );

/** Until something is so that no page tells of. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await isSo()); ) {
    if (Date.now() - start > PATIENCE_MS)
      throw new Error(`After ${PATIENCE_MS} ms it is not so that ${what}.`);
    await new Promise((next) => setTimeout(next, PAUSE_MS));
  }
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;

const records = (page: Page): Promise<Stored[]> =>
  page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const inBase64 = (bytes: Uint8Array): string => {
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary);
    };
    const found: Stored[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await ask(indexedDB.open(name));
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        const [keys, values] = await Promise.all([ask(store.getAllKeys()), ask<unknown[]>(store.getAll())]);
        for (const [at, value] of values.entries()) {
          const record: Stored = {
            place: `${name}/${storeName}/${JSON.stringify(keys[at])}`,
            json: "",
            bytes: [],
            keys: [],
          };
          const blobs: Blob[] = [];
          // What is bytes alone, or nothing, has no JSON.
          record.json = `${JSON.stringify(value, (_key, part: unknown) => {
            if (part instanceof CryptoKey) record.keys.push(part.extractable);
            if (part instanceof Blob) {
              blobs.push(part);
              return { type: part.type, name: part instanceof File ? part.name : undefined };
            }
            if (!(part instanceof ArrayBuffer || ArrayBuffer.isView(part))) return part;
            const bytes = part instanceof ArrayBuffer ? new Uint8Array(part) : new Uint8Array(part.buffer);
            record.bytes.push(inBase64(bytes));
            return undefined;
          })}`;
          for (const blob of blobs) record.bytes.push(inBase64(new Uint8Array(await blob.arrayBuffer())));
          found.push(record);
        }
      }
      database.close();
    }
    return found;
  });
