import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { labelled, PRIVATE, quiet } from "./parts.ts";
import type { RecordChoice } from "./record-shelf.ts";

const TYPING_MS = 150;
/** A tag of this many characters still fits into a list of choices. */
const MAX_LABEL = 40;

/** What the list is to show, as the notebook takes it. */
export type Wanted = { search?: string; tag?: string; record?: string; removed?: true };

/** The fields that narrow the list. Nothing of them is kept anywhere. */
export class NoteFilter {
  readonly element = make("form", { class: "finder", role: "search", method: "dialog", autocomplete: "off" });
  readonly #search = make("input", {
    type: "search",
    id: "notes-search",
    autocapitalize: "none",
    ...PRIVATE,
  });
  readonly #tag = make("select", { id: "notes-tag", autocomplete: "off" });
  readonly #removed = make("input", { type: "checkbox", id: "notes-removed", autocomplete: "off" });
  readonly #choose = quiet(words.byRecord);
  readonly #any = quiet(words.anyRecord);
  readonly #of = make("span", { class: "quiet-text", dir: "auto" });
  #record: RecordChoice | null = null;

  /** `chooseRecord` asks for a client's record; without it there is no such filter. */
  constructor(readonly on: { change: () => void; chooseRecord?: () => Promise<RecordChoice | null> }) {
    const record = make("div", { class: "record-filter" }, this.#choose, this.#of, this.#any);
    const removed = make("label", { class: "check", for: "notes-removed" }, this.#removed, words.removedToo);
    this.element.append(
      labelled(this.#search, words.search, words.searchHint),
      make("div", { class: "filter-fields" }, labelled(this.#tag, words.tag), removed),
      ...(on.chooseRecord ? [record] : []),
    );
    this.#listen();
    this.reset();
  }

  get wanted(): Wanted {
    const search = this.#search.value.trim();
    return {
      ...(search === "" ? {} : { search }),
      ...(this.#tag.value === "" ? {} : { tag: this.#tag.value }),
      ...(this.#record === null ? {} : { record: this.#record.id }),
      ...(this.#removed.checked ? { removed: true as const } : {}),
    };
  }

  /** The tags that there are. What is chosen stays so. */
  setTags(tags: readonly { tag: string; count: number }[]): void {
    const chosen = this.#tag.value;
    const choices =
      tags.some(({ tag }) => tag === chosen) || chosen === "" ? tags : [...tags, { tag: chosen, count: 0 }];
    this.#tag.replaceChildren(
      make("option", { value: "" }, words.anyTag),
      ...choices.map(({ tag, count }) =>
        make("option", { value: tag }, words.tagCount(shortened(tag), count)),
      ),
    );
    this.#tag.value = chosen;
  }

  /** As it was at first. */
  reset(): void {
    this.#search.value = "";
    this.#removed.checked = false;
    this.#tag.replaceChildren(make("option", { value: "" }, words.anyTag));
    this.#tell(null);
  }

  #listen(): void {
    this.element.addEventListener("submit", (event) => event.preventDefault());
    let typing: ReturnType<typeof setTimeout> | undefined;
    this.#search.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(this.on.change, TYPING_MS);
    });
    this.#tag.addEventListener("change", this.on.change);
    this.#removed.addEventListener("change", this.on.change);
    this.#choose.addEventListener("click", async () => {
      const chosen = await this.on.chooseRecord?.();
      if (!chosen) return;
      this.#tell(chosen);
      this.on.change();
    });
    this.#any.addEventListener("click", () => {
      this.#tell(null);
      this.on.change();
      this.#choose.focus();
    });
  }

  #tell(record: RecordChoice | null): void {
    this.#record = record;
    this.#of.textContent = record ? words.ofRecord(record.name) : "";
    this.#any.hidden = record === null;
  }
}

const shortened = (tag: string): string => (tag.length > MAX_LABEL ? `${tag.slice(0, MAX_LABEL)}…` : tag);
