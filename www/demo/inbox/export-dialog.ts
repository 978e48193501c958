import {
  type ExportFormat,
  type ExportSource,
  type ExportSummary,
  exportAs,
  type NotesAbout,
  type ReadFile,
  SealformError,
} from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { save } from "../shared/save.ts";
import { exportWords as words } from "../words/export.ts";
import { exportForm } from "./export-form.ts";
import { exportProgress } from "./export-progress.ts";
import { exportProblem, exportResult } from "./export-result.ts";

/** What can be exported, by the ids of the submissions: everything, what the list shows now, and what was chosen in it. */
export type ExportChoices = {
  readonly all: readonly string[];
  readonly filtered?: readonly string[];
  readonly chosen?: readonly string[];
};

/** Where the dialog has submissions and files from. */
export type ExportSupply = {
  readonly choices: ExportChoices;
  /** Opens these, each once; those that do not open come with their problem. Ends when the signal is aborted. */
  readonly open: (ids: readonly string[], signal: AbortSignal) => ExportSource;
  readonly readFile: ReadFile;
  readonly progressNotes: () => { notes: NotesAbout; end: () => void };
};

/** The wishes of whoever exports. */
export type ExportWish = {
  ids: readonly string[];
  format: ExportFormat;
  withFiles: boolean;
  withNotes: boolean;
};

/**
 * Asks which submissions are to be exported and as what, saves them, and says what is in the file and what is not. Closing
 * it ends what is under way; call `close` when the keyring is locked.
 */
export class ExportDialog {
  readonly #dialog = make("dialog", { class: "export", "aria-labelledby": "export-heading" });
  #running: AbortController | null = null;

  constructor() {
    this.#dialog.addEventListener("close", () => {
      // The event comes some time later: by then the dialog may be open again, for another export.
      if (!this.#dialog.open) this.#end();
    });
    document.body.append(this.#dialog);
  }

  /** Shows it anew. The focus goes back to where it was when the dialog is closed. */
  open(supply: ExportSupply): void {
    this.#end();
    this.#show(
      exportForm(
        supply.choices,
        (wish) => void this.#export(supply, wish),
        () => this.close(),
      ),
    );
    this.#dialog.showModal();
    this.#focusHeading();
  }

  close(): void {
    this.#dialog.close();
    this.#end();
  }

  /** Ends what is under way. What was exported, by name and number, is not left in the page. */
  #end(): void {
    this.#running?.abort();
    this.#running = null;
    this.#dialog.replaceChildren();
  }

  async #export(supply: ExportSupply, wish: ExportWish): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const progress = exportProgress(wish.ids.length, () => this.close());
    this.#show(progress.views);
    this.#focusHeading();
    try {
      const summary = await saveAs(supply, wish, signal, progress.report);
      if (!signal.aborted) this.#show(exportResult(summary, () => this.close()));
    } catch (thrown) {
      if (!signal.aborted) this.#show(exportProblem(SealformError.from(thrown), () => this.close()));
    }
    // Closed meanwhile, and perhaps opened again for another export.
    if (this.#running !== running) return;
    this.#running = null;
    this.#focusHeading();
  }

  #show(views: HTMLElement[]): void {
    this.#dialog.replaceChildren(...views);
  }

  #focusHeading(): void {
    this.#dialog.querySelector<HTMLElement>("#export-heading")?.focus();
  }
}

async function saveAs(
  { open, readFile, progressNotes }: ExportSupply,
  { ids, format, withFiles, withNotes }: ExportWish,
  signal: AbortSignal,
  onProgress: (done: { records: number; files: number }) => void,
): Promise<ExportSummary> {
  const about = withNotes ? progressNotes() : undefined;
  const options = {
    listed: ids.length,
    onProgress,
    ...(withFiles && { readFile }),
    ...(about && { notes: about.notes }),
  };
  try {
    const made = exportAs(format, open(ids, signal), options);
    const day = new Date().toISOString().slice(0, 10);
    await save(made.stream, { name: `${words.fileName(day)}.${made.extension}`, type: made.type, signal });
    return await made.summary;
  } finally {
    about?.end();
  }
}
