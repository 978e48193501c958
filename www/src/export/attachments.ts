import type { Bytes } from "../bytes.ts";
import { type ErrorCode, SealformError } from "../errors.ts";
import type { CheckedFile, OpenedRecord } from "../worker/practice-protocol.ts";
import { freeName, safeFileName } from "./file-names.ts";
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
  /** How many were given out. */
  count = 0;

  constructor(
    readonly readFile: ReadFile,
    readonly onFile: (() => void) | undefined,
  ) {}

  async *of(record: OpenedRecord): AsyncGenerator<Attachment, void, undefined> {
    const taken = new Set<string>();
    for (const { file } of record.answers.filter((answer) => "file" in answer)) {
      const { id, name, size } = file;
      const content = await this.#checked(record.id, file);
      if (!content) continue;
      const state = record.files.find((checked) => checked.id === id)?.state ?? "unlisted";
      if (state !== "listed") this.problems.push({ record: record.id, file: id, name, problem: state });
      const path = `files/${record.id}/${freeName(safeFileName(name), taken)}`;
      this.count += 1;
      this.onFile?.();
      yield { path, receivedAt: record.receivedAt, size, content };
    }
    for (const { id, state } of record.files) {
      if (state === "unnamed") this.problems.push({ record: record.id, file: id, name: "", problem: state });
    }
  }

  /**
   * The content of a file that was opened to its end and found right. Only its end shows that, and what is in a ZIP
   * cannot be taken back: so a long file is opened once to see whether it is right, and a second time for the ZIP.
   */
  async #checked(
    record: string,
    { id, name, size }: AttachedFile,
  ): Promise<AsyncIterable<Bytes> | undefined> {
    const open = (): AsyncGenerator<Bytes, void, undefined> => ofSize(this.readFile(record, id), size);
    const held: Bytes[] = [];
    try {
      for await (const piece of open()) if (size <= MAX_HELD) held.push(piece);
      return size <= MAX_HELD ? each(held) : open();
    } catch (thrown) {
      const { code } = SealformError.from(thrown);
      this.problems.push({ record, file: id, name, problem: code });
      return undefined;
    }
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
