import type { FileSource } from "tus-js-client";
import type { Bytes } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { cut } from "./pieces.ts";
import type { StagedFile, Staging } from "./staging.ts";

/*
 * Where an upload reads a sealed file from, in the terms of tus-js-client: it asks for a range at a time, and for an
 * earlier one again when the server has less than was sent.
 */

/** A file that is staged on the device: any range, at any time. */
export const stagedSource = (staging: Staging, file: StagedFile): FileSource => ({
  size: file.length,
  async slice(start, end) {
    const bytes = await staging.range(file, start, end);
    if (bytes.length < end - start) {
      throw new SealformError("internal", "A part of a sealed file is no longer on this device.");
    }
    return body(bytes, end >= file.length);
  },
  close() {},
});

/** In bytes: what a server that was restarted may have lost of what it had confirmed. */
const REWIND = 4 * 1024 * 1024;

/**
 * A file that is being sealed while it is sent. It goes forward only: what the last request held, and REWIND before it,
 * is kept for the case that it has to be sent again.
 */
export class LiveSource implements FileSource {
  readonly #next: () => Promise<Bytes | null>;
  /** What may be asked for again, and where that starts. */
  #kept: Bytes[] = [];
  #start = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly size: number,
    next: () => Promise<Bytes | null>,
  ) {
    this.#next = next;
  }

  /** One after the other: a request that was given up may still be reading when the next one begins. */
  slice(start: number, end: number): ReturnType<FileSource["slice"]> {
    const slice = this.#turn.then(() => this.#slice(start, end));
    this.#turn = slice.catch(() => undefined);
    return slice;
  }

  async #slice(start: number, end: number): ReturnType<FileSource["slice"]> {
    if (start < this.#start) {
      throw new SealformError("server-refused", "The server forgot what it already had of a file.");
    }
    this.#forgetBefore(start - REWIND);
    let length = this.#kept.reduce((sum, piece) => sum + piece.length, 0);
    while (this.#start + length < end) {
      const piece = await this.#next();
      if (!piece) break;
      this.#kept.push(piece);
      length += piece.length;
    }
    return body(cut(this.#kept, this.#start, start, end), end >= this.size);
  }

  close(): void {}

  #forgetBefore(offset: number): void {
    for (let [first] = this.#kept; first && this.#start + first.length <= offset; [first] = this.#kept) {
      this.#start += first.length;
      this.#kept.shift();
    }
  }
}

/** tus-js-client takes the length of a body from its `size`, as Blobs have it. These are none, because engines free them late. */
const body = (bytes: Bytes, done: boolean): { value: Bytes & { size: number }; done: boolean } => ({
  value: Object.assign(bytes, { size: bytes.length }),
  done,
});
