import fullWasm from "built:full.wasm";
import openerScript from "built:opener.worker";
import { ERROR_CODES, SealformError } from "../errors.ts";
import { WorkerClient } from "../worker/client.ts";
import { type OpenerCalls, openerCalls } from "../worker/opener-protocol.ts";
import type { OpenedRecord, PracticeCalls, SubmissionRow } from "../worker/practice-protocol.ts";
import type { OpeningProgress, SentOutcome } from "./protocol.ts";

const CALL_TIMEOUT_MS = 90_000;
/** The list of ten thousand submissions is fetched in it. */
const BEGIN_TIMEOUT_MS = 10 * 60_000;
const MAX_OPENERS = 8;
/** Fewer are opened sooner than another worker has started. */
const RECORDS_PER_OPENER = 16;

/** A submission that was opened, or why it was not. */
export type OpeningOutcome =
  | { row: SubmissionRow; record: OpenedRecord }
  | { row: SubmissionRow; problem: SealformError };

/** `ids` or `form` choose; without them all are opened. `openers` is how many workers, as many as fit the device unless told. */
export type OpenAllOptions = {
  ids?: string[];
  form?: string;
  signal?: AbortSignal;
  onProgress?: (progress: OpeningProgress) => void;
  openers?: number;
};

type Practice = WorkerClient<PracticeCalls>;

/** Opens many records in a pool of workers that is there as long as the loop over them. */
export async function* openAll(
  practice: Practice,
  { ids, form, signal, onProgress, openers }: OpenAllOptions,
): AsyncGenerator<OpeningOutcome, void> {
  signal?.throwIfAborted();
  const plan = { ...(ids ? { ids } : {}), ...(form === undefined ? {} : { form }) };
  const { run, total } = await orAborted(practice.call("beginOpening", plan, BEGIN_TIMEOUT_MS), signal);
  const pool = new Pool(practice, run);
  try {
    if (total > 0) pool.fill(openers ?? Math.min(sensible(), Math.ceil(total / RECORDS_PER_OPENER)));
    for (let ended = false; !ended; ) {
      const more = practice.call("openMore", { run }, CALL_TIMEOUT_MS);
      const next = await orAborted(Promise.race([more, pool.failure]), signal);
      ended = next.ended;
      for (const opener of next.lost) pool.replace(opener);
      onProgress?.(next.progress);
      for (const outcome of next.outcomes) {
        signal?.throwIfAborted();
        yield received(outcome);
      }
    }
  } finally {
    pool.end();
    practice.call("endOpening", { run }, CALL_TIMEOUT_MS).catch(() => undefined);
  }
}

const sensible = (): number => Math.max(1, Math.min(MAX_OPENERS, globalThis.navigator?.hardwareConcurrency ?? 1));

function received(outcome: SentOutcome): OpeningOutcome {
  if ("record" in outcome) return outcome;
  const { code, message } = outcome.problem;
  const known = ERROR_CODES.find((candidate) => candidate === code) ?? "internal";
  return { row: outcome.row, problem: new SealformError(known, message) };
}

/** Throws the signal's reason as soon as it is aborted. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The openers of one run, as the page has them: it starts and ends them, and sees nothing of what they do. */
class Pool {
  readonly #practice: Practice;
  readonly #run: number;
  readonly #openers = new Map<number, Promise<WorkerClient<OpenerCalls>>>();
  #last = 0;
  #ended = false;
  /** Rejects when no opener is left and none can be started. */
  readonly failure: Promise<never>;
  #fail: (error: SealformError) => void = () => undefined;

  constructor(practice: Practice, run: number) {
    this.#practice = practice;
    this.#run = run;
    this.failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.failure.catch(() => undefined);
  }

  fill(size: number): void {
    for (let opener = 0; opener < Math.max(1, size); opener++) this.#add();
  }

  replace(opener: number): void {
    this.#remove(opener);
    this.#add();
  }

  end(): void {
    this.#ended = true;
    for (const opener of [...this.#openers.keys()]) this.#remove(opener);
  }

  #remove(opener: number): void {
    this.#openers.get(opener)?.then((worker) => worker.end()).catch(() => undefined);
    this.#openers.delete(opener);
  }

  #add(): void {
    const opener = ++this.#last;
    const starting = WorkerClient.start(openerScript, fullWasm, openerCalls);
    this.#openers.set(opener, starting);
    this.#connect(opener, starting).catch((thrown) => {
      this.#remove(opener);
      if (this.#openers.size === 0 && !this.#ended) this.#fail(SealformError.from(thrown));
    });
  }

  async #connect(opener: number, starting: Promise<WorkerClient<OpenerCalls>>): Promise<void> {
    const worker = await starting;
    const { port1, port2 } = new MessageChannel();
    const lock = `sealform-opener-${crypto.randomUUID()}`;
    await worker.call("serve", { port: port2, lock }, CALL_TIMEOUT_MS);
    if (this.#ended) return;
    await this.#practice.call("addOpener", { run: this.#run, opener, lock, port: port1 }, CALL_TIMEOUT_MS);
  }
}
