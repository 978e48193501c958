import type { SealformError } from "../errors.ts";
import { messages, naming, sentenceFor } from "../messages.ts";
import { canRetry, isAboutSending } from "./state.ts";

/**
 * What the element says: who will be able to read the form, above it, and how it stands, below it. It lies in the
 * page's own tree, where the site's styles reach it; `data-seal` names the parts.
 */
export class StatusView {
  readonly #who = part("p", "who");
  readonly #status = part("p", "status");
  readonly #alert = part("div", "alert");
  readonly #host: Element;
  readonly #onRetry: () => void;

  constructor(host: Element, onRetry: () => void) {
    this.#host = host;
    this.#onRetry = onRetry;
    this.#status.setAttribute("role", "status");
    this.#status.tabIndex = -1;
    this.#alert.setAttribute("role", "alert");
    this.#alert.tabIndex = -1;
    // What a copy of an element brings along is dead.
    for (const old of host.querySelectorAll(":scope > [data-seal]")) old.remove();
    this.place();
  }

  /** Puts the parts in again, where a page has replaced what is in the element. */
  place(): void {
    if (this.#who.parentNode !== this.#host) this.#host.prepend(this.#who);
    // Live regions have to be there before they say something, or screen readers may miss it.
    for (const region of [this.#status, this.#alert]) {
      if (region.parentNode !== this.#host) this.#host.append(region);
    }
  }

  who(practice: string, hasClear: boolean): void {
    const sentence = naming(messages.who, practice);
    this.#who.textContent = hasClear ? `${sentence} ${messages.whoExcept}` : sentence;
  }

  say(sentence: string): void {
    this.#status.textContent = sentence;
    this.#alert.replaceChildren();
  }

  /** `closed` says whether the form can no longer be filled; otherwise the answers are still in it. */
  fail({ code }: SealformError, closed: boolean): void {
    this.#status.textContent = "";
    if (closed) this.#who.textContent = "";
    const reference = document.createElement("small");
    reference.textContent = `${messages.reference} ${code}`;
    const sentence = document.createElement("p");
    sentence.textContent = closed || isAboutSending(code) ? sentenceFor(code) : messages.notSealed;
    this.#alert.replaceChildren(sentence, ...(canRetry(code) ? [this.#retryButton()] : []), reference);
  }

  /** Of the two, the one that says something. */
  focus(): void {
    (this.#alert.hasChildNodes() ? this.#alert : this.#status).focus();
  }

  #retryButton(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = messages.retry;
    button.addEventListener("click", this.#onRetry);
    return button;
  }
}

function part(tag: "p" | "div", name: string): HTMLElement {
  const element = document.createElement(tag);
  element.dataset.seal = name;
  return element;
}
