import {
  type Conflict,
  EMPTY_NOTE,
  MAX_LINKS,
  MAX_TAGS,
  type Notebook,
  type NoteContent,
} from "../../src/notes.ts";
import { make, say } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { notesWords as words } from "../words/notes.ts";
import { mergeView } from "./merge-view.ts";
import { noteDay } from "./note-day.ts";
import { quiet } from "./parts.ts";

/** Two versions of a note in the place of its editor, until somebody has said what it is to be. */
export class MergePanel {
  readonly element = make("section", { class: "editor", "aria-label": words.mergeHeading, hidden: "" });
  #id: string | null = null;

  constructor(readonly on: { back: () => void; merged: (id: string) => void }) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") on.back();
    });
  }

  /** The id of the note that is to be merged. */
  get id(): string | null {
    return this.#id;
  }

  /** Shows both versions. Returns whether there are two. */
  async open(notebook: Notebook, id: string): Promise<boolean> {
    this.#id = id;
    const conflict = await notebook.conflict(id);
    if (this.#id !== id) return false;
    if (!conflict) {
      this.clear();
      return false;
    }
    const back = quiet(words.back);
    back.addEventListener("click", this.on.back);
    const heading = make("h2", { tabindex: "-1" }, words.mergeHeading);
    const bar = make("div", { class: "editor-bar" }, back);
    this.element.replaceChildren(
      bar,
      heading,
      make("p", {}, words.mergeWhy),
      this.#form(notebook, id, conflict),
    );
    this.element.hidden = false;
    heading.focus();
    return true;
  }

  clear(): void {
    this.#id = null;
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  #form(notebook: Notebook, id: string, { base, mine, theirs }: Conflict): HTMLFormElement {
    const [mineLabel, theirsLabel] = [words.mine(when(mine.created)), words.theirs(when(theirs.created))];
    const text = mergeView({
      base: (base ?? EMPTY_NOTE).text,
      mine: mine.content.text,
      theirs: theirs.content.text,
      mineLabel,
      theirsLabel,
    });
    const choose = (legend: string, name: string, of: (content: NoteContent) => string): Choice =>
      choice(legend, name, of(mine.content), of(theirs.content), mineLabel, theirsLabel);
    const title = choose(words.whichTitle, "merge-title", (content) => content.title || words.untitled);
    const date = choose(words.whichDate, "merge-date", dayAndDuration);
    const isSharedOnce = mine.content.shared !== theirs.content.shared;
    const problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
    const progress = make("p", { class: "progress", role: "status" });
    const button = make("button", { class: "primary" }, words.keepMerged);
    const form = make(
      "form",
      { method: "dialog", autocomplete: "off" },
      ...title.views,
      ...date.views,
      text.element,
      make("p", { class: "quiet-text" }, words.mergedRest),
      ...(isSharedOnce ? [make("p", { class: "notice" }, words.mergedShared)] : []),
      problem,
      make("div", { class: "actions" }, button, progress),
    );
    let isRunning = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (isRunning) return;
      isRunning = true;
      say(problem, "");
      progress.textContent = words.keepingMerged;
      const [titled, dated] = [title, date].map(({ isMine }) => (isMine() ? mine : theirs).content);
      try {
        await notebook.resolve(id, {
          ...together(mine.content, theirs.content),
          text: text.result(),
          title: titled?.title ?? "",
          date: dated?.date ?? "",
          minutes: dated?.minutes ?? null,
        });
        if (this.#id === id) this.on.merged(id);
      } catch (error) {
        say(problem, sentence(error));
      } finally {
        isRunning = false;
        progress.textContent = "";
      }
    });
    return form;
  }
}

/** What both have stays, and what one alone was allowed is not. */
const together = (mine: NoteContent, theirs: NoteContent): NoteContent => ({
  ...theirs,
  tags: [...new Set([...theirs.tags, ...mine.tags])].slice(0, MAX_TAGS),
  records: [...new Set([...theirs.records, ...mine.records])].slice(0, MAX_LINKS),
  shared: mine.shared && theirs.shared,
  removed: mine.removed && theirs.removed,
});

const dayAndDuration = ({ date, minutes }: NoteContent): string =>
  [
    date === "" ? words.noDate : noteDay(date),
    ...(minutes === null ? [] : [words.minutesShort(minutes)]),
  ].join(" · ");

type Choice = { views: HTMLElement[]; isMine: () => boolean };

/** Asks which of the two counts, where they differ. */
function choice(
  legend: string,
  name: string,
  mine: string,
  theirs: string,
  mineLabel: string,
  theirsLabel: string,
): Choice {
  if (mine === theirs) return { views: [], isMine: () => false };
  const radio = (value: string, label: string, isChosen: boolean): [HTMLInputElement, HTMLElement] => {
    const input = make("input", { type: "radio", name, ...(isChosen && { checked: "" }) });
    const told = make("span", {}, make("bdi", {}, value), make("small", {}, label));
    return [input, make("label", { class: "choice" }, input, told)];
  };
  const [chosen, first] = radio(mine, mineLabel, true);
  const [, second] = radio(theirs, theirsLabel, false);
  const options = make("div", { class: "options" }, first, second);
  const view = make("fieldset", { class: "item" }, make("legend", {}, legend), options);
  return { views: [view], isMine: () => chosen.checked };
}
