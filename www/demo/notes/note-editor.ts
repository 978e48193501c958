import { type Draft, EMPTY_NOTE, type Note, type Notebook, type NoteContent } from "../../src/notes.ts";
import { make, say } from "../shared/dom.ts";
import { sentence } from "../shared/problem.ts";
import { notesWords as words } from "../words/notes.ts";
import type { DeskOptions } from "./desk.ts";
import { HistoryDialog } from "./history-dialog.ts";
import { renderMarkdown } from "./markdown.ts";
import { NoteFiles } from "./note-files.ts";
import { NoteForm } from "./note-form.ts";
import { NoteRecords } from "./note-records.ts";
import { keptText, printNote, removePrinted, saveAsText } from "./note-save.ts";
import { quiet } from "./parts.ts";
import type { RecordsDialog } from "./records-dialog.ts";
import { Writing } from "./writing.ts";

type On = {
  /** The note is another one now: the list is to show it so. */
  changed: () => void;
  conflict: (id: string) => void;
  back: () => void;
};

type Open = { notebook: Notebook; draft: Draft; note: Note | null };

/** The note that is open. It saves itself while it is written. */
export class NoteEditor {
  readonly #heading = make("h2", { tabindex: "-1" }, words.editorHeading);
  readonly #state = make("p", { role: "status", class: "quiet-text kept" });
  readonly #notice = make("p", { class: "notice", role: "status", hidden: "" });
  readonly #form = new NoteForm((part) => this.#type(part));
  readonly #writing: Writing;
  readonly #share = make("input", {
    type: "checkbox",
    id: "note-shared",
    "aria-describedby": "note-shared-hint",
  });
  readonly #files = new NoteFiles();
  readonly #records: NoteRecords | undefined;
  readonly #history = new HistoryDialog();
  readonly #putAway = quiet("");
  readonly #own = make("div", { class: "actions" });
  readonly #fields = make("div", { class: "note-fields" });
  readonly #readOnly = make("div", { class: "markdown", hidden: "" });
  readonly element = make("section", { class: "editor", "aria-label": words.editorHeading, hidden: "" });
  #open: Open | null = null;
  #turn = 0;

  constructor(
    readonly options: DeskOptions,
    dialog: RecordsDialog | undefined,
    readonly on: On,
  ) {
    this.#writing = new Writing((text) => this.#type({ text }), options);
    this.#records =
      options.records &&
      dialog &&
      new NoteRecords(options.records, dialog, (records) => this.#type({ records }));
    this.#build();
    this.#listen();
  }

  /** The id of the note that is open. */
  get id(): string | null {
    return this.#open?.draft.id ?? null;
  }

  /** Opens a note, or a new one. What was open before is saved. */
  async open(notebook: Notebook, note: Note | null): Promise<void> {
    await this.close();
    const turn = this.#turn;
    const draft = await notebook.draft(note ?? undefined);
    if (turn !== this.#turn) return;
    draft.onState = () => this.#kept(draft);
    this.#open = { notebook, draft, note };
    this.element.hidden = false;
    this.#fill();
    if (note) this.#heading.focus();
    else this.#form.focus();
  }

  /** Shows what another device made of the note, where nothing was typed here since. Returns whether it did. */
  async renew(): Promise<boolean> {
    const open = this.#open;
    if (!open?.note || !["unchanged", "in-store"].includes(open.draft.state)) return false;
    const note = await open.notebook.read(open.draft.id);
    if (this.#open !== open || note.root === open.note.root || note.state === "conflict") return false;
    if (JSON.stringify(note.content) === JSON.stringify(open.draft.content)) {
      open.note = note;
      return false;
    }
    const draft = await open.notebook.draft(note);
    draft.onState = () => this.#kept(draft);
    void open.draft.close();
    this.#open = { notebook: open.notebook, draft, note };
    this.#fill();
    say(this.#notice, words.changedElsewhere);
    return true;
  }

  async save(): Promise<void> {
    await this.#open?.draft.save();
    await this.#refresh();
  }

  async change(id: string, part: Partial<NoteContent>): Promise<void> {
    if (this.#open?.draft.id !== id) return;
    this.#type(part);
    this.#fill();
    await this.save();
  }

  /** Keeps what is open on this device, and closes it. The store gets it meanwhile: nobody waits for that. */
  async close(): Promise<void> {
    const draft = this.#open?.draft;
    this.clear();
    await draft?.keep();
    void draft?.close();
  }

  async keep(): Promise<void> {
    await this.#open?.draft.keep();
  }

  clear(): void {
    this.#turn += 1;
    this.#open = null;
    this.element.hidden = true;
    this.#writing.clear();
    this.#files.clear();
    this.#records?.clear();
    this.#form.fill(EMPTY_NOTE, { withDuration: true });
    this.#form.tags.know([]);
    this.#readOnly.replaceChildren();
    this.#own.replaceChildren();
    this.#history.close();
    removePrinted();
    for (const shown of [this.#state, this.#notice]) shown.textContent = "";
    this.#notice.hidden = true;
    this.#heading.textContent = words.editorHeading;
  }

  /** Says something about the note, beside it. */
  tell(text: string): void {
    say(this.#notice, text);
  }

  know(tags: readonly string[]): void {
    this.#form.tags.know(tags);
  }

  #build(): void {
    const back = quiet(words.back);
    back.addEventListener("click", this.on.back);
    const bar = make("div", { class: "editor-bar" }, back, this.#state);
    const share = make(
      "div",
      { class: "field" },
      make("label", { class: "check", for: "note-shared" }, this.#share, words.share),
      make("p", { class: "hint", id: "note-shared-hint" }, words.shareHint),
    );
    this.#fields.append(
      this.#form.element,
      this.#writing.element,
      this.#files.element,
      ...(this.#records ? [this.#records.element] : []),
      ...(this.options.canShare ? [share] : []),
    );
    this.element.append(
      bar,
      this.#heading,
      this.#notice,
      this.#fields,
      this.#readOnly,
      this.#own,
      this.#actions(),
    );
  }

  #actions(): HTMLElement {
    const button = (text: string, work: (open: Open) => Promise<void>): HTMLButtonElement => {
      const made = quiet(text);
      made.addEventListener("click", () => void this.#do(work));
      return made;
    };
    this.#putAway.addEventListener("click", () => void this.#do((open) => this.#togglePutAway(open)));
    return make(
      "div",
      { class: "actions note-actions" },
      button(words.history, (open) => this.#showHistory(open)),
      button(words.print, async () => {
        const note = await this.#saved();
        if (note) await printNote(note);
      }),
      button(words.asText, async () => {
        const note = await this.#saved();
        if (note) saveAsText(note);
      }),
      this.#putAway,
    );
  }

  #listen(): void {
    this.#share.addEventListener("change", () => this.#type({ shared: this.#share.checked }));
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) this.on.back();
    });
  }

  #type(part: Partial<NoteContent>): void {
    this.#open?.draft.change(part);
  }

  /** Said while one writes, and taken over into the list when it is kept. */
  #kept(draft: Draft): void {
    if (this.#open?.draft !== draft) return;
    this.#state.textContent = keptText(draft);
    this.#state.classList.toggle("problem", draft.state === "failed");
    if (draft.state === "conflict") this.on.conflict(draft.id);
    else if (draft.state === "on-device" || draft.state === "in-store") {
      if (!this.#open.note) void this.#refresh();
      this.on.changed();
    }
  }

  #fill(): void {
    if (!this.#open) return;
    const { draft, notebook, note } = this.#open;
    const { content } = draft;
    const isOwn = note?.from === undefined;
    this.#fields.hidden = !isOwn;
    this.#readOnly.hidden = isOwn;
    this.#putAway.hidden = !isOwn;
    if (isOwn) {
      this.#form.fill(content, { withDuration: notebook.noteClass !== "journal" });
      this.#writing.fill(content.text);
      this.#share.checked = content.shared;
      void this.#records?.show(content.records);
    } else void this.#showReadOnly(content);
    this.#putAway.textContent = content.removed ? words.takeBack : words.putAway;
    say(this.#notice, isOwn ? (content.removed ? words.removedNotice : "") : words.readOnly);
    this.#drawAround();
  }

  async #showReadOnly({ title, text }: NoteContent): Promise<void> {
    const turn = this.#turn;
    const shown = await renderMarkdown(text);
    if (turn !== this.#turn) return;
    this.#heading.textContent = title || words.untitled;
    this.#readOnly.replaceChildren(shown);
  }

  /** The files, and the page's own buttons: they belong to the note as it is kept. */
  #drawAround(): void {
    if (!this.#open) return;
    const { draft, notebook, note } = this.#open;
    this.#files.show(note?.files ?? [], {
      notebook,
      id: draft.id,
      isReadOnly: note?.from !== undefined,
      written: async () => {
        // A file belongs to a note that is there, if only with a title to come.
        if (!this.#open?.note) draft.change({});
        await draft.save();
      },
      changed: async () => {
        await this.#refresh();
        this.on.changed();
        await notebook.push();
      },
    });
    this.#own.replaceChildren(...(note ? (this.options.actionsFor?.(note) ?? []) : []));
  }

  /** The note as it is kept by now. */
  async #refresh(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const note = await open.notebook.read(open.draft.id).catch(() => null);
    if (!note || this.#open !== open) return;
    open.note = note;
    this.#drawAround();
  }

  async #saved(): Promise<Note | null> {
    await this.save();
    return this.#open?.note ?? null;
  }

  async #showHistory({ notebook, draft }: Open): Promise<void> {
    const note = await this.#saved();
    if (!note) return;
    const restore = async (content: NoteContent): Promise<void> => {
      // What was decided since stays: what an older version was shared with, and whether it was put away.
      const { shared, removed } = draft.content;
      await this.change(draft.id, { ...content, shared, removed });
      say(this.#notice, words.restored);
    };
    await this.#history.open({ notebook, id: draft.id, ...(note.from === undefined && { restore }) });
  }

  async #togglePutAway({ draft }: Open): Promise<void> {
    const removed = !draft.content.removed;
    draft.change({ removed });
    await this.save();
    this.#fill();
    say(this.#notice, removed ? words.putAwayDone : words.takeBackDone);
    this.on.changed();
  }

  async #do(work: (open: Open) => Promise<void>): Promise<void> {
    const open = this.#open;
    if (!open) return;
    try {
      await work(open);
    } catch (error) {
      if (this.#open === open) this.#state.textContent = sentence(error);
    }
  }
}
