import type { Note, Notebook, NoteContent, NoteSummary, Synced } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { sentence } from "../shared/problem.ts";
import { notesWords as words } from "../words/notes.ts";
import { HostNotice } from "./host-notice.ts";
import { InStep } from "./in-step.ts";
import { MergePanel } from "./merge-panel.ts";
import { NoteEditor } from "./note-editor.ts";
import { NoteFilter, type Wanted } from "./note-filter.ts";
import { NoteList, PAGE } from "./note-list.ts";
import { OpeningProgress } from "./opening-progress.ts";
import type { RecordShelf } from "./record-shelf.ts";
import { RecordsDialog } from "./records-dialog.ts";

export type DeskOptions = {
  /** Buttons of the page's own for the note that is open, beside print and history. Asked for again after each save. */
  actionsFor?: (note: Note) => Node[];
  /** Where the records are that a note can be about; without it, notes have no such links. */
  records?: RecordShelf;
  /** Whether a note can be shared with the practice's colleagues. */
  canShare: boolean;
  withTemplates: boolean;
};

/** A notebook: its list, what narrows it, and the note that is open. */
export class NotesDesk {
  readonly #notice = new HostNotice(() => void this.#inStep?.now());
  readonly #opening = new OpeningProgress();
  readonly #dialog: RecordsDialog | undefined;
  readonly #filter: NoteFilter;
  readonly #list: NoteList;
  readonly #heading = make("h2", { class: "visually-hidden" }, words.listHeading);
  readonly #count = make("p", { role: "status", class: "quiet-text" });
  readonly #new = make("button", { type: "button", class: "primary" }, words.newNote);
  readonly #editor: NoteEditor;
  readonly #merge: MergePanel;
  readonly #pick = make("p", { class: "quiet-text pick" }, words.pick);
  readonly #columns = make("div", { class: "notes-columns" });
  #notebook: Notebook | null = null;
  #inStep: InStep | undefined;
  #shown = PAGE;
  #refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly options: DeskOptions,
  ) {
    const { records } = options;
    const dialog = records && new RecordsDialog(records);
    this.#dialog = dialog;
    this.#filter = new NoteFilter({
      change: () => void this.#narrow(),
      ...(dialog && { chooseRecord: () => dialog.choose() }),
    });
    this.#list = new NoteList({ choose: (id) => void this.#open(id), more: () => void this.#showMore() });
    this.#editor = new NoteEditor(options, dialog, {
      changed: () => this.#refreshSoon(),
      conflict: (id) => void this.#openMerge(id),
      back: () => void this.#back(),
    });
    this.#merge = new MergePanel({
      back: () => void this.#back(),
      merged: (id) => void this.#merged(id),
    });
    this.#build();
  }

  /** Shows the notebook, and resolves when all of its notes are there. It can be used meanwhile. Keeps it in step with the store until `clear`. */
  async show(notebook: Notebook): Promise<void> {
    this.clear();
    this.#notebook = notebook;
    // Of two desks in one page only that which is open is in the document: their fields have the same ids.
    this.root.replaceChildren(this.#notice.element, this.#opening.element, this.#columns);
    const inStep = new InStep(notebook, {
      synced: (synced) => void this.#synced(synced),
      problem: (problem) => this.#notice.tellReach(problem),
    });
    this.#inStep = inStep;
    notebook.locked.addEventListener("abort", () => {
      if (this.#notebook === notebook) this.clear();
    });
    await this.#refresh();
    const synced = await notebook.load({
      onProgress: ({ opened, total }) => {
        if (this.#notebook !== notebook) return;
        this.#opening.report(opened, total);
        this.#refreshSoon();
      },
    });
    if (this.#notebook !== notebook) return;
    this.#opening.end();
    inStep.start();
    this.#notice.tellReach(synced.problem);
    await this.#synced(synced);
  }

  /** Keeps what the open note holds: on this device, and in the store if it can be reached. */
  save(): Promise<void> {
    return this.#editor.save();
  }

  /** Keeps it on this device, without waiting for the store. */
  keep(): Promise<void> {
    return this.#editor.keep();
  }

  /** Changes the open note as if it had been typed, and saves it. Does nothing when another note is open by now. */
  change(id: string, part: Partial<NoteContent>): Promise<void> {
    return this.#editor.change(id, part);
  }

  /** Takes everything out of the page at once. What was not saved is on its way then: `save` first, and lock after it. */
  clear(): void {
    this.#inStep?.stop();
    this.#inStep = undefined;
    this.#notebook = null;
    clearTimeout(this.#refreshing);
    this.root.replaceChildren();
    this.#shown = PAGE;
    this.#editor.clear();
    this.#merge.clear();
    this.#dialog?.close();
    this.#filter.reset();
    this.#notice.clear();
    this.#opening.end();
    this.#list.show([], 0);
    this.#count.textContent = "";
    this.#layOut();
  }

  #build(): void {
    this.#new.addEventListener("click", () => void this.#begin());
    const side = make(
      "section",
      { class: "notes-side", "aria-label": words.listHeading },
      this.#heading,
      this.#new,
      this.#filter.element,
      this.#count,
      make("div", { class: "list" }, this.#list.element),
      this.#list.more,
    );
    this.#columns.append(
      side,
      make("div", { class: "notes-main" }, this.#pick, this.#editor.element, this.#merge.element),
    );
    document.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (this.#editor.id === null) return;
      // The browser would save the page, with the note in it.
      event.preventDefault();
      void this.#editor.save();
    });
    for (const type of ["pointerdown", "keydown", "input", "wheel", "touchstart"]) {
      this.root.addEventListener(type, () => this.#notebook?.stay(), { passive: true });
    }
    for (const type of ["visibilitychange", "freeze"]) {
      document.addEventListener(type, () => {
        if (document.hidden) void this.#editor.save();
      });
    }
    this.clear();
  }

  /** On a narrow screen the list is in the place of the note, or the other way round. */
  #layOut(): void {
    const isOpen = this.#editor.id !== null || this.#merge.id !== null;
    this.#columns.classList.toggle("has-open", isOpen);
    this.#pick.hidden = isOpen;
    this.#list.mark(this.#editor.id ?? this.#merge.id);
  }

  async #begin(): Promise<void> {
    const notebook = this.#notebook;
    if (!notebook) return;
    this.#merge.clear();
    await this.#editor.open(notebook, null);
    await this.#knowTags(notebook);
    this.#layOut();
  }

  async #open(id: string): Promise<void> {
    const notebook = this.#notebook;
    if (!notebook || id === this.#editor.id) return;
    try {
      const note = await notebook.read(id);
      if (note.state === "conflict") return await this.#openMerge(id);
      this.#merge.clear();
      await this.#editor.open(notebook, note);
      await this.#knowTags(notebook);
      this.#layOut();
    } catch (error) {
      if (this.#notebook === notebook) this.#count.textContent = sentence(error);
    }
  }

  async #openMerge(id: string): Promise<void> {
    const notebook = this.#notebook;
    if (!notebook || this.#merge.id === id) return;
    await this.#editor.close();
    try {
      if (await this.#merge.open(notebook, id)) this.#refreshSoon();
    } catch (error) {
      this.#merge.clear();
      if (this.#notebook === notebook) this.#count.textContent = sentence(error);
    }
    this.#layOut();
  }

  async #merged(id: string): Promise<void> {
    this.#merge.clear();
    await this.#refresh();
    await this.#open(id);
    this.#editor.tell(words.mergedDone);
  }

  /** To the list, and in it to the note that was open. */
  async #back(): Promise<void> {
    const id = this.#editor.id ?? this.#merge.id;
    this.#merge.clear();
    const closing = this.#editor.close();
    this.#layOut();
    await closing;
    await this.#refresh();
    if (id === null || !this.#list.focus(id)) this.#new.focus();
  }

  async #narrow(): Promise<void> {
    this.#shown = PAGE;
    await this.#refresh();
  }

  async #showMore(): Promise<void> {
    const at = this.#list.length;
    this.#shown += PAGE;
    await this.#refresh();
    this.#list.focusAt(at);
  }

  /** While thousands are opened, and while somebody types, the list need not follow each step. */
  #refreshSoon(): void {
    this.#refreshing ??= setTimeout(() => void this.#refresh(), 300);
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
    const notebook = this.#notebook;
    if (!notebook) return;
    const { wanted } = this.#filter;
    const [{ notes, total }, tags] = await Promise.all([
      listed(notebook, wanted, this.#shown),
      notebook.tags(),
    ]);
    if (this.#notebook !== notebook) return;
    this.#heading.textContent = wanted.search === undefined ? words.listHeading : words.foundHeading;
    this.#filter.setTags(tags);
    this.#list.show(notes, total);
    this.#layOut();
    this.#count.textContent = countText(total, wanted);
  }

  async #knowTags(notebook: Notebook): Promise<void> {
    const tags = await notebook.tags();
    this.#editor.know(tags.map(({ tag }) => tag));
  }

  async #synced({ changed, findings }: Synced): Promise<void> {
    this.#notice.tellFindings(findings);
    await this.#refresh();
    const { id } = this.#editor;
    if (id === null || !changed.includes(id)) return;
    const note = await this.#notebook?.read(id);
    if (note?.state === "conflict") await this.#openMerge(id);
    else await this.#editor.renew();
  }
}

/** As many as the notebook gives at a time. */
const MAX_LISTED = 500;

async function listed(notebook: Notebook, wanted: Wanted, count: number) {
  const notes: NoteSummary[] = [];
  for (;;) {
    const limit = Math.min(count - notes.length, MAX_LISTED);
    const page = await notebook.list({ ...wanted, offset: notes.length, limit });
    notes.push(...page.notes);
    const isAll = notes.length >= Math.min(count, page.total) || page.notes.length === 0;
    if (isAll) return { notes, total: page.total };
  }
}

function countText(total: number, wanted: Wanted): string {
  if (total > 0) return words.total(total);
  if (wanted.removed && Object.keys(wanted).length === 1) return words.emptyRemoved;
  return Object.keys(wanted).length === 0 ? words.empty : words.none;
}
