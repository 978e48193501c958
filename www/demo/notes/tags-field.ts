import { MAX_TAG, MAX_TAGS } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { labelled, PRIVATE, quiet } from "./parts.ts";

const MAX_SUGGESTIONS = 6;

/** The tags of a note in one line, with buttons for those that other notes have. */
export class TagsField {
  readonly #input = make("input", { type: "text", id: "note-tags", dir: "auto", ...PRIVATE });
  readonly #suggestions = make("div", { class: "suggestions" });
  readonly element = labelled(this.#input, words.tags, words.tagsHint);
  #known: readonly string[] = [];

  constructor(readonly onChange: (tags: string[]) => void) {
    this.element.append(this.#suggestions);
    this.#input.addEventListener("input", () => this.#changed());
  }

  get tags(): string[] {
    return parseTags(this.#input.value);
  }

  fill(tags: readonly string[]): void {
    this.#input.value = tags.join(", ");
    this.#suggest();
  }

  /** The tags of all notes, the most frequent first. */
  know(tags: readonly string[]): void {
    this.#known = tags;
    this.#suggest();
  }

  #changed(): void {
    this.#suggest();
    this.onChange(this.tags);
  }

  #suggest(): void {
    const { tags } = this;
    const begun = /[^,]*$/.exec(this.#input.value)?.[0].trim().toLocaleLowerCase() ?? "";
    // The last one may be typed only in part: it counts as the beginning of a tag, unless it is one.
    const isPart = begun !== "" && !this.#known.includes(tags.at(-1) ?? "");
    const fitting = this.#known.filter(
      (tag) => !tags.includes(tag) && (!isPart || tag.toLocaleLowerCase().startsWith(begun)),
    );
    this.#suggestions.replaceChildren(
      ...fitting.slice(0, MAX_SUGGESTIONS).map((tag) => {
        const button = quiet(tag, words.addTag(tag));
        button.dir = "auto";
        button.addEventListener("click", () => {
          this.fill([...(isPart ? tags.slice(0, -1) : tags), tag]);
          this.#input.focus();
          this.onChange(this.tags);
        });
        return button;
      }),
    );
  }
}

/** Each once, and no more and no longer than a note can have. */
const parseTags = (typed: string): string[] => {
  const tags = typed.split(/[,،，、]/).map((tag) => tag.trim().slice(0, MAX_TAG));
  return [...new Set(tags)].filter((tag) => tag !== "").slice(0, MAX_TAGS);
};
