import { make } from "../shared/dom.ts";
import { inboxWords as words } from "../words/inbox.ts";

/** How far the opening is, with a button that stops it and one that goes on. */
export class OpeningBar {
  readonly #bar = make("progress", { "aria-label": words.opening });
  readonly #shown = make("p", { "aria-hidden": "true" });
  readonly #told = make("p", { role: "status", class: "visually-hidden" });
  readonly #cancel = make("button", { type: "button", class: "quiet" }, words.cancel);
  readonly #goOn = make("button", { type: "button", class: "quiet" }, words.goOn);
  readonly element = make(
    "div",
    { class: "opening", hidden: "" },
    this.#bar,
    this.#shown,
    this.#told,
    this.#cancel,
    this.#goOn,
  );

  constructor(on: { cancel: () => void; goOn: () => void }) {
    this.#cancel.addEventListener("click", on.cancel);
    this.#goOn.addEventListener("click", on.goOn);
  }

  report({ done, all, failed }: { done: number; all: number; failed: number }): void {
    this.element.hidden = false;
    this.#bar.hidden = false;
    this.#cancel.hidden = false;
    this.#goOn.hidden = true;
    this.#bar.max = Math.max(all, 1);
    this.#bar.value = done;
    const text = failed === 0 ? words.opened(done, all) : words.openedWithFailed(done, all, failed);
    this.#shown.textContent = text;
    // A screen reader hears of it a few times on the way, not a thousand times.
    const step = Math.max(1, Math.ceil(all / 4));
    if (done % step === 0) this.#told.textContent = text;
  }

  /** It has ended. `left` were not opened, because it was cancelled. */
  end(left: number): void {
    // Whoever pressed the button that goes away now is not to lose their place.
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = left === 0;
    this.#bar.hidden = true;
    this.#cancel.hidden = true;
    this.#goOn.hidden = false;
    this.#shown.textContent = this.#told.textContent = left === 0 ? "" : words.cancelled(left);
    if (hadFocus && left > 0) this.#goOn.focus();
  }
}
