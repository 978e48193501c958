// What a page has and Node does not, by the names that src/ uses: the build puts them in the place of the globals.
import { availableParallelism } from "node:os";
import { Worker as Thread, type TransferListItem } from "node:worker_threads";

/** A Web Worker, as far as client.ts uses one, that is a thread of Node. */
export class Worker extends EventTarget {
  readonly #thread: Thread;

  constructor(url: string) {
    super();
    // What Node was told to load or to evaluate first is the caller's, and has no business in here.
    this.#thread = new Thread(new URL(url), { execArgv: [] });
    this.#thread.on("message", (data) => this.dispatchEvent(new MessageEvent("message", { data })));
    this.#thread.on("messageerror", () => this.dispatchEvent(new Event("messageerror")));
    this.#thread.on("error", () => this.dispatchEvent(new Event("error")));
    // No worker ends by itself.
    this.#thread.on("exit", () => this.dispatchEvent(new Event("error")));
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    // Buffers and ports: what both worlds can move.
    this.#thread.postMessage(message, transfer as unknown as TransferListItem[]);
  }

  terminate(): void {
    // Whoever ends it does not wait for it, here as in a page.
    void this.#thread.terminate();
  }
}

/** Node has a navigator of its own from version 21 on. */
const cores = availableParallelism();

export { cores as "navigator.hardwareConcurrency" };
