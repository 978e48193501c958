import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";

/** Fewer are open before anybody could read of it. */
const WORTH_TELLING = 100;

/** How far the opening of many notes is. */
export class OpeningProgress {
  readonly #bar = make("progress", { "aria-label": words.opening });
  readonly #shown = make("p", { "aria-hidden": "true" });
  readonly #told = make("p", { role: "status", class: "visually-hidden" });
  readonly element = make("div", { class: "opening", hidden: "" }, this.#bar, this.#shown, this.#told);
  #quarter = 0;

  report(opened: number, total: number): void {
    if (total < WORTH_TELLING) return;
    this.element.hidden = false;
    this.#bar.max = total;
    this.#bar.value = opened;
    const text = words.opened(opened, total);
    this.#shown.textContent = text;
    // A screen reader hears of it a few times on the way.
    const quarter = Math.floor((4 * opened) / total);
    if (quarter !== this.#quarter) this.#told.textContent = text;
    this.#quarter = quarter;
  }

  end(): void {
    this.element.hidden = true;
    this.#quarter = 0;
    this.#shown.textContent = this.#told.textContent = "";
  }
}
