import { committed, openDatabase } from "../database.ts";
import { type ErrorCode, SealformError } from "../errors.ts";
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
  /** Since when it waits, in milliseconds since 1970. */
  since?: number;
  /** How often it could not be sent although a server was there, and what came of the last time. */
  refusals?: number;
  code?: ErrorCode;
};

/**
 * What another page leaves in the place of a parcel that it has sent, for the form that waits for it: a second record
 * of the same answers would be a lie.
 */
export type Arrived = { id: string; receivedAt: string | null; arrived: number };

export type Kept = Waiting | Arrived;

const DAY_MS = 86_400_000;
const NAME = "sealform-outbox";
const PARCELS = "parcels";
/** No page waits longer than that to be looked at again, or has more of them beside it. */
const ARRIVED_MS = DAY_MS;
const MAX_ARRIVED = 50;
const MAX_REFUSALS = 5;

/** Keeps a parcel until it is forgotten. Tells whether it is kept: browsers may refuse, in private windows for example. */
export const keep = (waiting: Waiting): Promise<boolean> =>
  change(waiting.id, (before) => {
    if (before && isArrived(before)) return before;
    // Another page has uploaded its files, and they are no longer here.
    if (before && !before.files) waiting.files = undefined;
    return { since: Date.now(), ...before, ...waiting };
  }).then(
    () => true,
    () => false,
  );

/** Counts that a parcel was not taken. */
export const noteRefusal = (id: string, code: ErrorCode): Promise<unknown> =>
  change(id, (before) =>
    before && !isArrived(before) ? { ...before, refusals: (before.refusals ?? 0) + 1, code } : before,
  ).catch(() => undefined);

/** Puts down that a parcel which waited has arrived. */
export const putArrived = (id: string, receivedAt: string | null): Promise<unknown> =>
  change(id, () => ({ id, receivedAt, arrived: Date.now() })).catch(() => undefined);

/** Forgets a parcel; tells what there was of it. */
export const forget = (id: string): Promise<Kept | undefined> =>
  change(id, () => undefined).catch(() => undefined);

/** What waits on this device, of any form of this site; nothing where nothing can be kept. */
export const allWaiting = (): Promise<Waiting[]> => readWaiting().catch(() => []);

/** The same, for whoever has to know whether it could be read. */
export async function readWaiting(): Promise<Waiting[]> {
  const all = await run<Kept[]>("readonly", (parcels) => parcels.getAll());
  const arrived = all.filter(isArrived).sort((a, b) => b.arrived - a.arrived);
  for (const [at, { id, arrived: when }] of arrived.entries()) {
    if (at >= MAX_ARRIVED || Date.now() - when > ARRIVED_MS) void forget(id);
  }
  return all.filter((kept): kept is Waiting => !isArrived(kept));
}

/** What there is of a parcel: another page may have sent it. */
export const find = (id: string): Promise<Kept | undefined> =>
  run<Kept | undefined>("readonly", (parcels) => parcels.get(id)).catch(() => undefined);

export const isArrived = (kept: Kept): kept is Arrived => "arrived" in kept;

/**
 * Whether nothing is gained by waiting: what is too large or broken stays so, and a server that has refused for so long
 * will go on. It is still tried once at each visit.
 */
export const isStuck = ({ code, refusals = 0, since = 0 }: Waiting): boolean =>
  code === "server-refused" || code === "transport-missing"
    ? refusals >= MAX_REFUSALS && Date.now() - since > DAY_MS
    : code !== undefined;

/**
 * Does `send` unless another page sends this parcel at this moment; then it fails as a network does, because what
 * becomes of it is not known yet. With `patient` it waits for the other instead.
 */
export async function alone<T>(id: string, send: () => Promise<T>, patient = false): Promise<T> {
  const { locks } = navigator;
  // Firefox 95 and Safari 15.3 have no locks; there a backend that knows an object id twice is what is left.
  if (!locks) return send();
  return locks.request(`sealform ${id}`, { ifAvailable: !patient }, (lock) => {
    if (!lock) throw new SealformError("network", "Another page is sending this.");
    return send();
  });
}

/** Puts something else in the place of what there is, or nothing; tells what there was. */
const change = (id: string, to: (before: Kept | undefined) => Kept | undefined): Promise<Kept | undefined> =>
  run<Kept | undefined>("readwrite", (parcels) => {
    const found: IDBRequest<Kept | undefined> = parcels.get(id);
    found.onsuccess = () => {
      const after = to(found.result);
      if (after) parcels.put(after);
      else parcels.delete(id);
    };
    return found;
  });

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
