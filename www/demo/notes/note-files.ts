import { MAX_FILES, type Notebook, type NoteFile } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { size } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { download } from "../shared/save.ts";
import { notesWords as words } from "../words/notes.ts";
import { quiet } from "./parts.ts";

/** Where the open note is, for its files. */
export type FilesOf = {
  notebook: Notebook;
  id: string;
  isReadOnly: boolean;
  /** Writes the note, if it never was: a file belongs to a note that is there. */
  written: () => Promise<void>;
  /** The note has other files now. */
  changed: () => Promise<void>;
};

/** What is attached to the open note. */
export class NoteFiles {
  readonly #list = make("ul", { class: "attached" });
  readonly #input = make("input", { type: "file", id: "note-files", multiple: "", autocomplete: "off" });
  readonly #state = make("p", { role: "status", class: "quiet-text" });
  readonly #add = make(
    "div",
    { class: "field" },
    make("label", { for: "note-files" }, words.addFile),
    this.#input,
  );
  readonly element = make(
    "section",
    { class: "note-part", "aria-labelledby": "note-files-heading" },
    make("h3", { id: "note-files-heading" }, words.filesHeading),
    this.#list,
    this.#add,
    this.#state,
  );
  #of: FilesOf | null = null;

  constructor() {
    this.#input.addEventListener("change", () => {
      const files = [...(this.#input.files ?? [])];
      // So that the same file can be chosen again, after it was removed.
      this.#input.value = "";
      if (this.#of) void this.#attach(this.#of, files);
    });
  }

  show(files: readonly NoteFile[], of: FilesOf): void {
    if (this.#of?.id !== of.id) this.#state.textContent = "";
    this.#of = of;
    this.#list.replaceChildren(...files.map((file) => this.#item(file, of)));
    this.#add.hidden = of.isReadOnly || files.length >= MAX_FILES;
  }

  clear(): void {
    this.#of = null;
    this.#list.replaceChildren();
    this.#state.textContent = "";
  }

  async #attach(of: FilesOf, files: readonly File[]): Promise<void> {
    for (const file of files) {
      this.#state.textContent = words.addingFile(file.name);
      const instead = { "too-large": words.fileTooLarge(file.name), "limit-exceeded": words.tooManyFiles };
      const isDone = await this.#try(of, instead, async () => {
        await of.written();
        await of.notebook.attach(of.id, file);
        return words.fileAdded(file.name);
      });
      if (!isDone) return;
    }
  }

  #item(file: NoteFile, of: FilesOf): HTMLElement {
    const save = quiet(words.saveFile, words.saveFileNamed(file.name));
    save.addEventListener("click", () => {
      void this.#try(
        of,
        {},
        async () => {
          // Of no type, whatever it was called: a browser must save it, and never show it as a page of this site.
          const content = await of.notebook.readFile(of.id, file.id);
          download(new Blob([content], { type: "application/octet-stream" }), file.name);
          return "";
        },
        false,
      );
    });
    const remove = quiet(words.removeFile, words.removeFileNamed(file.name));
    remove.hidden = of.isReadOnly;
    remove.addEventListener("click", () => {
      void this.#try(of, {}, async () => {
        await of.notebook.detach(of.id, file.id);
        this.#input.focus();
        return words.fileRemoved(file.name);
      });
    });
    return make(
      "li",
      {},
      make(
        "span",
        {},
        make("bdi", {}, file.name),
        " ",
        make("small", { class: "quiet-text" }, size(file.size)),
      ),
      make("span", { class: "buttons" }, save, remove),
    );
  }

  async #try(
    of: FilesOf,
    instead: Parameters<typeof sentence>[1],
    work: () => Promise<string>,
    isChange = true,
  ): Promise<boolean> {
    const said = await work().catch((error: unknown) => ({ problem: sentence(error, instead) }));
    if (this.#of?.id !== of.id) return false;
    const isDone = typeof said === "string";
    if (isDone && isChange) await of.changed();
    this.#state.textContent = isDone ? said : said.problem;
    return isDone;
  }
}
