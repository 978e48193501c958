import { ERROR_CODES, SealformError } from "../errors.ts";
import type { OpenedRecord } from "../worker/opened-record.ts";
import type { Asked, Outcome } from "../worker/opener-protocol.ts";
import { Opener, type PracticeWorker } from "./opener.ts";

const MAX_OPENERS = 8;
/** In one call. The page hears of progress as often, and fewer would make more requests to the store. */
const RECORDS_PER_BATCH = 16;

/** A submission that was opened, or why it was not. */
export type OpeningOutcome<Row> = { row: Row; record: OpenedRecord } | { row: Row; problem: SealformError };

/** `failed` of the `done` did not open. `hybrid` were tried with an identity; of the others a header was kept on this device. */
export type OpeningProgress = { done: number; total: number; failed: number; hybrid: number };

/** Every pair of `expected` has to be in a record's context. `openers` is how many workers, 1 to 8; as the device has cores unless told. */
export type OpeningOptions = {
  expected?: Record<string, string>;
  signal?: AbortSignal;
  onProgress?: (progress: OpeningProgress) => void;
  openers?: number;
};

type Opened<Row> = { rows: Row[] } & ({ outcomes: Outcome[]; hybrid: number } | { error: SealformError });
type Working<Row> = { opener: Opener; done: Promise<Opened<Row>> };

/**
 * Opens `rows` in a pool of workers that is there as long as the loop over them; each comes once, as they get done. Throws
 * the reason of the first signal that is aborted.
 */
export async function* openAll<Row extends Asked>(
  practice: PracticeWorker,
  rows: readonly Row[],
  signals: AbortSignal[],
  options: OpeningOptions,
): AsyncGenerator<OpeningOutcome<Row>, void> {
  const { expected = {}, openers = cores(), onProgress } = options;
  const opening = new Opening(practice, rows, expected, openers);
  const stop = stopping(signals, () => opening.end());
  const progress = { done: 0, total: rows.length, failed: 0, hybrid: 0 };
  try {
    stop.check();
    for (;;) {
      const opened = await Promise.race([opening.next(), stop.stopped]);
      if (!opened) break;
      const found = outcomesOf(opened);
      progress.done += found.length;
      progress.failed += found.filter((outcome) => "problem" in outcome).length;
      if ("hybrid" in opened) progress.hybrid += opened.hybrid;
      onProgress?.({ ...progress });
      for (const outcome of found) {
        stop.check();
        yield outcome;
      }
    }
  } finally {
    stop.release();
    opening.end();
  }
}

/** The workers of one opening, and what they have to do. */
class Opening<Row extends Asked> {
  readonly #expected: Record<string, string>;
  readonly #batches: Row[][];
  readonly #pool: Opener[];
  /** Twice each opener: one batch is fetched while the other is opened. */
  readonly #idle: Opener[];
  readonly #working = new Set<Working<Row>>();
  /** What a worker ended over. */
  readonly #lost: Row[] = [];
  /** It alone has those that were lost, one at a time, so that the one which is at fault takes no other with it. */
  readonly #last: Opener;

  constructor(
    practice: PracticeWorker,
    rows: readonly Row[],
    expected: Record<string, string>,
    openers: number,
  ) {
    this.#expected = expected;
    this.#batches = batchesOf(rows);
    const size = Math.max(1, Math.min(openers, MAX_OPENERS, this.#batches.length));
    this.#pool = Array.from({ length: size }, () => new Opener(practice));
    this.#idle = [...this.#pool, ...this.#pool];
    this.#last = new Opener(practice);
  }

  /** What the next batch came to, or nothing behind the last. */
  async next(): Promise<Opened<Row> | undefined> {
    for (;;) {
      for (const opener of this.#idle.splice(0, this.#batches.length)) {
        this.#working.add({ opener, done: this.#open(opener, this.#batches.shift() ?? []) });
      }
      if (this.#working.size === 0) return this.#nextOfRest();
      const opened = await this.#firstDone();
      if (opened) return opened;
    }
  }

  end(): void {
    for (const opener of [...this.#pool, this.#last]) opener.end();
  }

  /** Whichever is done first, or nothing when it has to be tried again. */
  async #firstDone(): Promise<Opened<Row> | undefined> {
    const all = [...this.#working].map(async (working) => ({ working, opened: await working.done }));
    const { working, opened } = await Promise.race(all);
    const { opener } = working;
    this.#working.delete(working);
    if (!opener.startError) this.#idle.push(opener);
    if (!("error" in opened)) return opened;
    // What did not reach a worker was not tried.
    if (opener.startError) this.#batches.unshift(opened.rows);
    else this.#lost.push(...opened.rows);
    return undefined;
  }

  /** Those that no worker is left for, and those that were lost. */
  async #nextOfRest(): Promise<Opened<Row> | undefined> {
    const rows = this.#batches.shift();
    const { startError } = this.#pool.find((opener) => opener.startError) ?? {};
    if (rows) return { rows, error: startError ?? new SealformError("worker-failed", "No worker started.") };
    const again = this.#lost.shift();
    return again && this.#open(this.#last, [again]);
  }

  async #open(opener: Opener, rows: Row[]): Promise<Opened<Row>> {
    const asked = rows.map(({ id, seq }) => (seq === undefined ? { id } : { id, seq }));
    try {
      return { rows, ...(await opener.open({ asked, expected: this.#expected })) };
    } catch (thrown) {
      return { rows, error: SealformError.from(thrown) };
    }
  }
}

const cores = (): number => navigator.hardwareConcurrency || 1;

function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / RECORDS_PER_BATCH);
  return Array.from({ length: count }, (_, at) =>
    rows.slice(at * RECORDS_PER_BATCH, (at + 1) * RECORDS_PER_BATCH),
  );
}

function outcomesOf<Row>(opened: Opened<Row>): OpeningOutcome<Row>[] {
  if ("outcomes" in opened) return opened.rows.map((row, at) => outcomeOf(row, opened.outcomes[at]));
  const { code, message } = opened.error;
  // To who reads this it is one thing, whatever made the worker end.
  const problem = new SealformError(code === "wasm-failed" ? "worker-failed" : code, message);
  return opened.rows.map((row) => ({ row, problem }));
}

function outcomeOf<Row>(row: Row, found: Outcome | undefined): OpeningOutcome<Row> {
  if (found && "record" in found) return { row, record: found.record };
  const { code, message } = found?.problem ?? {
    code: "internal",
    message: "The worker passed over this record.",
  };
  const known = ERROR_CODES.find((candidate) => candidate === code) ?? "internal";
  return { row, problem: new SealformError(known, message) };
}

/** `stopped` rejects with the reason of the first signal that is aborted, after `stop` was called; `check` throws it. */
function stopping(signals: AbortSignal[], stop: () => void) {
  let reject: (reason: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_, rejects) => {
    reject = rejects;
  });
  // The loop may be waiting elsewhere just then.
  stopped.catch(() => undefined);
  const abort = (): void => {
    stop();
    reject(signals.find(({ aborted }) => aborted)?.reason);
  };
  for (const signal of signals) signal.addEventListener("abort", abort);
  if (signals.some(({ aborted }) => aborted)) abort();
  return {
    stopped,
    check: (): void => {
      for (const signal of signals) signal.throwIfAborted();
    },
    release: (): void => {
      for (const signal of signals) signal.removeEventListener("abort", abort);
    },
  };
}
