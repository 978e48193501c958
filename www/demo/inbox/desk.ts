import type { Keyring, OpenedRecord, ScoreDefinition, SubmissionRow } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { inboxWords as words } from "../words/inbox.ts";
import { Entry } from "./entry.ts";
import { isWanted } from "./filter.ts";
import { FilterForm } from "./filter-form.ts";
import { EntryList } from "./list.ts";
import { OpeningBar } from "./opening-bar.ts";
import { type Around, Reader } from "./reader.ts";

/** How often the list is brought up to date while records are being opened. */
const REDRAW_MS = 200;
const MAX_HITS = 1000;

/** What one unlocking of the keyring has listed and opened. It ends with the locking. */
type Work = { keyring: Keyring; running: AbortController | null; scores: readonly ScoreDefinition[] };

/** The submissions of a practice: the list, what narrows it, and the one that is being read. */
export class Desk {
  readonly element: HTMLElement;
  readonly #count = make("p", { role: "status", class: "quiet-text", id: "count" });
  readonly #hits = make("p", { class: "notice", hidden: "" });
  readonly #markRead = make("button", { type: "button", class: "quiet" }, words.markAllRead);
  readonly #pick = make("p", { id: "pick", class: "pick" }, words.pick);
  readonly #desk: HTMLElement;
  readonly #bar = new OpeningBar({
    cancel: () => this.#work?.running?.abort(),
    goOn: () => void this.#openRest(),
  });
  readonly #filter = new FilterForm({
    search: (text) => void this.#search(text),
    filter: () => this.#render(true),
  });
  readonly #list = new EntryList((entry) => this.#read(entry));
  readonly #reader = new Reader({
    back: () => this.#back(),
    step: (by) => this.#step(by),
    read: (entry) => this.#read(entry),
  });
  readonly #entries = new Map<string, Entry>();
  #found: Set<string> | null = null;
  #redraw: ReturnType<typeof setTimeout> | undefined;
  #work: Work | null = null;

  constructor() {
    this.#markRead.addEventListener("click", () => void this.#markAllRead());
    const list = make(
      "section",
      { class: "list", "aria-labelledby": "list-heading" },
      make("h2", { id: "list-heading", class: "visually-hidden" }, words.listHeading),
      this.#hits,
      this.#list.element,
      this.#list.more,
    );
    this.#desk = make("div", { id: "desk", class: "desk" }, list, this.#reader.element, this.#pick);
    const counting = make("div", { class: "counting" }, this.#count, this.#markRead);
    this.element = make(
      "div",
      { class: "inbox" },
      this.#bar.element,
      this.#filter.element,
      counting,
      this.#desk,
    );
  }

  /** What the list shows now, newest first. */
  get shown(): readonly SubmissionRow[] {
    return this.#list.entries.map(({ row }) => row);
  }

  /** Shows these rows, newest first, and opens those that are not open yet. Resolves when that has ended. */
  async show(keyring: Keyring, rows: readonly SubmissionRow[]): Promise<void> {
    if (this.#work?.keyring !== keyring) this.clear();
    this.#work?.running?.abort();
    const work: Work = { keyring, running: null, scores: [] };
    this.#work = work;
    const before = new Map(this.#entries);
    this.#entries.clear();
    for (const row of rows) {
      const known = before.get(row.id);
      const entry = known?.row.sha256 === row.sha256 ? known : new Entry(row);
      // What did not open may open now: it may have been the connection.
      entry.problem = null;
      this.#entries.set(row.id, entry);
    }
    const ids = rows.map(({ id }) => id);
    const [unreadIds, scores] = await Promise.all([keyring.unread(ids), keyring.scores()]);
    if (work !== this.#work) return;
    work.scores = scores;
    const unread = new Set(unreadIds);
    for (const entry of this.#entries.values()) entry.unread = unread.has(entry.row.id);
    this.#render(false);
    await this.#openRest();
  }

  /** Takes everything that was opened, and all that was typed, out of the page. */
  clear(): void {
    this.#work?.running?.abort();
    this.#work = null;
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
    this.#entries.clear();
    this.#found = null;
    this.#filter.reset();
    this.#bar.end(0);
    this.#close();
    this.#list.show([], { anew: true });
    this.#hits.textContent = this.#count.textContent = "";
  }

  async #openRest(): Promise<void> {
    const work = this.#work;
    if (!work) return;
    const left = this.#left();
    if (left.length > 0) {
      const running = new AbortController();
      work.running = running;
      try {
        await this.#open(work, left, running.signal);
      } catch (thrown) {
        // Cancelled, or locked: the page shows that already.
        if (!running.signal.aborted && work === this.#work) throw thrown;
      } finally {
        if (work.running === running) {
          work.running = null;
          if (work === this.#work) this.#bar.end(this.#left().length);
        }
      }
    }
    if (work === this.#work && work.running === null) await this.#look(work);
  }

  async #open(work: Work, entries: readonly Entry[], signal: AbortSignal): Promise<void> {
    if (entries.length === 0) return;
    this.#report();
    const rows = entries.map(({ row }) => row);
    for await (const outcome of work.keyring.openAll({ rows, signal })) {
      signal.throwIfAborted();
      const entry = this.#entries.get(outcome.row.id);
      if (!entry) continue;
      if ("record" in outcome) {
        entry.record = outcome.record;
        this.#filter.learn(outcome.record);
      } else {
        entry.problem = outcome.problem;
      }
      if (entry === this.#reader.entry) this.#reader.update(this.#around(work));
      this.#redraw ??= setTimeout(() => this.#catchUp(), REDRAW_MS);
    }
  }

  /** What can be said only of all of them together. */
  async #look(work: Work): Promise<void> {
    const findings = await work.keyring.findings([...this.#entries.values()].map(({ row }) => row));
    if (work !== this.#work) return;
    for (const entry of this.#entries.values()) entry.findings = [];
    for (const finding of findings) {
      const entry = this.#entries.get(finding.id);
      if (entry) entry.findings = [...entry.findings, finding];
    }
    this.#catchUp();
    this.#reader.update(this.#around(work));
  }

  /** More was opened: the list may have to show more, and a search may find more. */
  #catchUp(): void {
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
    if (this.#work?.running) this.#report();
    if (this.#filter.text === "") this.#render(false);
    else void this.#search(this.#filter.text, false);
  }

  async #search(text: string, anew = true): Promise<void> {
    const work = this.#work;
    if (!work) return;
    const hits = text === "" ? null : await work.keyring.search(text, { limit: MAX_HITS });
    // Locked, or searched for something else meanwhile.
    if (work !== this.#work || text !== this.#filter.text) return;
    this.#found = hits && new Set(hits);
    const isCut = hits !== null && hits.length >= MAX_HITS;
    this.#hits.textContent = isCut ? words.tooMany(MAX_HITS) : "";
    this.#hits.hidden = !isCut;
    this.#render(anew);
  }

  #render(anew: boolean): void {
    const { wanted } = this.#filter;
    const shown: Entry[] = [];
    for (const entry of this.#entries.values()) {
      const isFound = this.#found?.has(entry.row.id) ?? true;
      if (!isFound || !isWanted(entry, wanted)) continue;
      entry.sought = this.#found ? this.#filter.text : "";
      shown.push(entry);
    }
    this.#list.show(shown, { anew });
    this.#place();
    this.#tell();
  }

  #tell(): void {
    const all = this.#entries.size;
    const shown = this.#list.entries;
    const unread = shown.filter((entry) => entry.unread).length;
    const text =
      shown.length === all
        ? words.total(all, unread)
        : shown.length === 0
          ? words.none
          : words.shown(shown.length, all, unread);
    // Said again by a screen reader only when it has changed.
    if (this.#count.textContent !== text) this.#count.textContent = text;
    this.#markRead.hidden = unread === 0;
  }

  #read(entry: Entry, { focus = true } = {}): void {
    const work = this.#work;
    if (!work) return;
    this.#reader.show(entry, this.#around(work));
    this.#pick.hidden = true;
    this.#desk.classList.add("reading");
    this.#place();
    if (focus) this.#reader.focus();
    if (entry.unread) void this.#remember(work, [entry]);
  }

  #step(by: 1 | -1): void {
    const entry = this.#list.entries[this.#placeOf(this.#reader.entry) + by];
    if (entry) this.#read(entry, { focus: false });
  }

  #placeOf(entry: Entry | null): number {
    return entry ? this.#list.entries.indexOf(entry) : -1;
  }

  #place(): void {
    const at = this.#list.mark(this.#reader.entry);
    this.#reader.place(at, this.#list.entries.length);
  }

  #back(): void {
    const entry = this.#reader.entry;
    this.#close();
    entry?.button.focus();
  }

  #close(): void {
    this.#reader.close();
    this.#list.mark(null);
    this.#pick.hidden = false;
    this.#desk.classList.remove("reading");
  }

  async #markAllRead(): Promise<void> {
    const unread = this.#list.entries.filter((entry) => entry.unread);
    if (this.#work) await this.#remember(this.#work, unread);
    this.#render(false);
  }

  /** The list keeps an entry that was read until the filter is changed: it would go away under the reader's hands. */
  async #remember(work: Work, entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) {
      entry.unread = false;
      entry.draw();
    }
    this.#tell();
    // What cannot be remembered is unread again next time, which is no harm.
    await work.keyring.markRead(entries.map(({ row }) => row.id)).catch(() => undefined);
  }

  #report(): void {
    const entries = [...this.#entries.values()];
    const failed = entries.filter(({ problem }) => problem !== null).length;
    const done = entries.length - this.#left().length;
    this.#bar.report({ done, all: entries.length, failed });
  }

  #left(): Entry[] {
    return [...this.#entries.values()].filter((entry) => !entry.isOpened);
  }

  #around({ keyring, scores }: Work): Around {
    return {
      keyring,
      scores,
      records: () =>
        [...this.#entries.values()].flatMap(({ record }): OpenedRecord[] => (record ? [record] : [])),
      find: (id) => this.#entries.get(id),
    };
  }
}
