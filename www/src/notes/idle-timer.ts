/**
 * Calls back when nobody was there for so long. It goes by the clock, and not by how long a timer ran: those stand still while a
 * device sleeps.
 */
export class IdleTimer {
  readonly #idleMs: number;
  readonly #onIdle: () => void;
  #active = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(idleMs: number, onIdle: () => void) {
    this.#idleMs = idleMs;
    this.#onIdle = onIdle;
    this.#check();
  }

  /** Whoever comes back too late is not let in by coming back. */
  stay(): void {
    if (this.#timer === undefined) return;
    if (Date.now() - this.#active >= this.#idleMs) this.#check();
    else this.#active = Date.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #check(): void {
    this.stop();
    const left = this.#active + this.#idleMs - Date.now();
    if (left <= 0) this.#onIdle();
    else this.#timer = setTimeout(() => this.#check(), left);
  }
}
