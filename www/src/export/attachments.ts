import { type Bytes, fromBase64, hex } from "../bytes.ts";
import { type ErrorCode, SealformError } from "../errors.ts";
import type { CheckedFile, OpenedRecord } from "../worker/practice-protocol.ts";
import { safeFileName } from "./file-names.ts";
import type { ExportedRecord } from "./source.ts";
import { pieces } from "./stream.ts";

/** Opens a file that an answer of a record names, as Keyring.readFile does: the stream fails when it is another file. */
export type ReadFile = (record: string, file: string) => ReadableStream<Uint8Array>;

type AttachedFile = Extract<OpenedRecord["answers"][number], { file: unknown }>["file"];

/**
 * What is wrong with a file of a record. An error code: it was left out, because the host does not have it (`file-missing`),
 * it is not the file that was sent (`open-failed`), or it could not be fetched. `unnamed`: it was left out, because no
 * answer names it. `unlisted` and `different`: it is in the export, and the record's manifest does not list it so.
 */
export type FileProblem = {
  readonly record: string;
  readonly file: string;
  /** As the client's device named it; empty when no answer does. */
  readonly name: string;
  readonly problem: ErrorCode | Exclude<CheckedFile["state"], "listed">;
};

/** A file of the export: where it is in it, when it came, and its bytes, which are known to be the right ones. */
export type Attachment = {
  readonly path: string;
  readonly receivedAt: string;
  readonly size: number;
  readonly content: AsyncIterable<Bytes>;
};

/** Files up to this are opened once, and held until they are known to be right; longer ones are opened twice. In bytes. */
const MAX_HELD = 32 * 1024 * 1024;

/** The files of records that are right, one after the other. What is not right stands in `problems` afterwards. */
export class Attachments {
  readonly problems: FileProblem[] = [];
  readonly #folders = new Set<string>();

  constructor(readonly readFile: ReadFile) {}

  /** Gives out the files of a record, and returns the record with their paths in it. */
  async *of(record: OpenedRecord): AsyncGenerator<Attachment, ExportedRecord, undefined> {
    const folder = this.#folder(record);
    const answers: ExportedRecord["answers"] = [];
    let number = 0;
    for (const answer of record.answers) {
      const content = "file" in answer ? await this.#checked(record, answer.file) : undefined;
      if ("file" in answer) number += 1;
      if (!("file" in answer) || !content) {
        answers.push(answer);
        continue;
      }
      const { file } = answer;
      const path = `${folder}/${number}-${safeFileName(file.name)}`;
      answers.push({ ...answer, file: { ...file, path } });
      yield { path, receivedAt: record.receivedAt, size: file.size, content };
    }
    for (const { id, state } of record.files) {
      if (state !== "unnamed") continue;
      this.problems.push({ record: record.id, file: id, name: "", problem: state });
    }
    return { ...record, answers };
  }

  /** A second record with the id of another has a folder of its own. */
  #folder({ id, root }: OpenedRecord): string {
    const folder = this.#folders.has(id) ? `${id}-${hex(fromBase64(root).subarray(0, 8))}` : id;
    this.#folders.add(folder);
    return folder;
  }

  /**
   * The content of a file that was opened to its end and found right. Only its end shows that, and what is in a ZIP
   * cannot be taken back: so a long file is opened once to see whether it is right, and a second time for the ZIP.
   */
  async #checked(
    { id: record, files }: OpenedRecord,
    { id: file, name, size }: AttachedFile,
  ): Promise<AsyncIterable<Bytes> | undefined> {
    const open = (): AsyncGenerator<Bytes, void, undefined> => ofSize(this.readFile(record, file), size);
    const held: Bytes[] = [];
    try {
      for await (const piece of open()) if (size <= MAX_HELD) held.push(piece);
    } catch (thrown) {
      const { code } = SealformError.from(thrown);
      // Without its worker nothing opens any more: then it is the export that has failed.
      if (code === "worker-failed") throw thrown;
      this.problems.push({ record, file, name, problem: code });
      return undefined;
    }
    const state = files.find(({ id }) => id === file)?.state ?? "unlisted";
    if (state !== "listed") this.problems.push({ record, file, name, problem: state });
    return size <= MAX_HELD ? each(held) : open();
  }
}

/** The bytes of a stream, which has to have as many as the record says. */
async function* ofSize(
  stream: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<Bytes, void, undefined> {
  let length = 0;
  for await (const piece of pieces(stream)) {
    length += piece.length;
    if (length > size) break;
    yield piece as Bytes;
  }
  if (length !== size)
    throw new SealformError("open-failed", "An attached file has another size than the record says.");
}

/** Lets each piece go as it is given out. */
async function* each(held: Bytes[]): AsyncGenerator<Bytes, void, undefined> {
  for (let piece = held.shift(); piece; piece = held.shift()) yield piece;
}
