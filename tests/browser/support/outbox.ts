import type { Page } from "./driver/index.ts";

type Kept = { id: string; envelope?: Uint8Array };

/** What the outbox has, parcels as text with their bytes in it. What it notes of those that arrived is not among them. */
export const waitingParcels = (page: Page): Promise<string[]> =>
  all(page, (kept: Kept[]) =>
    kept
      .filter(({ envelope }) => envelope)
      .map((parcel) =>
        JSON.stringify(parcel, (_, value) =>
          value instanceof Uint8Array ? String.fromCharCode(...value) : value,
        ),
      ),
  );

/** The ids of parcels of which it is noted that they arrived. */
export const arrivedParcels = (page: Page): Promise<string[]> =>
  all(page, (kept: Kept[]) => kept.filter(({ envelope }) => !envelope).map(({ id }) => id));

const all = (page: Page, read: (kept: Kept[]) => string[]): Promise<string[]> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open("sealform-outbox");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction("parcels").objectStore("parcels").getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve((${read})(all.result));
      };
    };
  })`);

/** Changes what is noted of every parcel that waits: time passes, or a file is gone. */
export const ageParcels = (page: Page, changes: Record<string, unknown>): Promise<void> =>
  page.evaluate(
    (change) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("sealform-outbox");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("parcels", "readwrite");
          const walk = transaction.objectStore("parcels").openCursor();
          walk.onsuccess = () => {
            walk.result?.update({ ...walk.result.value, ...change });
            walk.result?.continue();
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    changes,
  );
