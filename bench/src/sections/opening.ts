// All that arrived, opened in one worker and in as many as there are cores.

import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { measure, timed } from "../measure.ts";
import type { Order, Ways } from "../opening-worker.ts";
import { built } from "../paths.ts";
import type { Scale, Section } from "./section.ts";

const RECORDS = 64;
/** As the inbox limits it. */
const MAX_WORKERS = 8;
const MEASURED =
  `${RECORDS} records of 30 fields, each from the base64 that the store answers with to the plaintext, in worker threads ` +
  "that are there already; without the network, and without what a page does with them";
const EFFORT = { warmUps: 3, rounds: 51, seconds: 30 };

export async function benchOpening(scale: Scale): Promise<Section[]> {
  const size = Math.min(availableParallelism(), MAX_WORKERS);
  const workers = Array.from({ length: size }, () => new Worker(join(built, "opening-worker.mjs")));
  try {
    const [told] = await Promise.all(
      workers.map(async (worker) => (await once(worker, "message"))[0] as Ways),
    );
    const { ways, missing } = told ?? { ways: [], missing: [] };
    const sections: Section[] = [];
    for (const pool of [workers.slice(0, 1), workers]) {
      const contenders = ways.map(({ name, kind }) => ({
        name,
        kind,
        time: timed(() => openIn(pool, name)),
      }));
      const of = pool.length === 1 ? "one worker" : `a pool of ${pool.length} workers`;
      sections.push({
        id: pool.length === 1 ? "opening-one" : "opening-pool",
        title: `Opening ${RECORDS} records in ${of}`,
        measured: MEASURED,
        records: RECORDS,
        missing,
        ...(await measure(contenders, scale(EFFORT))),
      });
    }
    return sections;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function openIn(pool: Worker[], way: string): Promise<void> {
  const order: Order = { way, count: Math.ceil(RECORDS / pool.length) };
  await Promise.all(
    pool.map((worker) => {
      worker.postMessage(order);
      return once(worker, "message");
    }),
  );
}
