import { MAX_TITLE, type NoteContent } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { labelled, PRIVATE } from "./parts.ts";
import { TagsField } from "./tags-field.ts";

/** A year of more digits is no date in a note. */
const LAST_DAY = "9999-12-31";

/** What there is to say of a note, but for its text: title, date, duration and tags. */
export class NoteForm {
  readonly element = make("div", { class: "note-form" });
  readonly #title = make("input", {
    type: "text",
    id: "note-title",
    dir: "auto",
    maxlength: `${MAX_TITLE}`,
    ...PRIVATE,
  });
  readonly #date = make("input", { type: "date", id: "note-date", max: LAST_DAY, autocomplete: "off" });
  readonly #time = make("input", { type: "time", id: "note-time", autocomplete: "off" });
  readonly #minutes = make("input", {
    type: "number",
    id: "note-minutes",
    min: "0",
    max: "1440",
    autocomplete: "off",
  });
  readonly #duration = labelled(this.#minutes, words.minutes);
  readonly tags: TagsField;

  constructor(onChange: (part: Partial<NoteContent>) => void) {
    this.tags = new TagsField((tags) => onChange({ tags }));
    this.element.append(
      labelled(this.#title, words.title),
      make(
        "div",
        { class: "note-facts" },
        labelled(this.#date, words.date),
        labelled(this.#time, words.time),
        this.#duration,
      ),
      this.tags.element,
    );
    this.#title.addEventListener("input", () => onChange({ title: this.#title.value }));
    this.#minutes.addEventListener("input", () => onChange({ minutes: this.#parsedMinutes() }));
    for (const part of [this.#date, this.#time]) {
      part.addEventListener("input", () => {
        this.#time.disabled = this.#date.value === "";
        onChange({ date: this.date });
      });
    }
  }

  /** Without a day there is no time. */
  get date(): string {
    const [date, time] = [this.#date.value, this.#time.value.slice(0, 5)];
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return "";
    return time === "" ? date : `${date}T${time}`;
  }

  fill({ title, date, minutes, tags }: NoteContent, options: { withDuration: boolean }): void {
    this.#title.value = title;
    [this.#date.value, this.#time.value] = [date.slice(0, 10), date.slice(11)];
    this.#time.disabled = date === "";
    this.#minutes.value = minutes === null ? "" : String(minutes);
    this.#duration.hidden = !options.withDuration;
    this.tags.fill(tags);
  }

  focus(): void {
    this.#title.focus();
  }

  #parsedMinutes(): number | null {
    const minutes = this.#minutes.valueAsNumber;
    return minutes >= 0 && Number.isSafeInteger(Math.trunc(minutes)) ? Math.trunc(minutes) : null;
  }
}
