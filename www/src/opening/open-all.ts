import { ERROR_CODES, SealformError } from "../errors.ts";
import type { OpenedRecord } from "../worker/opened-record.ts";
import type { Asked, Outcome } from "../worker/opener-protocol.ts";
import { Opener, type PracticeWorker } from "./opener.ts";

const MAX_OPENERS = 8;
/** In one call. The page hears of progress as often, and fewer would make more requests to the store. */
const RECORDS_PER_JOB = 16;

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

/** `isLast`: a worker ended over it already. */
type Job<Row> = { rows: Row[]; isLast: boolean };
type Reply = { outcomes: Outcome[]; hybrid: number };
type Done<Row> =
  | { lane: Lane; job: Job<Row>; reply: Reply }
  | { lane: Lane; job: Job<Row>; error: SealformError };
type Lane = { opener: Opener };

/**
 * Opens `rows` in a pool of workers that is there as long as the loop over them; each comes once, as they get done. Throws
 * the reason of the first signal that is aborted.
 */
export async function* openAll<Row extends Asked>(
  practice: PracticeWorker,
  rows: readonly Row[],
  signals: AbortSignal[],
  { expected = {}, onProgress, openers = cores() }: OpeningOptions,
): AsyncGenerator<OpeningOutcome<Row>, void> {
  const jobs = jobsOf(rows);
  const pool = Array.from({ length: clamp(openers, jobs.length) }, () => new Opener(practice));
  const stop = stopping(signals, () => endAll(pool));
  // Two for each: one job is fetched while the other is opened.
  const idle = [...pool, ...pool].map((opener): Lane => ({ opener }));
  const working = new Map<Lane, Promise<Done<Row>>>();
  const progress = { done: 0, total: rows.length, failed: 0, hybrid: 0 };
  let failure = new SealformError("worker-failed", "No worker was started.");
  try {
    stop.check();
    for (;;) {
      while (idle.length > 0 && jobs.length > 0) {
        const [lane, job] = [idle.shift() as Lane, jobs.shift() as Job<Row>];
        working.set(lane, work(lane, job, expected));
      }
      if (working.size === 0) break;
      const done = await Promise.race([...working.values(), stop.stopped]);
      working.delete(done.lane);
      const { startError } = done.lane.opener;
      if (startError) failure = startError;
      else idle.push(done.lane);
      if ("reply" in done || (done.job.isLast && !startError)) yield* told(done);
      // What did not come to a worker was not tried.
      else jobs.unshift(...(startError ? [done.job] : oneByOne(done.job)));
    }
    // No worker is left to open these.
    for (const { rows } of jobs) yield* told({ rows, error: failure });
  } finally {
    stop.release();
    endAll(pool);
  }

  function* told(done: Done<Row> | { rows: Row[]; error: SealformError }): Generator<OpeningOutcome<Row>> {
    const { rows } = "job" in done ? done.job : done;
    const found = rows.map((row, at) =>
      outcomeOf(row, "reply" in done ? done.reply.outcomes[at] : done.error),
    );
    progress.done += found.length;
    progress.failed += found.filter((outcome) => "problem" in outcome).length;
    if ("reply" in done) progress.hybrid += done.reply.hybrid;
    onProgress?.({ ...progress });
    for (const outcome of found) {
      stop.check();
      yield outcome;
    }
  }
}

const endAll = (pool: Opener[]): void => {
  for (const opener of pool) opener.end();
};

const cores = (): number => globalThis.navigator?.hardwareConcurrency ?? 1;

const clamp = (openers: number, jobs: number): number => Math.max(1, Math.min(openers, MAX_OPENERS, jobs));

function jobsOf<Row>(rows: readonly Row[]): Job<Row>[] {
  const starts = Array.from(
    { length: Math.ceil(rows.length / RECORDS_PER_JOB) },
    (_, at) => at * RECORDS_PER_JOB,
  );
  return starts.map((start) => ({ rows: rows.slice(start, start + RECORDS_PER_JOB), isLast: false }));
}

/** What a worker ended over is tried once more, each alone, so that the one which is at fault takes no other with it. */
const oneByOne = <Row>({ rows }: Job<Row>): Job<Row>[] => rows.map((row) => ({ rows: [row], isLast: true }));

async function work<Row extends Asked>(
  lane: Lane,
  job: Job<Row>,
  expected: Record<string, string>,
): Promise<Done<Row>> {
  try {
    const asked = job.rows.map(({ id, seq }) => (seq === undefined ? { id } : { id, seq }));
    return { lane, job, reply: await lane.opener.open({ asked, expected }) };
  } catch (thrown) {
    return { lane, job, error: SealformError.from(thrown) };
  }
}

function outcomeOf<Row>(row: Row, found: Outcome | SealformError | undefined): OpeningOutcome<Row> {
  if (found instanceof SealformError) {
    // To who reads this it is one thing, whatever made the worker end.
    const code = found.code === "wasm-failed" ? "worker-failed" : found.code;
    return { row, problem: new SealformError(code, found.message) };
  }
  if (!found) return { row, problem: new SealformError("internal", "The worker passed over this record.") };
  if ("record" in found) return { row, record: found.record };
  const { code, message } = found.problem;
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
