import { make } from "../shared/dom.ts";
import { inboxWords as words } from "../words/inbox.ts";
import type { Entry } from "./entry.ts";

/** So many buttons are in the page at first, and come with each “Show more”: ten thousand would make it slow. */
const PAGE = 100;

/** The list of submissions, as far as it is wanted. */
export class EntryList {
  readonly element = make("ol", { id: "submissions" });
  readonly more = make("button", { type: "button", class: "quiet", id: "more", hidden: "" });
  #entries: readonly Entry[] = [];
  #shown: readonly Entry[] = [];
  #pages = 1;

  constructor(onChoose: (entry: Entry) => void) {
    this.element.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const entry = this.#shown.find((one) => one.button === button);
      if (entry) onChoose(entry);
    });
    this.element.addEventListener("keydown", (event) => this.#step(event));
    this.more.addEventListener("click", () => {
      const before = this.#shown.length;
      this.#pages += 1;
      this.#render();
      this.#shown[before]?.button.focus();
    });
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Shows these. `anew` begins at the first page. */
  show(entries: readonly Entry[], { anew }: { anew: boolean }): void {
    this.#entries = entries;
    if (anew) this.#pages = 1;
    this.#render();
  }

  /** Makes sure that the entry is among the buttons, marks it as the one that is read, and returns its place. */
  mark(entry: Entry | null): number {
    for (const { button } of this.#shown) button.removeAttribute("aria-current");
    if (!entry) return -1;
    const at = this.#entries.indexOf(entry);
    if (at >= this.#shown.length) {
      this.#pages = Math.floor(at / PAGE) + 1;
      this.#render();
    }
    entry.button.setAttribute("aria-current", "true");
    return at;
  }

  #render(): void {
    const wanted = this.#entries.slice(0, this.#pages * PAGE);
    for (const entry of wanted) entry.draw();
    const rest = this.#entries.length - wanted.length;
    this.more.hidden = rest === 0;
    this.more.textContent = words.more(Math.min(rest, PAGE));
    const isSame =
      wanted.length === this.#shown.length && wanted.every((entry, at) => entry === this.#shown[at]);
    if (isSame) return;
    this.#shown = wanted;
    const focused = document.activeElement;
    this.element.replaceChildren(...wanted.map(({ button }) => make("li", {}, button)));
    // Whoever stands in the list stays where they are when it changes around them.
    if (focused instanceof HTMLElement && this.element.contains(focused)) focused.focus();
  }

  #step(event: KeyboardEvent): void {
    const buttons: (Element | null)[] = this.#shown.map(({ button }) => button);
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const target = to === undefined || at < 0 ? undefined : buttons[to];
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  }
}
