// Interleaved measuring: in each round every contender works once, so that whatever slows the machine down for a
// while slows all of them.

import { performance } from "node:perf_hooks";

/** One way to do the work that is measured, of a kind that matters beside it. `time` does it once, in milliseconds. */
export type Contender = { name: string; kind: string; time(): Promise<number> };

/** How often is measured: warm-ups first, then rounds until there are enough or the time is over. */
export type Effort = { warmUps: number; rounds: number; seconds: number };

/** Milliseconds of one run. `ratio` is how many times as long as the first contender's median. */
export type Row = {
  name: string;
  kind: string;
  medianMs: number;
  p10Ms: number;
  p90Ms: number;
  ratio: number;
};

export type Measured = { rounds: number; rows: Row[] };

/** With fewer a median says nothing, however long they take. */
const MIN_ROUNDS = 5;

/** Measures the contenders; the first is the one that the others are compared with. */
export async function measure(contenders: Contender[], effort: Effort): Promise<Measured> {
  for (let round = 0; round < effort.warmUps; round++) await runRound(contenders, round);
  const times = contenders.map((): number[] => []);
  const end = performance.now() + effort.seconds * 1000;
  let rounds = 0;
  while (rounds < effort.rounds && (rounds < MIN_ROUNDS || performance.now() < end)) {
    const round = await runRound(contenders, rounds);
    round.forEach((time, index) => {
      times[index]?.push(time);
    });
    rounds++;
  }
  return { rounds, rows: summarise(contenders, times) };
}

/**
 * Runs each once, starting with another one in every round. Returns the times in the order of the contenders.
 * Garbage is left to Node: a collection that is asked for throws away compiled JavaScript too, and makes it slow.
 */
async function runRound(contenders: Contender[], round: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < contenders.length; turn++) {
    const index = (turn + round) % contenders.length;
    const contender = contenders[index];
    if (contender) times[index] = await contender.time();
  }
  return times;
}

/** Returns what runs the work and tells how long it took. */
export function timed(run: () => unknown): () => Promise<number> {
  return async () => {
    const start = performance.now();
    const result = run();
    // Only where there is something to wait for: an await costs synchronous work what it does not need.
    if (result instanceof Promise) await result;
    return performance.now() - start;
  };
}

function summarise(contenders: Contender[], times: number[][]): Row[] {
  const reference = quantile(times[0] ?? [], 0.5);
  return contenders.map(({ name, kind }, index) => {
    const sample = times[index] ?? [];
    const medianMs = quantile(sample, 0.5);
    return {
      name,
      kind,
      medianMs,
      p10Ms: quantile(sample, 0.1),
      p90Ms: quantile(sample, 0.9),
      ratio: medianMs / reference,
    };
  });
}

/** The nearest-rank quantile. */
function quantile(sample: number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
