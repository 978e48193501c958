import { type ErrorCode, SealformError, wasCancelled } from "../errors.ts";
import {
  allWaiting,
  alone,
  find,
  forget,
  isArrived,
  isStuck,
  type Kept,
  keep,
  noteRefusal,
  putArrived,
  type Waiting,
} from "./outbox.ts";
import { Retry } from "./retry.ts";
import { deliver } from "./transport.ts";

/** What became of a parcel that an earlier visit left: when it was received, if that is known; or that it is still here. */
export type Earlier = { id: string; root: string; receivedAt: string | null } | Left;

/** Since when it waits, in milliseconds since 1970. What is `stuck` will hardly ever be taken, and stays until it is discarded. */
export type Left = { id: string; root: string; code: ErrorCode; stuck: boolean; since: number };

/** What the element does for its post. */
export type Desk = {
  /** Asks the site's own code to take a parcel: the transport `custom`. */
  hand: (waiting: Waiting) => Promise<string | null>;
  /** Uploads the attachments that are staged for a record. */
  upload: (record: string, endpoint: URL) => Promise<void>;
  /** Something of an earlier visit was sent, or still waits. */
  onEarlier: (earlier: Earlier) => void;
};

/** Sends parcels, each kept on the device until it has arrived. */
export class Post {
  readonly #desk: Desk;
  readonly #retry = new Retry(() => void this.sendEarlier());
  #current: string | undefined;
  #stopped = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Sends a parcel, and tells when it was received. `kept` says whether it waits on the device after a failure. */
  async send(
    waiting: Waiting,
    stop?: AbortSignal,
  ): Promise<{ receivedAt: string | null } | { error: SealformError; kept: boolean }> {
    this.#current = waiting.id;
    // What a browser posts by itself is answered to another page, so nobody could ever take it out again.
    const kept = waiting.transport !== "form" && (await keep(waiting));
    try {
      return { receivedAt: await this.#deliver(waiting, stop) };
    } catch (thrown) {
      const error = SealformError.from(thrown);
      const canWait = error.code === "network" || error.code === "server-refused";
      if (!canWait || stop?.aborted) await forget(waiting.id);
      else await this.#note(waiting.id, error);
      return { error, kept: kept && canWait };
    }
  }

  /** Sends what earlier visits left, and tries again for as long as the page is open, unless that is in vain. */
  async sendEarlier(): Promise<Earlier[]> {
    const all: Earlier[] = [];
    this.#stopped = false;
    for (const waiting of await allWaiting()) {
      const earlier = waiting.id === this.#current ? undefined : await this.#sendEarlier(waiting);
      if (!earlier) continue;
      this.#desk.onEarlier(earlier);
      all.push(earlier);
    }
    if (all.some((one) => "code" in one && !one.stuck) && !this.#stopped) this.#retry.wait();
    return all;
  }

  /** Takes a parcel out of the outbox, after whoever sends it at this moment. Tells when it was received, if it was. */
  async withdraw(id: string): Promise<{ receivedAt: string | null } | undefined> {
    const kept = await alone(id, () => forget(id), true);
    return kept && isArrived(kept) ? { receivedAt: kept.receivedAt } : undefined;
  }

  /** What was sent last is of an earlier visit from now on: nobody else tries it again. */
  release(): void {
    this.#current = undefined;
  }

  stop(): void {
    this.#stopped = true;
    this.#retry.stop();
  }

  /** Nothing where it no longer waits. */
  async #sendEarlier(waiting: Waiting): Promise<Earlier | undefined> {
    const { id, root } = waiting;
    try {
      return { id, root, receivedAt: await this.#deliver(waiting) };
    } catch (thrown) {
      const error = SealformError.from(thrown);
      const left = await this.#note(id, error);
      if (!left || isArrived(left)) return undefined;
      const stuck = isStuck(left);
      return { id, root, code: (stuck && left.code) || error.code, stuck, since: left.since ?? 0 };
    }
  }

  /** What is not the network's fault, or the client's wish, is remembered. Tells what there is of the parcel now. */
  async #note(id: string, error: SealformError): Promise<Kept | undefined> {
    const passes = error.code === "network" || error.code === "extra-failed" || wasCancelled(error);
    if (!passes) await noteRefusal(id, error.code);
    return find(id);
  }

  #deliver(waiting: Waiting, stop?: AbortSignal): Promise<string | null> {
    const { id, action, transport, maxBytes } = waiting;
    const isEarlier = id !== this.#current;
    return alone(id, async () => {
      const kept = await find(id);
      if (isEarlier && (!kept || isArrived(kept)))
        throw new SealformError("network", "Another page has sent this.");
      if (kept && isArrived(kept)) {
        await forget(id);
        return kept.receivedAt;
      }
      // First, so that no record arrives that names a file which is not there.
      if (waiting.files) {
        await this.#desk.upload(id, new URL(waiting.files));
        // They are there now, and no longer here: what is tried again is the record alone.
        waiting.files = undefined;
        if (transport !== "form") await keep(waiting);
      }
      const received =
        transport === "custom"
          ? await this.#desk.hand(waiting)
          : await deliver({ action: new URL(action), transport, maxBytes }, waiting, stop);
      const receivedAt = asTime(received);
      await (isEarlier ? putArrived(id, receivedAt) : forget(id));
      return receivedAt;
    });
  }
}

/** What a backend says, if it is a time: what is none is as good as not said. */
const asTime = (received: string | null): string | null =>
  Number.isNaN(Date.parse(received ?? "")) ? null : received;
