/** What a client has paused waits here. */
export class Gate {
  #paused = false;
  readonly #listeners = new Set<() => void>();

  get paused(): boolean {
    return this.#paused;
  }

  set paused(paused: boolean) {
    this.#paused = paused;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back at each change, and returns what ends that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when nothing is paused; rejects with the signal's reason. */
  async opened(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#paused) return;
    await new Promise<void>((resolve, reject) => {
      const done = (): void => {
        if (this.#paused && !signal.aborted) return;
        unwatch();
        signal.removeEventListener("abort", done);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      const unwatch = this.watch(done);
      signal.addEventListener("abort", done);
    });
  }
}
