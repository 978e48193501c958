import type { NoteSummary } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { NoteRow } from "./note-row.ts";

/** So many notes come with each “Show more”. */
export const PAGE = 50;

/** The notes that are wanted, as far as they are shown. */
export class NoteList {
  readonly element = make("ol", { class: "notes" });
  readonly more = make("button", { type: "button", class: "quiet", hidden: "" });
  readonly #rows = new Map<string, NoteRow>();
  #shown: readonly NoteRow[] = [];
  #current: string | null = null;

  constructor(on: { choose: (id: string) => void; more: () => void }) {
    this.element.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const row = this.#shown.find((one) => one.button === button);
      if (row) on.choose(row.note.id);
    });
    this.element.addEventListener("keydown", (event) => this.#step(event));
    this.more.addEventListener("click", on.more);
  }

  get length(): number {
    return this.#shown.length;
  }

  /** Shows these, of `total`. */
  show(notes: readonly NoteSummary[], total: number): void {
    const rest = total - notes.length;
    this.more.hidden = rest <= 0;
    this.more.textContent = words.more(Math.min(rest, PAGE));
    const rows = notes.map((note) => this.#rowOf(note));
    const isSame = rows.length === this.#shown.length && rows.every((row, at) => row === this.#shown[at]);
    if (isSame) return;
    this.#shown = rows;
    const focused = document.activeElement;
    this.element.replaceChildren(...rows.map(({ button }) => make("li", {}, button)));
    // Whoever stands in the list stays where they are when it changes around them.
    if (focused instanceof HTMLElement && this.element.contains(focused)) focused.focus();
    this.#forget(rows);
  }

  /** Marks the note that is open. */
  mark(id: string | null): void {
    this.#current = id;
    for (const row of this.#shown) mark(row, id);
  }

  /** The focus on this note, if it is in the list. */
  focus(id: string): boolean {
    const row = this.#shown.find(({ note }) => note.id === id);
    row?.button.focus();
    return row !== undefined;
  }

  /** The focus on the note at this place. */
  focusAt(at: number): void {
    this.#shown[at]?.button.focus();
  }

  #rowOf(note: NoteSummary): NoteRow {
    const known = this.#rows.get(note.id);
    known?.draw(note);
    const row = known ?? new NoteRow(note);
    this.#rows.set(note.id, row);
    mark(row, this.#current);
    return row;
  }

  /** What is not shown any more does not stay in the page's memory. */
  #forget(rows: readonly NoteRow[]): void {
    this.#rows.clear();
    for (const row of rows) this.#rows.set(row.note.id, row);
  }

  #step(event: KeyboardEvent): void {
    const buttons: (Element | null)[] = this.#shown.map(({ button }) => button);
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const target = to === undefined || at < 0 ? undefined : buttons[to];
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  }
}

function mark({ note, button }: NoteRow, current: string | null): void {
  if (note.id === current) button.setAttribute("aria-current", "true");
  else button.removeAttribute("aria-current");
}
