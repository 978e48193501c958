import fullWasm from "built:full.wasm";
import openerScript from "built:opener.worker";
import { SealformError } from "../errors.ts";
import { WorkerClient } from "../worker/client.ts";
import { type OpenerCalls, openerCalls } from "../worker/opener-protocol.ts";
import type { PracticeCalls } from "../worker/practice-protocol.ts";
import type { Reply, Request } from "../worker/protocol.ts";

const CALL_TIMEOUT_MS = 90_000;

export type PracticeWorker = WorkerClient<PracticeCalls>;

/** A worker that opens, seen from the page. One that ended is followed by another with the next call. */
export class Opener {
  readonly #practice: PracticeWorker;
  #worker: Promise<WorkerClient<OpenerCalls>> | undefined;
  #ended = false;
  /** Why no worker starts any more, if so. */
  startError: SealformError | undefined;

  constructor(practice: PracticeWorker) {
    this.#practice = practice;
  }

  /** Error: worker-failed or wasm-failed, when the worker ended over it; any, when it could not be started. */
  async open(request: Request<OpenerCalls, "open">): Promise<Reply<OpenerCalls, "open">> {
    this.#worker ??= this.#start();
    const starting = this.#worker;
    const worker = await starting;
    try {
      return await worker.call("open", request, CALL_TIMEOUT_MS);
    } finally {
      if (worker.ended && this.#worker === starting) this.#worker = undefined;
    }
  }

  end(): void {
    this.#ended = true;
    this.#worker?.then((worker) => worker.end()).catch(() => undefined);
  }

  async #start(): Promise<WorkerClient<OpenerCalls>> {
    try {
      const worker = await WorkerClient.start(openerScript, fullWasm, openerCalls);
      try {
        const { port1, port2 } = new MessageChannel();
        await Promise.all([
          worker.call("borrow", { port: port1 }, CALL_TIMEOUT_MS),
          this.#practice.call("lend", { port: port2 }, CALL_TIMEOUT_MS),
        ]);
        if (this.#ended) throw new SealformError("worker-failed", "The worker was ended.");
        return worker;
      } catch (thrown) {
        worker.end();
        throw thrown;
      }
    } catch (thrown) {
      this.startError = SealformError.from(thrown);
      throw this.startError;
    }
  }
}
