import { SealformError } from "../errors.ts";
import type { SubmissionRow } from "../worker/practice-protocol.ts";
import { now, type Practice } from "./unlocking.ts";

const TIMEOUT_MS = 90_000;
/** So many at a time that the worker does not wait for the host, nor the host for the worker. */
const AT_ONCE = 4;
/** Nothing of the sort goes away with the next record. */
const ENDS_IT: readonly string[] = ["network", "worker-failed", "wasm-failed", "internal"];

/** The next pass may find these records as they should be. */
const PASSES: readonly string[] = ["record-changed", "server-refused"];

/** How far re-sealing is: `done` of `total` records were looked at, `changed` of them have other slots now. */
export type Resealing = {
  total: number;
  done: number;
  changed: number;
  /** The records that stay as they are, and why. */
  problems: { id: string; problem: SealformError }[];
};

type Options = { signal?: AbortSignal; onProgress?: (state: Resealing) => void };
type List = (after: number) => Promise<{ submissions: SubmissionRow[]; next: number | null }>;

/** Goes through the rows of `list`. When `signal` stops it, `done` is less than `total`. */
export async function reseal(worker: Practice, list: List, options: Options): Promise<Resealing> {
  const { signal, onProgress } = options;
  const to = await worker.call("resealingTo", undefined, TIMEOUT_MS);
  const ids = await everyId(list);
  const state: Resealing = { total: ids.length, done: 0, changed: 0, problems: [] };
  onProgress?.(state);
  const waiting = ids.values();
  let end: SealformError | undefined;
  const workThrough = async (): Promise<void> => {
    for (const id of waiting) {
      const problem = await one(id);
      if (problem && ENDS_IT.includes(problem.code)) end ??= problem;
      else if (problem) state.problems.push({ id, problem });
      if (end) return;
      state.done += 1;
      onProgress?.(state);
      if (signal?.aborted) return;
    }
  };
  const one = async (id: string): Promise<SealformError | null> => {
    try {
      if (await worker.call("resealRecord", { id }, TIMEOUT_MS)) state.changed += 1;
      return null;
    } catch (thrown) {
      return SealformError.from(thrown);
    }
  };
  if (!signal?.aborted) await Promise.all(Array.from({ length: AT_ONCE }, workThrough));
  if (end) throw end;
  const isWhole =
    state.done === state.total && !state.problems.some(({ problem }) => PASSES.includes(problem.code));
  if (isWhole) await worker.call("noteResealed", { at: now(), to }, TIMEOUT_MS);
  return state;
}

async function everyId(list: List): Promise<string[]> {
  const ids: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<List>> = await list(after);
    // A host that sends the reader round in circles would never be done.
    if (page.next !== null && page.next <= after) {
      throw new SealformError("malformed", `The list after ${after} goes on after ${page.next}.`);
    }
    ids.push(...page.submissions.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}
