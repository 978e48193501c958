import type { DraftSentences } from "./messages.ts";

let views = 0;

/** The question whether a draft is kept, before the form: two radio buttons, a button that erases, and what was done. */
export class DraftView {
  readonly #root = document.createElement("fieldset");
  readonly #until = document.createElement("span");
  readonly #status = document.createElement("p");
  readonly #erase = document.createElement("button");
  readonly #keep: HTMLInputElement;
  readonly #none: HTMLInputElement;

  constructor(
    readonly host: HTMLElement,
    readonly form: HTMLFormElement,
    readonly sentences: DraftSentences,
    onChoice: (keep: boolean) => void,
  ) {
    for (const old of host.querySelectorAll("[data-seal=drafts]")) old.remove();
    this.#root.dataset.seal = "drafts";
    const name = `seal-drafts-${++views}`;
    this.#keep = radio(name, () => onChoice(true));
    this.#none = radio(name, () => onChoice(false));
    const risk = element("small", sentences.risk);
    risk.id = `${name}-risk`;
    this.#keep.setAttribute("aria-describedby", risk.id);
    this.#erase.type = "button";
    this.#erase.textContent = sentences.erase;
    this.#erase.addEventListener("click", () => {
      // The button goes, and must not take the focus with it.
      this.#none.focus();
      onChoice(false);
    });
    this.#status.setAttribute("role", "status");
    this.#root.append(
      element("legend", sentences.question),
      choice(this.#keep, this.#until, document.createElement("br"), risk),
      choice(this.#none, sentences.none),
      this.#erase,
      this.#status,
    );
    // The site's listeners, and the element's, take what they hear for answers.
    for (const type of ["input", "change"]) {
      this.#root.addEventListener(type, (event) => event.stopPropagation());
    }
    this.show(false);
    this.place();
  }

  place(): void {
    const { host, form } = this;
    const holder = [...host.children].find((child) => Node.prototype.contains.call(child, form));
    if (holder && this.#root.parentNode !== host) host.insertBefore(this.#root, holder);
  }

  show(keeping: boolean): void {
    this.#keep.checked = keeping;
    this.#none.checked = !keeping;
    this.#erase.hidden = !keeping;
  }

  until(expires: number): void {
    const lang = this.host.closest("[lang]")?.getAttribute("lang");
    this.#until.textContent = this.sentences.keep.replace("{date}", () => dateOf(expires, lang));
  }

  /** Once: what is said again would be read out again. */
  say(sentence: keyof DraftSentences): void {
    const text = this.sentences[sentence];
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  remove(): void {
    this.#root.remove();
  }
}

function radio(name: string, onChoice: () => void): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "radio";
  input.name = name;
  input.addEventListener("change", onChoice);
  return input;
}

/** In a paragraph, because the page's style sheet knows nothing of us. */
function choice(input: HTMLInputElement, text: HTMLElement | string, ...more: HTMLElement[]): HTMLElement {
  const label = document.createElement("label");
  label.append(input, " ", text);
  const paragraph = document.createElement("p");
  paragraph.append(label, ...more);
  return paragraph;
}

function element(tag: "small" | "legend", text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function dateOf(time: number, lang: string | null | undefined): string {
  try {
    return new Date(time).toLocaleDateString(lang || undefined, { dateStyle: "long" });
  } catch {
    // The page's lang is no language tag.
    return new Date(time).toLocaleDateString();
  }
}
