import type { OpenedRecord } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { inboxWords as words } from "../words/inbox.ts";
import { EVERYTHING, inUse, type Wanted } from "./filter.ts";

/** A label of this many characters still fits into a list of choices. */
const MAX_LABEL = 80;
const TYPING_MS = 150;

/** The fields in which a person says what the list is to show. Nothing of them is kept anywhere. */
export class FilterForm {
  readonly element: HTMLFormElement;
  readonly #search = input("search", "inbox-search");
  readonly #form = make("select", { id: "filter-form" });
  readonly #from = input("date", "filter-from");
  readonly #to = input("date", "filter-to");
  readonly #question = make("select", { id: "filter-question" });
  readonly #contains = input("text", "filter-contains");
  readonly #show = make("select", { id: "filter-show" });
  readonly #active = make("span", { class: "quiet-text" });
  readonly #clear = make("button", { type: "button", class: "quiet" }, words.clear);
  readonly #details: HTMLDetailsElement;
  readonly #forms = new Set<string>();
  readonly #questions = new Map<string, string>();

  /** `onSearch` gets the text some moments after it was typed, `onFilter` is called when anything else was changed. */
  constructor(on: { search: (text: string) => void; filter: () => void }) {
    this.#details = make(
      "details",
      { class: "filters" },
      make("summary", {}, `${words.filter} `, this.#active),
      make(
        "div",
        { class: "filter-fields" },
        field(this.#form, words.form),
        field(this.#show, words.show),
        field(this.#from, words.from),
        field(this.#to, words.to),
        field(this.#question, words.question),
        field(this.#contains, words.contains),
      ),
    );
    // What was typed is somebody's name: no browser is to keep it for its suggestions, or for the page's next visit.
    this.element = make("form", { class: "finder", role: "search", method: "dialog", autocomplete: "off" });
    this.element.append(field(this.#search, words.search, words.searchHint), this.#details, this.#clear);
    this.element.addEventListener("submit", (event) => event.preventDefault());
    let typing: ReturnType<typeof setTimeout> | undefined;
    this.#search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(() => on.search(this.text), TYPING_MS);
      this.#tell();
    });
    this.#details.addEventListener("input", () => {
      this.#tell();
      on.filter();
    });
    this.#clear.addEventListener("click", () => {
      this.#empty();
      on.search("");
      this.#search.focus();
    });
    this.reset();
  }

  get text(): string {
    return this.#search.value.trim();
  }

  get wanted(): Wanted {
    const show = Object.keys(words.shows).find((name) => name === this.#show.value) ?? "all";
    return {
      form: this.#form.value,
      from: this.#from.value,
      to: this.#to.value,
      question: this.#question.value,
      contains: this.#contains.value.trim(),
      show: show as Wanted["show"],
    };
  }

  /** Adds the form and the questions of a record to what can be chosen. */
  learn(record: OpenedRecord): void {
    const { form } = record.context;
    if (form !== undefined && !this.#forms.has(form)) {
      this.#forms.add(form);
      this.#form.append(option(form, record.manifest.form.title || form));
    }
    for (const { name, label } of record.answers) {
      if (this.#questions.has(name)) continue;
      this.#questions.set(name, label ?? name);
      this.#question.append(option(name, label ?? name));
    }
  }

  /** As it was at first: nothing typed, and nothing that a record has brought. */
  reset(): void {
    this.#forms.clear();
    this.#questions.clear();
    this.#form.replaceChildren(option("", words.anyForm));
    this.#question.replaceChildren(option("", words.anyQuestion));
    this.#show.replaceChildren(...Object.entries(words.shows).map(([name, label]) => option(name, label)));
    this.#details.open = false;
    this.#empty();
  }

  #empty(): void {
    for (const one of [this.#search, this.#from, this.#to, this.#contains]) one.value = "";
    for (const one of [this.#form, this.#question]) one.value = "";
    this.#show.value = EVERYTHING.show;
    this.#tell();
  }

  #tell(): void {
    const number = inUse(this.wanted);
    this.#active.textContent = number === 0 ? "" : `(${words.filterActive(number)})`;
    this.#clear.hidden = number === 0 && this.text === "";
  }
}

function input(type: string, id: string): HTMLInputElement {
  return make("input", { type, id, autocomplete: "off", autocapitalize: "none", spellcheck: "false" });
}

function option(value: string, label: string): HTMLOptionElement {
  const short = label.length > MAX_LABEL ? `${label.slice(0, MAX_LABEL)}…` : label;
  return make("option", { value }, short);
}

function field(control: HTMLElement, label: string, hint?: string): HTMLElement {
  const hintId = `${control.id}-hint`;
  if (hint) control.setAttribute("aria-describedby", hintId);
  return make(
    "div",
    { class: "field" },
    make("label", { for: control.id }, label),
    ...(hint ? [make("p", { class: "hint", id: hintId }, hint)] : []),
    control,
  );
}
