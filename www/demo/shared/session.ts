import type { Keyring } from "../../src/inbox.ts";
import { sessionWords as words } from "../words/session.ts";
import { byId, make, say } from "./dom.ts";
import { IdleWatch } from "./idle.ts";
import { sentence } from "./problem.ts";
import { type Owner, offerUnlock } from "./unlock.ts";

/** How long what is not kept yet may hold up the lock. */
const LEAVING_MS = 5_000;

type SessionPage = {
  opened: (keyring: Keyring) => Promise<void>;
  closed: () => void;
  /** Keeps what was written last, before the keyring goes. */
  leaving?: () => Promise<void>;
  owner?: Owner;
};

/**
 * The time between unlocking and locking a page of the practice. `opened` fills the page, `closed` takes everything
 * that was read out of it again. Starts locked, and locks itself when nobody is there.
 */
export class Session {
  readonly #heading = byId("heading", HTMLElement);
  readonly #unlocked = byId("unlocked", HTMLElement);
  readonly #problem = byId("problem", HTMLElement);
  readonly #notice = make("p", { class: "notice", role: "status", hidden: "" });
  readonly #warning = make("dialog", {
    role: "alertdialog",
    "aria-labelledby": "idle-heading",
    class: "idle",
  });
  readonly #watch: IdleWatch;
  #keyring: Keyring | null = null;

  constructor(readonly page: SessionPage) {
    byId("lock", HTMLButtonElement).addEventListener("click", () => void this.#leave());
    this.#heading.after(this.#notice);
    this.#watch = new IdleWatch({
      warn: () => this.#warning.showModal(),
      safe: () => this.#warning.close(),
      lock: () => void this.#leave().then(() => say(this.#notice, words.locked)),
    });
    this.#fillWarning();
    // The browser may keep a left page alive for its Back button; what was opened must not wait there.
    addEventListener("pagehide", () => this.#lock());
    this.#lock();
  }

  /** Whether this keyring is open still. */
  isOpen(keyring: Keyring): boolean {
    return keyring === this.#keyring;
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

  async #leave(): Promise<void> {
    const keyring = this.#keyring;
    this.#watch.stop();
    this.#unlocked.hidden = true;
    if (this.page.leaving) {
      const waited = new Promise<void>((resolve) => setTimeout(resolve, LEAVING_MS));
      await Promise.race([this.page.leaving().catch(() => undefined), waited]);
      // Locked meanwhile, and perhaps opened again.
      if (keyring !== this.#keyring) return;
    }
    this.#lock();
    this.#heading.focus();
  }

  #lock(): void {
    this.#watch.stop();
    this.#keyring?.lock();
    this.#keyring = null;
    this.page.closed();
    say(this.#problem, "");
    this.#unlocked.hidden = true;
    const unlocked = (keyring: Keyring): void => {
      this.#keyring = keyring;
      this.#unlocked.hidden = false;
      say(this.#notice, "");
      this.#heading.focus();
      this.#watch.start();
      void this.run(this.page.opened);
    };
    offerUnlock(byId("unlock", HTMLElement), unlocked, this.page.owner);
  }

  #fillWarning(): void {
    const stay = make("button", { type: "button", class: "primary", autofocus: "" }, words.stay);
    stay.addEventListener("click", () => this.#watch.stay());
    const lock = make("button", { type: "button", class: "quiet" }, words.lock);
    lock.addEventListener("click", () => void this.#leave());
    // Escape closes it, and is an answer too.
    this.#warning.addEventListener("cancel", () => this.#watch.stay());
    this.#warning.append(
      make("h2", { id: "idle-heading" }, words.heading),
      make("p", {}, words.idle),
      make("div", { class: "actions" }, stay, lock),
    );
    document.body.append(this.#warning);
  }
}
