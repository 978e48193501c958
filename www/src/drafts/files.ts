import { hex } from "../bytes.ts";
import { getPiece, putPiece } from "./database.ts";
import { open, seal } from "./sealed.ts";

/** What a draft says about a file; its bytes lie beside it in pieces. */
export type KeptFile = { id: string; name: string; type: string; modified: number; size: number };

/** Of all files of a draft together. */
export const MAX_BYTES = 64 << 20;

const PIECE_BYTES = 1 << 20;

/** Rejects when there is no room, or the file cannot be read. Ends early, with undefined, when `isWanted` says no. */
export async function keepFile(
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
export async function readFile(key: CryptoKey, form: string, kept: KeptFile): Promise<File> {
  const pieces: BlobPart[] = [];
  for (let index = 0; index < piecesOf(kept.size); index += 1) {
    const piece = await getPiece(form, kept.id, index);
    if (!piece) throw new Error("A piece is missing.");
    pieces.push(await open(key, [form, kept.id, index], piece));
  }
  return new File(pieces, kept.name, { type: kept.type, lastModified: kept.modified });
}

const piecesOf = (size: number): number => Math.ceil(size / PIECE_BYTES);
