import { SealformError } from "../errors.ts";
import { allWaiting, alone, forget, isWaiting, keep, type Waiting } from "./outbox.ts";
import { Retry } from "./retry.ts";
import { deliver } from "./transport.ts";

/** What the element does for its post. */
export type Desk = {
  /** Asks the site's own code to take a parcel: the transport `custom`. */
  hand: (waiting: Waiting) => Promise<string | null>;
  /** Uploads the attachments that are staged for a record. */
  upload: (record: string, endpoint: URL) => Promise<void>;
  /** Something of an earlier visit was sent, or still waits. */
  onEarlier: (waiting: Waiting, receivedAt: string | null | undefined) => void;
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
      return { error, kept: kept && canWait };
    }
  }

  /** Sends what earlier visits left, and tries again for as long as the page is open. */
  async sendEarlier(): Promise<void> {
    let left = false;
    this.#stopped = false;
    for (const waiting of await allWaiting()) {
      if (waiting.id === this.#current) continue;
      const receivedAt = await this.#deliver(waiting).catch(() => undefined);
      const gone = receivedAt === undefined && !(await isWaiting(waiting.id));
      if (gone) continue;
      this.#desk.onEarlier(waiting, receivedAt);
      left ||= receivedAt === undefined;
    }
    if (left && !this.#stopped) this.#retry.wait();
  }

  /** What was sent last is of an earlier visit from now on: nobody else tries it again. */
  release(): void {
    this.#current = undefined;
  }

  stop(): void {
    this.#stopped = true;
    this.#retry.stop();
  }

  #deliver(waiting: Waiting, stop?: AbortSignal): Promise<string | null> {
    const { id, action, files, transport, maxBytes } = waiting;
    const isEarlier = id !== this.#current;
    return alone(id, async () => {
      if (isEarlier && !(await isWaiting(id)))
        throw new SealformError("network", "Another page has sent this.");
      // First, so that no record arrives that names a file which is not there.
      if (files) {
        await this.#desk.upload(id, new URL(files));
        // They are there now, and no longer here: what is tried again is the record alone.
        waiting.files = undefined;
        if (transport !== "form") await keep(waiting);
      }
      const received =
        transport === "custom"
          ? await this.#desk.hand(waiting)
          : await deliver({ action: new URL(action), transport, maxBytes }, waiting, stop);
      await forget(id);
      return asTime(received);
    });
  }
}

/** What a backend says, if it is a time: what is none is as good as not said. */
const asTime = (received: string | null): string | null =>
  Number.isNaN(Date.parse(received ?? "")) ? null : received;
