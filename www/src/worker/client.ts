import { SealformError } from "../errors.ts";
import { parse } from "../shape.ts";
import { loadWasm, WORKER_SRC, workerUrl } from "./load.ts";
import { type Calls, movables, type Reply, type Request, replyFrame } from "./protocol.ts";

// It takes less than a second on an old phone. An altered module may never end, and somebody is waiting before it.
const START_TIMEOUT_MS = 20_000;

type Waiting = { resolve: (reply: unknown) => void; reject: (error: SealformError) => void };

/** A running worker, seen from the page. Once it has failed or been ended it stays so: start another one. */
export class WorkerClient<C extends Calls> {
  readonly #worker: Worker;
  readonly #calls: C;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #end: SealformError | undefined;

  /** Starts a worker, gives it its WASM, and returns when that has passed the self-test. Both are from `built:` modules. */
  static async start<C extends Calls>(script: string, wasm: string, calls: C): Promise<WorkerClient<C>> {
    // First, because this can fail, and then there would be a worker to end.
    const request = { wasm: await loadWasm(wasm) } as Request<C, "start">;
    const url = workerUrl(script);
    try {
      const client = new WorkerClient(url, calls);
      await client.call("start", request, START_TIMEOUT_MS);
      return client;
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  private constructor(url: string, calls: C) {
    this.#calls = calls;
    try {
      this.#worker = new Worker(url);
    } catch (thrown) {
      throw new SealformError("worker-failed", REFUSED, { cause: thrown });
    }
    this.#worker.addEventListener("message", (event: MessageEvent<unknown>) => this.#receive(event.data));
    this.#worker.addEventListener("messageerror", () => this.#fail("A message cannot be read."));
    // Fires when the worker is refused, and when it throws outside a call. Its text could quote data.
    this.#worker.addEventListener("error", () => this.#fail(REFUSED));
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** One call. Bytes in the request are moved: the caller's arrays are empty afterwards. A timeout ends the worker. */
  async call<Name extends keyof C & string>(
    name: Name,
    request: Request<C, Name>,
    timeoutMs: number,
  ): Promise<Reply<C, Name>> {
    if (this.#end) throw this.#end;
    const id = ++this.#last;
    const timer = setTimeout(() => this.#fail(`${name} took longer than ${timeoutMs} ms.`), timeoutMs);
    try {
      const reply = await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#worker.postMessage({ id, call: name, request }, movables(request));
      });
      return parse(this.#calls[name]?.reply as never, reply, "internal", name);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  /** Ends the worker and gives its memory back; calls under way fail with worker-failed. */
  end(): void {
    this.#fail("The worker was ended.");
  }

  #receive(data: unknown): void {
    const frame = parse(replyFrame, data, "internal", "The reply");
    if (frame.ok) {
      this.#waiting.get(frame.id)?.resolve(frame.reply);
      return;
    }
    const error = SealformError.from(frame);
    this.#waiting.get(frame.id)?.reject(error);
    if (error.code === "wasm-failed") this.end();
  }

  #fail(message: string): void {
    this.#end ??= new SealformError("worker-failed", message);
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

const REFUSED = `The worker did not start or broke off. If the page has a Content-Security-Policy, it needs worker-src ${WORKER_SRC} and script-src 'wasm-unsafe-eval'.`;
