import { FileOpener, readFileHeader } from "sealform-wasm/full";
import { type Bytes, fromBase64, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { Answer, AttachedFile, RecordManifest } from "../manifest.ts";
import { bytes, count, object, parse, text } from "../shape.ts";
import type { CheckedFile } from "./practice-protocol.ts";
import { objectId } from "./protocol.ts";
import type { Store } from "./store.ts";

/** What is fetched and opened at a time, in bytes. */
const RANGE = 1024 * 1024;

const header = object({ length: count, objectId });
const end = object({ rest: bytes, objectId, root: text(64) });

/** The files that a record's answers name. */
export const attachedTo = (answers: Answer[]): AttachedFile[] =>
  answers.flatMap((answer) => ("file" in answer ? [answer.file] : []));

/** Holds the files that the answers name against the list in the manifest. */
export function checkFiles(manifest: RecordManifest, answers: Answer[]): CheckedFile[] {
  const named = attachedTo(answers);
  const checked = named.map(({ id, root, size }): CheckedFile => {
    const listed = manifest.files.find((file) => file.id === id);
    if (!listed) return { id, state: "unlisted" };
    return { id, state: listed.root === root && listed.size === size ? "listed" : "different" };
  });
  const unnamed = manifest.files.filter(({ id }) => !named.some((file) => file.id === id));
  return [...checked, ...unnamed.map(({ id }): CheckedFile => ({ id, state: "unnamed" }))];
}

/**
 * A file of a record, fetched and opened a piece at a time. Every piece is authentic; that they are all, and the right
 * file, is known at the end. Errors: file-missing, open-failed, network, server-refused.
 */
export class FileReading {
  readonly #store: Store;
  readonly #record: string;
  readonly #file: AttachedFile;
  #opener: FileOpener | undefined;
  #fetched = 0;
  #opened = 0;
  #ended = false;

  constructor(store: Store, record: string, file: AttachedFile) {
    this.#store = store;
    this.#record = record;
    this.#file = file;
  }

  /** The next bytes of the file, or nothing behind the last. */
  async next(): Promise<Bytes | null> {
    while (!this.#ended) {
      const { content, total } = await this.#store.fileRange(this.#file.id, this.#fetched, RANGE);
      this.#fetched += content.length;
      const data = this.#open(content, this.#fetched >= total);
      if (data.length > 0) return data;
    }
    return null;
  }

  close(): void {
    this.#ended = true;
    this.#opener?.free();
    this.#opener = undefined;
  }

  /** Whatever is wrong with a file, to its reader it is one thing: this is not what was sent. */
  #open(content: Bytes, isLast: boolean): Bytes {
    try {
      return this.#push(content, isLast);
    } catch (thrown) {
      this.close();
      const { code } = SealformError.from(thrown);
      throw new SealformError("open-failed", `The file ${this.#file.id} does not open (${code}).`);
    }
  }

  #push(content: Bytes, isLast: boolean): Bytes {
    const start = this.#opener ? 0 : this.#begin(content);
    const opener = this.#opener as FileOpener;
    const data = opener.push(content.subarray(start)) as Bytes;
    if (!isLast) return this.#count(data);
    // It is used up by this, and needs no free().
    this.#opener = undefined;
    this.#ended = true;
    const { rest, objectId, root } = parse(end, opener.finish(), "internal", "What finish returned");
    const whole = new Uint8Array(data.length + rest.length);
    whole.set(data);
    whole.set(rest, data.length);
    wipe(data, rest);
    this.#count(whole);
    if (objectId !== this.#file.id || root !== this.#file.root || this.#opened !== this.#file.size) {
      throw new SealformError("wrong-context", "This is another file.");
    }
    return whole;
  }

  /** Reads the header, which the first range has in it, and returns its length. */
  #begin(content: Bytes): number {
    const { length } = parse(header, readFileHeader(content), "malformed", "The file's header");
    const secret = fromBase64(this.#file.secret);
    this.#opener = new FileOpener(content.slice(0, length), { secret }, { record: this.#record });
    wipe(secret);
    return length;
  }

  #count(data: Bytes): Bytes {
    this.#opened += data.length;
    return data;
  }
}
