const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Calls `again` when it may work now: when the connection is back, when somebody looks at the page, and with growing
 * pauses, because neither event says that a server is well.
 */
export class Retry {
  readonly #again: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE_MS;

  constructor(again: () => void) {
    this.#again = again;
  }

  /** Waits for the next occasion, longer than before. */
  wait(): void {
    this.#listen(true);
    this.#timer = setTimeout(this.#call, this.#pause);
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
  }

  stop(): void {
    this.#listen(false);
    this.#pause = FIRST_PAUSE_MS;
  }

  readonly #call = (): void => {
    if (document.visibilityState === "hidden" && !navigator.onLine) return;
    this.#listen(false);
    this.#again();
  };

  #listen(on: boolean): void {
    clearTimeout(this.#timer);
    const change = on ? "addEventListener" : "removeEventListener";
    window[change]("online", this.#call);
    document[change]("visibilitychange", this.#call);
  }
}
