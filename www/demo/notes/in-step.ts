import type { ErrorCode, Notebook, Synced } from "../../src/notes.ts";

const EVERY_MS = 60_000;

/** Keeps a notebook in step with the store: each minute, when the network comes back, and when somebody comes back to the page. */
export class InStep {
  readonly #notebook: Notebook;
  readonly #on: { synced: (synced: Synced) => void; problem: (problem: ErrorCode | null) => void };
  readonly #ended = new AbortController();
  #timer: ReturnType<typeof setInterval> | undefined;
  #running: Promise<void> | undefined;

  constructor(
    notebook: Notebook,
    on: { synced: (synced: Synced) => void; problem: (problem: ErrorCode | null) => void },
  ) {
    this.#notebook = notebook;
    this.#on = on;
  }

  start(): void {
    const { signal } = this.#ended;
    if (signal.aborted) return;
    this.#timer = setInterval(() => void this.now(), EVERY_MS);
    addEventListener("online", () => void this.now(), { signal });
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden) void this.now();
      },
      { signal },
    );
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#ended.abort();
  }

  /** One at a time. */
  now(): Promise<void> {
    this.#running ??= this.#now().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #now(): Promise<void> {
    try {
      const pushed = await this.#notebook.push();
      const synced = await this.#notebook.sync();
      if (this.#ended.signal.aborted) return;
      this.#on.synced(synced);
      this.#on.problem((pushed.problem as ErrorCode | null) ?? synced.problem);
    } catch {
      // The notebook was locked meanwhile.
    }
  }
}
