import type { Keyring } from "../../src/inbox.ts";
import { byId, say } from "./dom.ts";
import { sentence } from "./problem.ts";
import { offerUnlock } from "./unlock.ts";

/**
 * The time between unlocking and locking a page of the practice. `opened` fills the page, `closed` takes everything
 * that was read out of it again. Starts locked.
 */
export class Session {
  readonly #heading = byId("heading", HTMLElement);
  readonly #unlocked = byId("unlocked", HTMLElement);
  readonly #problem = byId("problem", HTMLElement);
  #keyring: Keyring | null = null;

  constructor(readonly page: { opened: (keyring: Keyring) => Promise<void>; closed: () => void }) {
    byId("lock", HTMLButtonElement).addEventListener("click", () => {
      this.#lock();
      this.#heading.focus();
    });
    // The browser may keep a left page alive for its Back button; what was opened must not wait there.
    addEventListener("pagehide", () => this.#lock());
    this.#lock();
  }

  /** Does something with the keyring, and says what went wrong. Nothing happens while it is locked. */
  async run(action: (keyring: Keyring) => Promise<void>): Promise<void> {
    const keyring = this.#keyring;
    if (keyring === null) return;
    say(this.#problem, "");
    try {
      await action(keyring);
    } catch (error) {
      // Locking ends what is under way; that is no problem to tell of.
      if (keyring === this.#keyring) say(this.#problem, sentence(error));
    }
  }

  #lock(): void {
    this.#keyring?.lock();
    this.#keyring = null;
    this.page.closed();
    this.#unlocked.hidden = true;
    offerUnlock(byId("unlock", HTMLElement), (keyring) => {
      this.#keyring = keyring;
      this.#unlocked.hidden = false;
      this.#heading.focus();
      void this.run(this.page.opened);
    });
  }
}
