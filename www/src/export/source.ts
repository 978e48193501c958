import { type ErrorCode, SealformError } from "../errors.ts";
import type { Note } from "../notes/note.ts";
import type { OpenedRecord, SubmissionRow } from "../worker/practice-protocol.ts";
import { type Reconciliation, reconcile } from "./reconcile.ts";

/** What the store's list says of a submission, as far as an export names it. */
type Row = Pick<SubmissionRow, "seq" | "id" | "receivedAt">;

/**
 * One submission that is to be exported: a record that was opened, or what `openAll` gives for it. One that did not open
 * is no record of the export; it is listed there by its place, its id and the code of its error.
 */
export type Exportable =
  | OpenedRecord
  | { readonly record: OpenedRecord }
  | { readonly row: Row; readonly problem: unknown };

/** Where an export takes its submissions from, each once and in the order in which they come. */
export type ExportSource = Iterable<Exportable> | AsyncIterable<Exportable>;

type Answer = OpenedRecord["answers"][number];
type FileAnswer = Extract<Answer, { file: unknown }>;

/** An answer as it is exported: a file that is saved beside it has a path. */
export type ExportedAnswer =
  | Exclude<Answer, FileAnswer>
  | (Omit<FileAnswer, "file"> & { file: FileAnswer["file"] & { path?: string } });

export type ExportedRecord = Omit<OpenedRecord, "answers"> & {
  answers: ExportedAnswer[];
  /** The progress notes about it, if they were asked for. */
  notes?: readonly Note[];
};

/** The notes about a record, as those of `notebook.list({ record })`. */
export type NotesAbout = (record: OpenedRecord) => readonly Note[] | Promise<readonly Note[]>;

/** The records with the notes about them. Error: note-class, for notes that are not part of the record. */
export async function* withNotes(
  records: AsyncIterable<OpenedRecord>,
  notesAbout: NotesAbout,
): AsyncGenerator<OpenedRecord & { notes: readonly Note[] }, void, undefined> {
  for await (const record of records) {
    const notes = await notesAbout(record);
    if (notes.some(({ noteClass }) => noteClass !== "progress")) {
      throw new SealformError(
        "note-class",
        "Only progress notes are part of the record. Psychotherapy notes and journals are never exported with it.",
      );
    }
    yield { ...record, notes };
  }
}

/** A submission that did not open. */
export type UnopenedRecord = Row & { readonly code: ErrorCode };

/** Takes the opened records out of a source, and keeps account of what came. */
export class Tally {
  exported = 0;
  readonly failed: UnopenedRecord[] = [];
  /** Ids of records that came again, with the same root: they are left out. */
  readonly duplicates: string[] = [];
  /** Ids of records that came again with another root, and are in the export as well: a person has to look at them. */
  readonly ambiguous: string[] = [];
  readonly #roots = new Map<string, Set<string>>();

  /** How many submissions came. */
  get found(): number {
    return this.exported + this.failed.length + this.duplicates.length;
  }

  /** What came, held against how many rows the store listed. */
  against(listed: number): Reconciliation {
    const duplicates = this.duplicates.length;
    const { exported } = this;
    return reconcile({
      listed,
      opened: exported + duplicates,
      failed: this.failed.length,
      exported,
      duplicates,
    });
  }

  /** `onItem` is called for each submission that came, once it is counted. */
  async *records(source: ExportSource, onItem?: () => void): AsyncGenerator<OpenedRecord, void, undefined> {
    for await (const item of source) {
      const record = "problem" in item ? this.#fail(item) : "record" in item ? item.record : item;
      const isNew = record !== undefined && this.#isNew(record);
      if (isNew) this.exported += 1;
      onItem?.();
      if (isNew) yield record;
    }
  }

  #fail({ row, problem }: { row: Row; problem: unknown }): undefined {
    const { seq, id, receivedAt } = row;
    // The code alone: a message could quote what somebody else's code put into it.
    this.failed.push({ seq, id, receivedAt, code: SealformError.from(problem).code });
  }

  #isNew({ id, root }: OpenedRecord): boolean {
    const roots = this.#roots.get(id);
    if (roots?.has(root)) {
      this.duplicates.push(id);
      return false;
    }
    if (roots) this.ambiguous.push(id);
    this.#roots.set(id, new Set(roots).add(root));
    return true;
  }
}
