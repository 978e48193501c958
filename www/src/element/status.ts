import { language, messages, naming } from "../messages.ts";

/** A button of ours, by its sentence. */
export type Choice = [sentence: string, act: () => void];

/**
 * What the element says: who will be able to read the form, above it, and how it stands, below it. It lies in the
 * page's own tree, where the site's styles reach it; `data-seal` names the parts.
 */
export class StatusView {
  readonly #who = part("p", "who");
  readonly #status = part("p", "status");
  readonly #alert = part("div", "alert");
  readonly #earlier = part("p", "earlier");
  readonly #host: Element;

  constructor(host: Element) {
    this.#host = host;
    for (const region of [this.#status, this.#earlier]) region.setAttribute("role", "status");
    this.#alert.setAttribute("role", "alert");
    for (const region of [this.#status, this.#alert]) region.tabIndex = -1;
    // What a copy of an element brings along is dead; and what a page says until the element is there is no longer so.
    for (const old of host.querySelectorAll(":scope > [data-seal], [data-seal-unstarted]")) old.remove();
    this.place();
  }

  /** Puts the parts in again, where a page has replaced what is in the element. */
  place(): void {
    if (this.#who.parentNode !== this.#host) this.#host.prepend(this.#who);
    // Live regions have to be there before they say something, or screen readers may miss it.
    for (const region of [this.#status, this.#alert, this.#earlier]) {
      if (region.parentNode !== this.#host) this.#host.append(region);
    }
  }

  who(practice: string, hasClear: boolean): void {
    const sentence = naming(messages.who, practice);
    write(this.#who, hasClear ? `${sentence} ${messages.whoExcept}` : sentence);
  }

  say(sentence: string): void {
    write(this.#status, sentence);
    this.#alert.replaceChildren();
  }

  /** About what was sent on an earlier visit. */
  sayEarlier(sentence: string): void {
    write(this.#earlier, sentence);
  }

  /** What went wrong, what the person can do, and the code for whoever helps. */
  warn(sentence: string, code: string, choices: Choice[]): void {
    write(this.#status, "");
    const said = document.createElement("p");
    said.textContent = sentence;
    const reference = document.createElement("small");
    reference.textContent = `${messages.reference} ${code}`;
    inLanguage(this.#alert).replaceChildren(said, ...choices.map(button), reference);
  }

  /** A form that is closed makes no promises. */
  withdraw(): void {
    write(this.#who, "");
  }

  /** Of the two, the one that says something. */
  focus(): void {
    (this.#alert.hasChildNodes() ? this.#alert : this.#status).focus();
  }
}

export function button([sentence, act]: Choice): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sentence;
  made.addEventListener("click", act);
  return made;
}

export function part(tag: keyof HTMLElementTagNameMap, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.dataset.seal = name;
  return inLanguage(element);
}

/** Marks what is ours with its language and direction, which may not be the page's. */
function inLanguage(element: HTMLElement): HTMLElement {
  const { lang, dir } = language();
  element.lang = lang;
  element.dir = dir;
  return element;
}

function write(element: HTMLElement, sentence: string): void {
  inLanguage(element).textContent = sentence;
}
