import { make } from "../shared/dom.ts";
import { sentence } from "../shared/problem.ts";
import { notesWords as words } from "../words/notes.ts";
import { labelled, PRIVATE, quiet } from "./parts.ts";
import type { RecordChoice, RecordShelf } from "./record-shelf.ts";

/** Asks for one of the newest records. */
export class RecordsDialog {
  readonly #dialog = make("dialog", {
    class: "export notes-dialog",
    "aria-labelledby": "records-dialog-heading",
  });
  #answer: (chosen: RecordChoice | null) => void = () => undefined;

  constructor(readonly shelf: RecordShelf) {
    this.#dialog.addEventListener("close", () => this.#end(null));
    document.body.append(this.#dialog);
  }

  /** The one that was chosen, or null when the dialog was closed. */
  choose(): Promise<RecordChoice | null> {
    this.#end(null);
    return new Promise((resolve) => {
      this.#answer = resolve;
      void this.#show();
      this.#dialog.showModal();
    });
  }

  close(): void {
    this.#dialog.close();
    this.#end(null);
  }

  /** Names of clients do not stay in the page. */
  #end(chosen: RecordChoice | null): void {
    this.#answer(chosen);
    this.#answer = () => undefined;
    this.#dialog.replaceChildren();
  }

  async #show(): Promise<void> {
    const state = make("p", { role: "status" }, words.dialogLoading);
    const search = make("input", { type: "search", id: "records-search", autofocus: "", ...PRIVATE });
    const list = make("ol", {});
    const close = quiet(words.close);
    close.addEventListener("click", () => this.close());
    this.#dialog.replaceChildren(
      make("h2", { id: "records-dialog-heading" }, words.dialogHeading),
      make("p", { class: "quiet-text" }, words.dialogHint),
      labelled(search, words.dialogSearch),
      make("div", { class: "list" }, list),
      state,
      make("div", { class: "actions" }, close),
    );
    try {
      const records = await this.shelf.newest();
      const draw = (): void => {
        const wanted = records.filter((record) => matches(record, search.value));
        list.replaceChildren(...wanted.map((record) => make("li", {}, this.#choice(record))));
        state.textContent = wanted.length === 0 ? words.dialogNone : "";
      };
      search.addEventListener("input", draw);
      draw();
    } catch (error) {
      state.textContent = sentence(error);
    }
  }

  #choice(record: RecordChoice): HTMLElement {
    const button = make(
      "button",
      { type: "button", class: "entry" },
      make("strong", {}, make("bdi", {}, record.name)),
      make("small", {}, record.detail),
    );
    button.addEventListener("click", () => {
      this.#end(record);
      this.#dialog.close();
    });
    return button;
  }
}

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const matches = ({ name, detail }: RecordChoice, sought: string): boolean =>
  plain(`${name} ${detail}`).includes(plain(sought.trim()));
