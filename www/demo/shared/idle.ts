/** How long nobody has to do anything, or to see the page, before it locks; and how long before that it warns. */
const IDLE_MS = 15 * 60_000;
const HIDDEN_MS = 5 * 60_000;
const WARNING_MS = 60_000;

const ACTIVITY = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "input"];

/**
 * Watches whether somebody is at the page. It goes by the clock, and not by how long a timer ran: those stand still while
 * a device sleeps.
 */
export class IdleWatch {
  #active = 0;
  #hidden: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOn = false;
  #isWarning = false;

  /** `warn` a minute before `lock`, and `safe` when that is off again. */
  constructor(readonly on: { warn: () => void; safe: () => void; lock: () => void }) {
    for (const type of ACTIVITY) {
      addEventListener(type, () => this.#act(), { capture: true, passive: true });
    }
    document.addEventListener("visibilitychange", () => {
      if (!this.#isOn) return;
      // First what has passed: whoever comes back too late is not to be let in by coming back.
      this.#check();
      this.#hidden = document.hidden ? Date.now() : null;
      this.#check();
    });
  }

  start(): void {
    this.#isOn = true;
    this.#hidden = document.hidden ? Date.now() : null;
    this.stay();
  }

  stop(): void {
    this.#isOn = false;
    this.#settle();
    clearTimeout(this.#timer);
  }

  /** Somebody has said that they are there. */
  stay(): void {
    if (!this.#isOn) return;
    this.#active = Date.now();
    this.#check();
  }

  /** A warning asks for an answer: a mouse that was pushed by accident is none. */
  #act(): void {
    if (!this.#isOn || this.#isWarning) return;
    // The device may have slept since: then this is the first that anybody does, and too late.
    if (Date.now() >= this.#end()) this.#check();
    else this.#active = Date.now();
  }

  #end(): number {
    const hidden = this.#hidden === null ? Number.POSITIVE_INFINITY : this.#hidden + HIDDEN_MS;
    return Math.min(this.#active + IDLE_MS, hidden);
  }

  #check(): void {
    clearTimeout(this.#timer);
    if (!this.#isOn) return;
    const left = this.#end() - Date.now();
    if (left <= 0) {
      this.stop();
      this.on.lock();
      return;
    }
    if (left > WARNING_MS) this.#settle();
    else if (!this.#isWarning) {
      this.#isWarning = true;
      this.on.warn();
    }
    this.#timer = setTimeout(() => this.#check(), left > WARNING_MS ? left - WARNING_MS : left);
  }

  #settle(): void {
    if (!this.#isWarning) return;
    this.#isWarning = false;
    this.on.safe();
  }
}
