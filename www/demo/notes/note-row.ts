import type { NoteSummary } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { noteDay } from "./note-day.ts";

/** A note in the list. */
export class NoteRow {
  readonly button = make("button", { type: "button", class: "entry" });
  #drawn = "";

  constructor(public note: NoteSummary) {
    this.draw(note);
  }

  /** Brings the button up to date. */
  draw(note: NoteSummary): void {
    this.note = note;
    const drawn = JSON.stringify(note);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const marks = marksOf(note).map((mark) => make("span", { class: "mark" }, mark));
    this.button.replaceChildren(
      make("strong", { dir: "auto" }, note.title || words.untitled),
      make("small", {}, factsOf(note).join(" · ")),
      ...(note.excerpt === "" ? [] : [make("small", { class: "excerpt", dir: "auto" }, note.excerpt)]),
      ...(note.tags.length === 0 ? [] : [tagsOf(note.tags)]),
      ...(marks.length === 0
        ? []
        : [make("span", { class: "marks" }, ...marks.flatMap((mark) => [mark, " "]))]),
    );
  }
}

function factsOf({ date, created, minutes, files }: NoteSummary): string[] {
  return [
    noteDay(date === "" ? created : date),
    ...(minutes === null ? [] : [words.minutesShort(minutes)]),
    ...(files === 0 ? [] : [words.files(files)]),
  ];
}

/** Its state in words: a colour alone says it to some people only. */
function marksOf({ state, removed, shared, from }: NoteSummary): string[] {
  return [
    ...(state === "pending" ? [words.pending] : []),
    ...(state === "conflict" ? [words.conflict] : []),
    ...(removed ? [words.removed] : []),
    ...(from !== undefined ? [words.fromColleague] : shared ? [words.shared] : []),
  ];
}

const tagsOf = (tags: readonly string[]): HTMLElement =>
  make("span", { class: "marks" }, ...tags.flatMap((tag) => [make("bdi", { class: "mark tag" }, tag), " "]));
