import type { Bytes } from "../bytes.ts";
import type { SealformError } from "../errors.ts";
import type { OpenedRecord } from "../worker/practice-protocol.ts";
import { Attachments, type FileProblem, type ReadFile } from "./attachments.ts";
import { writeCsv } from "./csv.ts";
import { writeFhir } from "./fhir.ts";
import { type HtmlOptions, writeHtml } from "./html.ts";
import { writeJson } from "./json.ts";
import type { Reconciliation } from "./reconcile.ts";
import {
  type ExportedRecord,
  type ExportSource,
  type NotesAbout,
  Tally,
  type UnopenedRecord,
  withNotes,
} from "./source.ts";
import { byteStream, pieces, textStream, watched } from "./stream.ts";
import { type Part, writeZip } from "./zip.ts";

export type { FileProblem, ReadFile } from "./attachments.ts";
export { safeFileName } from "./file-names.ts";
export type { HtmlOptions } from "./html.ts";
export { ENGLISH as HTML_WORDS, type HtmlWords } from "./html-words.ts";
export { type Counts, type Reconciliation, reconcile } from "./reconcile.ts";
export type { Exportable, ExportSource, NotesAbout, UnopenedRecord } from "./source.ts";

/** What all exports take. */
export type ExportOptions = {
  /** How many rows the store listed, of those that are exported; with it the export says whether it is complete. */
  readonly listed?: number;
  /** Called for each submission that came, whether it opened or not, and for each attached file. */
  readonly onProgress?: (done: { readonly records: number; readonly files: number }) => void;
  /**
   * Progress notes that go with each record, into all formats but CSV. Other notes are refused with note-class: they are no part of
   * the record.
   */
  readonly notes?: NotesAbout;
};

export type ZipOptions = ExportOptions &
  HtmlOptions & {
    /** Which files of all records are in it. Without it: JSON, CSV and the printable HTML. */
    readonly formats?: readonly TextFormat[];
    /** Opens the attached files, as `keyring.readFile` does; without it they are left out. */
    readonly readFile?: ReadFile;
  };

/** An export that is made as it is read. Nothing is opened before somebody reads. */
export type Export = {
  /** The file. When it fails, with a SealformError, what was read before is incomplete: discard it. */
  readonly stream: ReadableStream<Bytes>;
  /** Its media type. */
  readonly type: string;
  /** The extension of its name, without the dot. */
  readonly extension: string;
  /** What is in it and what is not; there when the stream was read to its end. Fails when the stream does. */
  readonly summary: Promise<ExportSummary>;
};

export type ExportSummary = {
  /** Records in the export. */
  readonly exported: number;
  /** What did not open, and is not in it. */
  readonly failed: readonly UnopenedRecord[];
  /** Ids of records that came again with the same content: they are left out. */
  readonly duplicates: readonly string[];
  /** Ids of records that came again with other content, which is in it as well: one of the two is a forgery or a mistake. */
  readonly ambiguous: readonly string[];
  /** Attached files in it. */
  readonly files: number;
  /** Attached files that are not in it, or not listed as they should be. */
  readonly fileProblems: readonly FileProblem[];
  /** When `listed` was given. */
  readonly counts?: Reconciliation;
};

export type TextFormat = "json" | "csv" | "fhir" | "html";
export type ExportFormat = TextFormat | "zip";

type AllOptions = ExportOptions & HtmlOptions;
type Write = (
  records: AsyncIterable<ExportedRecord>,
  tally: Tally,
  options: AllOptions,
) => AsyncIterable<string>;

const FORMATS: Record<TextFormat, { type: string; extension: string; file: string; write: Write }> = {
  json: { type: "application/json", extension: "json", file: "records.json", write: writeJson },
  csv: { type: "text/csv;charset=utf-8", extension: "csv", file: "records.csv", write: writeCsv },
  fhir: { type: "application/fhir+json", extension: "json", file: "records.fhir.json", write: writeFhir },
  html: { type: "text/html;charset=utf-8", extension: "html", file: "records.html", write: writeHtml },
};

/** All of each record, and what did not open, as JSON. docs/EXPORT.md describes it. */
export const toJson = (source: ExportSource, options: ExportOptions = {}): Export =>
  toText("json", source, options);

/**
 * A table for a spreadsheet: a row for each record and a column for each question, in the order in which they come up. The
 * records are held until the last has come, because the first line names all columns.
 */
export const toCsv = (source: ExportSource, options: ExportOptions = {}): Export =>
  toText("csv", source, options);

/** A FHIR R4 Bundle with a QuestionnaireResponse for each record. */
export const toFhir = (source: ExportSource, options: ExportOptions = {}): Export =>
  toText("fhir", source, options);

/** One HTML document to be read and printed, which loads nothing and runs no script. */
export const toHtml = (source: ExportSource, options: ExportOptions & HtmlOptions = {}): Export =>
  toText("html", source, options);

/**
 * The records in several formats with the files that were attached, which are stored as they are. The records are held
 * until the end, the files not. A file is put in when it was opened to its end and is the right one, of up to 32 MiB from
 * memory, and of more by opening it a second time; what is left out stands in problems.txt and in the summary.
 */
export function toZip(source: ExportSource, options: ZipOptions = {}): Export {
  const { readFile, formats = ["json", "csv", "html"] } = options;
  const account = new Account(options);
  const attachments = readFile && new Attachments(readFile);
  const parts = formats.map((format): Part => {
    const { file, write } = FORMATS[format];
    return { name: file, write: (records) => pieces(textStream(write(records, account.tally, options))) };
  });
  const onFile = (): void => account.addFile();
  const zip = writeZip(account.records(source), account.tally, parts, attachments, onFile);
  return account.exportOf(byteStream(zip), "application/zip", "zip", attachments);
}

/** The same by the name of the format. What a format has no use for in the options is passed over. */
export const exportAs = (format: ExportFormat, source: ExportSource, options: ZipOptions = {}): Export =>
  format === "zip" ? toZip(source, options) : toText(format, source, options);

function toText(format: TextFormat, source: ExportSource, options: AllOptions): Export {
  const { type, extension, write } = FORMATS[format];
  const account = new Account(options);
  const texts = write(account.records(source), account.tally, options);
  return account.exportOf(textStream(texts), type, extension);
}

/** What an export comes to, kept while it is read. */
class Account {
  readonly tally = new Tally();
  #files = 0;

  constructor(readonly options: ExportOptions) {}

  records(source: ExportSource): AsyncIterable<OpenedRecord> {
    const records = this.tally.records(source, () => this.#report());
    const { notes } = this.options;
    return notes ? withNotes(records, notes) : records;
  }

  addFile(): void {
    this.#files += 1;
    this.#report();
  }

  exportOf(
    stream: ReadableStream<Uint8Array>,
    type: string,
    extension: string,
    attachments?: Attachments,
  ): Export {
    let settle: { end: () => void; fail: (error: SealformError) => void } | undefined;
    const summary = new Promise<ExportSummary>((resolve, fail) => {
      settle = { end: () => resolve(this.#summary(attachments?.problems ?? [])), fail };
    });
    // Who only reads the stream hears of a failure there.
    summary.catch(() => undefined);
    const watching = watched(
      stream,
      () => settle?.end(),
      (error) => settle?.fail(error),
    );
    return { stream: watching, type, extension, summary };
  }

  #summary(fileProblems: readonly FileProblem[]): ExportSummary {
    const { exported, failed, duplicates, ambiguous } = this.tally;
    const { listed } = this.options;
    const said = { exported, failed, duplicates, ambiguous, files: this.#files, fileProblems };
    return listed === undefined ? said : { ...said, counts: this.tally.against(listed) };
  }

  #report(): void {
    this.options.onProgress?.({ records: this.tally.found, files: this.#files });
  }
}
