import type { FileLimits } from "../card.ts";
import { type Refusal, refusalOf } from "./limits.ts";
import { type FileSentences, inUnits, languageOf, sentence, type Words } from "./messages.ts";

/** What the fields of a form have in common. */
export type Together = {
  host: HTMLElement;
  limits: FileLimits;
  words: Words;
  /** How many files all fields hold. */
  count: () => number;
};

let fields = 0;

/** One file input, and beside it what was chosen: a list with a button to remove each, which takes dropped files too. */
export class FileField {
  readonly #input: HTMLInputElement;
  readonly #together: Together;
  readonly #zone = make("div", "files");
  readonly #list = document.createElement("ul");
  readonly #status = make("p", "files-status");
  readonly #alert = make("div", "files-alert");
  readonly #ending = new AbortController();
  readonly #listening = { signal: this.#ending.signal };
  #files: File[] = [];

  constructor(input: HTMLInputElement, together: Together) {
    this.#input = input;
    this.#together = together;
    this.#status.setAttribute("role", "status");
    this.#alert.setAttribute("role", "alert");
    this.#alert.tabIndex = -1;
    this.#alert.id = `seal-files-${++fields}`;
    const hint = document.createElement("small");
    hint.textContent = this.#say("drop");
    this.#list.setAttribute("aria-label", this.#say("chosen"));
    this.#zone.append(hint, this.#list, this.#status, this.#alert);
    const described = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", described ? `${described} ${this.#alert.id}` : this.#alert.id);
    if (!input.accept && together.limits.types) input.accept = together.limits.types.join(",");
    input.addEventListener("change", this.#onChange, this.#listening);
    for (const target of [this.#zone, input, ...(input.labels ?? [])]) this.#takeDrops(target);
    this.place();
    // A browser, or a page that moved the input, may have brought some along.
    this.#onChange();
  }

  get files(): File[] {
    return [...this.#files];
  }

  /** Puts the list in again, where the page has replaced what is around the input. */
  place(): void {
    // Behind the label, if that is around the input: what is in a label becomes part of the input's name.
    const beside = this.#input.closest("label") ?? this.#input;
    if (beside.nextElementSibling !== this.#zone) beside.after(this.#zone);
  }

  remove(): void {
    this.#ending.abort();
    this.#zone.remove();
    const described = this.#input.getAttribute("aria-describedby") ?? "";
    const others = described.split(/\s+/).filter((id) => id !== this.#alert.id);
    this.#input.setAttribute("aria-describedby", others.join(" "));
  }

  /** Puts files in as they are; whether they are within the limits is seen when the form is sent. */
  restore(files: File[]): void {
    this.#files = files;
    this.#show();
  }

  clear(): void {
    this.restore([]);
    this.#alert.replaceChildren();
    this.#status.textContent = "";
  }

  /** Says and focuses what is wrong; `before` is how many files of the form come before the first here. */
  check(before: number): boolean {
    if (this.#input.matches(":disabled")) return true;
    const wrong = this.#files.flatMap((file, index) => {
      const refusal = this.#refusalOf(file, before + index);
      return refusal ? [`${this.#reason(file, refusal)} ${this.#say("pleaseRemove")}`] : [];
    });
    if (this.#input.required && this.#files.length === 0) wrong.push(this.#say("required"));
    this.#complain(wrong);
    if (wrong.length > 0) this.#alert.focus();
    return wrong.length === 0;
  }

  refuse(name: string): void {
    if (!this.#files.some((file) => file.name === name)) return;
    this.#complain([`${this.#say("tooLargeThere", { name })} ${this.#say("pleaseRemove")}`]);
  }

  readonly #onChange = (): void => {
    const chosen = [...(this.#input.files ?? [])];
    // What was put in by this class: some engines tell of that too.
    if (chosen.length === this.#files.length && chosen.every((file) => this.#holds(file))) return;
    if (!this.#input.multiple) this.#files = [];
    this.#add(chosen);
  };

  #add(chosen: File[], complaints: string[] = []): void {
    for (const file of chosen) {
      if (this.#holds(file)) continue;
      const refusal = this.#refusalOf(file, this.#together.count());
      if (refusal) complaints.push(`${this.#reason(file, refusal)} ${this.#say("leftOut")}`);
      else this.#files.push(file);
    }
    this.#complain(complaints);
    this.#status.textContent = this.#say("count", { count: this.#files.length });
    this.#show();
  }

  /** The same file chosen twice is one file. */
  #holds(file: File): boolean {
    return this.#files.some(
      (held) => held.name === file.name && held.size === file.size && held.lastModified === file.lastModified,
    );
  }

  #removeAt(index: number): void {
    const [removed] = this.#files.splice(index, 1);
    this.#show();
    this.#complain([]);
    this.#status.textContent = this.#say("removed", { name: removed?.name ?? "" });
    const buttons = this.#list.querySelectorAll("button");
    (buttons[Math.min(index, buttons.length - 1)] ?? this.#input).focus();
    this.#tellPage();
  }

  /** A page, and drafts, hear of a change as if it came from the input itself. */
  #tellPage(): void {
    for (const type of ["input", "change"]) this.#input.dispatchEvent(new Event(type, { bubbles: true }));
  }

  #show(): void {
    const data = new DataTransfer();
    for (const file of this.#files) data.items.add(file);
    // So that `required`, the input's own text and the page's scripts see what is in the list.
    this.#input.files = data.files;
    this.#list.replaceChildren(...this.#files.map((file, index) => this.#row(file, index)));
  }

  #row(file: File, index: number): HTMLElement {
    const name = document.createElement("bdi");
    name.textContent = file.name;
    const text = document.createElement("span");
    text.append(name, ` (${inUnits(file.size, languageOf(this.#together.host))})`);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.#say("remove");
    button.setAttribute("aria-label", this.#say("removeNamed", { name: file.name }));
    button.addEventListener("click", () => this.#removeAt(index));
    const row = document.createElement("li");
    row.append(text, button);
    return row;
  }

  #takeDrops(target: HTMLElement): void {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files") || this.#input.matches(":disabled")) return;
      event.preventDefault();
      this.#zone.toggleAttribute("data-seal-over", event.type === "dragover");
      if (event.type === "drop") this.#drop(event.dataTransfer);
    };
    const leave = (): void => this.#zone.removeAttribute("data-seal-over");
    target.addEventListener("dragover", over, this.#listening);
    target.addEventListener("drop", over, this.#listening);
    target.addEventListener("dragleave", leave, this.#listening);
  }

  #drop({ items, files }: DataTransfer): void {
    const entries = [...items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry());
    const isFolder = (index: number): boolean => entries[index]?.isDirectory ?? false;
    const dropped = [...files];
    const complaints = dropped
      .filter((_file, index) => isFolder(index))
      .map(({ name }) => this.#say("folder", { name }));
    const chosen = dropped.filter((_file, index) => !isFolder(index));
    if (!this.#input.multiple && chosen.length > 0) this.#files = [];
    this.#add(this.#input.multiple ? chosen : chosen.slice(0, 1), complaints);
    this.#tellPage();
  }

  #refusalOf(file: File, before: number): Refusal | undefined {
    return refusalOf(file, before, this.#together.limits, this.#input.accept);
  }

  #reason({ name }: File, { reason, limit }: Refusal): string {
    const language = languageOf(this.#together.host);
    if (reason === "wrongType") {
      const kinds = [...new Set(limit.map((type) => this.#kind(type)))];
      const limits = new Intl.ListFormat(language, { type: "disjunction" }).format(kinds);
      return this.#say(reason, { name, limit: limits });
    }
    return this.#say(reason, { name, limit: reason === "tooLarge" ? inUnits(limit, language) : limit });
  }

  /** What people call an entry of `accept`. */
  #kind(type: string): string {
    const kinds: Record<string, keyof FileSentences> = {
      "image/*": "images",
      "video/*": "videos",
      "audio/*": "sounds",
    };
    const key = kinds[type];
    return key ? this.#say(key) : type.replace(/^\.|^.*\/(x-)?/, "").toUpperCase();
  }

  #complain(sentences: string[]): void {
    this.#alert.replaceChildren(
      ...sentences.map((sentence) => Object.assign(document.createElement("p"), { textContent: sentence })),
    );
    this.#input.toggleAttribute("aria-invalid", false);
    if (sentences.length > 0) this.#input.setAttribute("aria-invalid", "true");
  }

  #say(key: keyof FileSentences, put?: Record<string, string | number>): string {
    return sentence(this.#together.words, key, put);
  }
}

function make(tag: "div" | "p", name: string): HTMLElement {
  const element = document.createElement(tag);
  element.dataset.seal = name;
  return element;
}
