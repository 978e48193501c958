import { committed, openDatabase } from "../database.ts";
import { SealformError } from "../errors.ts";
import type { Parcel } from "./parcel.ts";
import type { Transport } from "./transport.ts";

/**
 * A parcel that waits on the device, and where it goes: ciphertext, and what the site could see anyway. Never a digest
 * of the answers, which could be guessed at.
 */
export type Waiting = Parcel & {
  action: string;
  transport: Transport;
  maxBytes: number;
  /** Where its attachments go, if there are any. */
  files?: string | undefined;
};

const NAME = "sealform-outbox";
const PARCELS = "parcels";

/** Keeps a parcel until `forget`. Tells whether it is kept: browsers may refuse, in private windows for example. */
export const keep = (waiting: Waiting): Promise<boolean> =>
  run("readwrite", (parcels) => parcels.put(waiting)).then(
    () => true,
    () => false,
  );

export const forget = (id: string): Promise<unknown> =>
  run("readwrite", (parcels) => parcels.delete(id)).catch(() => undefined);

/** What waits on this device, of any form of this site; nothing where nothing can be kept. */
export const allWaiting = (): Promise<Waiting[]> => readWaiting().catch(() => []);

/** The same, for whoever has to know whether it could be read. */
export const readWaiting = (): Promise<Waiting[]> =>
  run<Waiting[]>("readonly", (parcels) => parcels.getAll());

/** Whether a parcel still waits: another page may have sent it. */
export const isWaiting = async (id: string): Promise<boolean> =>
  (await run("readonly", (parcels) => parcels.count(id)).catch(() => 0)) > 0;

/**
 * Does `send` unless another page sends this parcel at this moment; then it fails as a network does, because what
 * becomes of it is not known yet.
 */
export async function alone<T>(id: string, send: () => Promise<T>): Promise<T> {
  const { locks } = navigator;
  // Firefox 95 and Safari 15.3 have no locks; there a backend that knows an object id twice is what is left.
  if (!locks) return send();
  return locks.request(`sealform ${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) throw new SealformError("network", "Another page is sending this.");
    return send();
  });
}

async function run<T>(mode: IDBTransactionMode, use: (parcels: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase(NAME, (made) => made.createObjectStore(PARCELS, { keyPath: "id" }));
  try {
    const transaction = database.transaction(PARCELS, mode);
    const request = use(transaction.objectStore(PARCELS));
    await committed(transaction);
    return request.result;
  } finally {
    database.close();
  }
}
