import { type OpeningOptions, type OpeningOutcome, openAll } from "../opening/open-all.ts";
import type { Finding } from "../opening/protocol.ts";
import type { ScoreDefinition } from "../scores/definition.ts";
import type { Inspection, OpenedRecord, PracticeCalls, SubmissionRow } from "../worker/practice-protocol.ts";
import type { Reply } from "../worker/protocol.ts";
import { CALL_TIMEOUT_MS, type Practice } from "./unlocking.ts";

/** What is done with submissions while a keyring is open: they are listed, opened, searched and marked, and change nothing in it. */
export class Reader {
  readonly #worker: Practice;
  readonly #locked: AbortSignal;

  constructor(worker: Practice, locked: AbortSignal) {
    this.#worker = worker;
    this.#locked = locked;
  }

  /** The submissions after a sequence number, oldest first, at most `limit` (500). */
  list({
    after = 0,
    limit = 100,
  }: {
    after?: number;
    limit?: number;
  } = {}): Promise<Reply<PracticeCalls, "list">> {
    return this.#worker.call("list", { after, limit }, CALL_TIMEOUT_MS);
  }

  /** A submission as it lies in the store; `payload` is the envelope in base64url. */
  async row(id: string): Promise<SubmissionRow & { payload: string }> {
    const { row, payload } = await this.#worker.call("row", { id }, CALL_TIMEOUT_MS);
    return { ...row, payload };
  }

  /** Fetches a submission and opens it. Every pair of `expected` has to be in its context. */
  open(id: string, expected: Record<string, string> = {}): Promise<OpenedRecord> {
    return this.#worker.call("open", { id, expected }, CALL_TIMEOUT_MS);
  }

  /**
   * Opens many submissions in a pool of workers: `rows` of `list`, or any objects with an id, or `ids` alone. Each comes once,
   * as they get done (about in the order that is asked for): with its record, or with the problem that kept it from being
   * opened, and the rest goes on. Breaking off the loop ends the workers, and so does the signal, whose reason is thrown. What
   * came can be searched.
   */
  openAll<Row extends { id: string; seq?: number }>(
    options: { rows: readonly Row[] } & OpeningOptions,
  ): AsyncGenerator<OpeningOutcome<Row>, void>;
  openAll(
    options: { ids: readonly string[] } & OpeningOptions,
  ): AsyncGenerator<OpeningOutcome<{ id: string }>, void>;
  openAll(
    options: ({ rows: readonly { id: string; seq?: number }[] } | { ids: readonly string[] }) &
      OpeningOptions,
  ): AsyncGenerator<OpeningOutcome<{ id: string }>, void> {
    const rows = "rows" in options ? options.rows : options.ids.map((id) => ({ id }));
    const { signal } = options;
    const signals = signal ? [this.#locked, signal] : [this.#locked];
    return openAll(this.#worker, rows, signals, options);
  }

  /**
   * The ids of the records in which every word of the text begins a word, best first; accents and case do not count. Of what
   * was opened since the keyring was unlocked. The index is in the worker's memory and nowhere else.
   */
  search(text: string, { limit = 50 }: { limit?: number } = {}): Promise<string[]> {
    return this.#worker.call("search", { text, limit }, CALL_TIMEOUT_MS);
  }

  /** Remembers on this device, sealed, that these were read. */
  async markRead(ids: readonly string[]): Promise<void> {
    await this.#worker.call("markRead", [...ids], CALL_TIMEOUT_MS);
  }

  /** Those of these submissions that nobody has read on this device. */
  unread(ids: readonly string[]): Promise<string[]> {
    return this.#worker.call("unread", [...ids], CALL_TIMEOUT_MS);
  }

  /** What is to be looked at among these rows, as far as `openAll` has seen them since the keyring was unlocked. */
  findings(rows: readonly { id: string }[]): Promise<Finding[]> {
    return this.#worker.call(
      "findings",
      rows.map(({ id }) => id),
      CALL_TIMEOUT_MS,
    );
  }

  /**
   * The scores that the practice's own form cards define, for `scoreRecord`. A card that the store does not have, or has in
   * another form than was published, defines none: whoever keeps the cards must not move a cut-off.
   */
  scores(): Promise<ScoreDefinition[]> {
    return this.#worker.call("scores", undefined, CALL_TIMEOUT_MS);
  }

  /** Erases all that this device keeps of the practice, which is sealed: the next visit opens everything anew. */
  async forgetDevice(): Promise<void> {
    await this.#worker.call("forgetDevice", undefined, CALL_TIMEOUT_MS);
  }

  /** What a submission shows without a key: all that whoever keeps it can see. */
  inspect(id: string): Promise<Inspection> {
    return this.#worker.call("inspect", { id }, CALL_TIMEOUT_MS);
  }

  /**
   * A file that an answer of this record names, fetched and opened as it is read. Every piece is what was sealed; only
   * when the stream has ended is it known that they are all, and the right file, so keep them aside until then. Errors:
   * file-missing; open-failed, when it is not the file that was sent; network, server-refused.
   */
  readFile(record: string, file: string): ReadableStream<Uint8Array> {
    const worker = this.#worker;
    let reading: number | undefined;
    const stop = async (): Promise<void> => {
      if (reading !== undefined) await worker.call("stopReading", { reading }, CALL_TIMEOUT_MS);
    };
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          try {
            reading ??= (await worker.call("readFile", { record, file }, CALL_TIMEOUT_MS)).reading;
            const data = await worker.call("readOn", { reading }, CALL_TIMEOUT_MS);
            if (data) return controller.enqueue(data);
          } catch (thrown) {
            await stop().catch(() => undefined);
            throw thrown;
          }
          await stop();
          controller.close();
        },
        cancel: stop,
      },
      // Nothing is fetched before somebody reads.
      { highWaterMark: 0 },
    );
  }
}
