import { MAX_LINKS } from "../../src/notes.ts";
import { make, say } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { quiet } from "./parts.ts";
import type { RecordChoice, RecordShelf } from "./record-shelf.ts";
import type { RecordsDialog } from "./records-dialog.ts";

/** The records that the open note is about. */
export class NoteRecords {
  readonly #list = make("ul", { class: "attached" });
  readonly #add = quiet(words.addRecord);
  readonly element = make(
    "section",
    { class: "note-part", "aria-labelledby": "note-records-heading" },
    make("h3", { id: "note-records-heading" }, words.recordsHeading),
    make("p", { class: "hint" }, words.recordsHint),
    this.#list,
    this.#add,
  );
  readonly #names = new Map<string, RecordChoice | null>();
  #ids: readonly string[] = [];

  constructor(
    readonly shelf: RecordShelf,
    readonly dialog: RecordsDialog,
    readonly onChange: (records: string[]) => void,
  ) {
    this.#add.addEventListener("click", async () => {
      const chosen = await dialog.choose();
      if (!chosen || this.#ids.includes(chosen.id)) return;
      this.#names.set(chosen.id, chosen);
      this.#change([...this.#ids, chosen.id]);
    });
  }

  async show(ids: readonly string[]): Promise<void> {
    this.#ids = ids;
    this.#draw();
    const unknown = ids.filter((id) => !this.#names.has(id));
    if (unknown.length === 0) return;
    // Without its name a link can still be seen and removed.
    const found = await this.shelf.find(unknown).catch(() => []);
    for (const record of found) this.#names.set(record.id, record);
    if (this.#ids === ids) this.#draw();
  }

  /** Names of clients do not stay in the page. */
  clear(): void {
    this.#names.clear();
    this.#ids = [];
    this.#list.replaceChildren();
  }

  #change(ids: string[]): void {
    this.#ids = ids;
    this.#draw();
    this.onChange(ids);
  }

  #draw(): void {
    this.#list.replaceChildren(...this.#ids.map((id) => this.#item(id)));
    this.#add.disabled = this.#ids.length >= MAX_LINKS;
  }

  #item(id: string): HTMLElement {
    const known = this.#names.get(id);
    const name = known?.name ?? words.unknownRecord;
    const remove = quiet(words.removeRecord, words.removeRecordNamed(name));
    remove.addEventListener("click", () => {
      this.#change(this.#ids.filter((one) => one !== id));
      this.#add.focus();
    });
    const detail = make("small", { class: "quiet-text" });
    say(detail, known?.detail ?? "");
    return make("li", {}, make("span", {}, make("bdi", {}, name), " ", detail), remove);
  }
}
