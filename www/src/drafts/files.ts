import { hex } from "../bytes.ts";
import { controlsByKey, isFile } from "./answers.ts";
import { getPiece, putPiece } from "./database.ts";
import { open, seal } from "./sealed.ts";

/** What a draft says about a file; its bytes lie beside it in pieces. */
export type KeptFile = { id: string; name: string; type: string; modified: number; size: number };

/** Of the attachments extra: the files of an input, which may be more than the input itself has. */
export type FileAccess = {
  filesOf(input: HTMLInputElement): File[];
  restore(input: HTMLInputElement, files: File[]): void;
};

/** Of all files of a draft together. */
const MAX_BYTES = 64 << 20;

const PIECE_BYTES = 1 << 20;

/** The files of one draft. Each is written once, whatever else of the draft changes. */
export class DraftFiles {
  /** Undefined for a file that could not be kept. */
  readonly #known = new Map<File, KeptFile | undefined>();

  /** `draft` is the draft's name in the database. */
  constructor(
    readonly draft: string,
    readonly form: HTMLFormElement,
    readonly access: FileAccess | undefined,
  ) {}

  /** Those of the chosen files that are kept, each with the key of its input. */
  kept(): [input: string, file: KeptFile][] {
    return this.#chosen().flatMap(([key, file]): [string, KeptFile][] => {
      const known = this.#known.get(file);
      return known ? [[key, known]] : [];
    });
  }

  /** Keeps those that are new. Tells whether there were any, and whether the draft lacks some that are chosen. */
  async keep(key: CryptoKey, isWanted: () => boolean): Promise<{ added: boolean; lacking: boolean }> {
    const outcome = { added: false, lacking: false };
    let room = MAX_BYTES;
    for (const [, file] of this.#chosen()) {
      const fits = file.size <= room;
      if (fits) room -= file.size;
      if (fits && !this.#known.has(file)) {
        this.#known.set(file, await keepFile(key, this.draft, file, isWanted).catch(() => undefined));
        outcome.added = true;
      }
      outcome.lacking ||= !this.#known.get(file);
    }
    return outcome;
  }

  /** Gives the inputs what they had. False if some of it is damaged or gone. */
  async restore(key: CryptoKey, kept: [input: string, file: KeptFile][]): Promise<boolean> {
    let restored = 0;
    for (const [inputKey, input] of controlsByKey(this.form)) {
      const read: [KeptFile, File][] = [];
      for (const [of, file] of kept) {
        if (of !== inputKey) continue;
        const opened = await readFile(key, this.draft, file).catch(() => undefined);
        if (opened) read.push([file, opened]);
      }
      if (!this.access || !isFile(input) || read.length === 0) continue;
      const files = read.map(([, file]) => file);
      this.access.restore(input, files);
      restored += files.length;
      // The input may have made files of its own of them.
      const now = this.access.filesOf(input);
      for (const [at, [file, { name, size }]] of read.entries()) {
        const same = now[at];
        if (same?.name === name && same.size === size) this.#known.set(same, file);
      }
    }
    return restored === kept.length;
  }

  #chosen(): [input: string, file: File][] {
    return [...controlsByKey(this.form)].flatMap(([key, input]) =>
      isFile(input) ? (this.access?.filesOf(input) ?? []).map((file): [string, File] => [key, file]) : [],
    );
  }
}

/** Rejects when there is no room, or the file cannot be read. Ends early, with undefined, when `isWanted` says no. */
async function keepFile(
  key: CryptoKey,
  form: string,
  file: File,
  isWanted: () => boolean,
): Promise<KeptFile | undefined> {
  const id = hex(crypto.getRandomValues(new Uint8Array(16)));
  const { name, type, lastModified: modified, size } = file;
  for (let index = 0; index < piecesOf(size); index += 1) {
    const slice = file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    const piece = await seal(key, [form, id, index], new Uint8Array(await slice.arrayBuffer()));
    if (!isWanted()) return undefined;
    await putPiece(form, id, index, piece);
  }
  return { id, name, type, modified, size };
}

/** Rejects when a piece is missing or was changed. */
async function readFile(key: CryptoKey, form: string, kept: KeptFile): Promise<File> {
  const pieces: BlobPart[] = [];
  for (let index = 0; index < piecesOf(kept.size); index += 1) {
    const piece = await getPiece(form, kept.id, index);
    if (!piece) throw new Error("A piece is missing.");
    pieces.push(await open(key, [form, kept.id, index], piece));
  }
  return new File(pieces, kept.name, { type: kept.type, lastModified: kept.modified });
}

const piecesOf = (size: number): number => Math.ceil(size / PIECE_BYTES);
