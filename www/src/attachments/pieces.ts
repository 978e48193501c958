import type { Bytes } from "../bytes.ts";

/** The bytes from `start` up to `end` out of pieces that lie one behind the other from `offset` on; fewer if they end before. */
export function cut(pieces: Bytes[], offset: number, start: number, end: number): Bytes {
  const there = pieces.reduce((sum, piece) => sum + piece.length, offset);
  const range = new Uint8Array(Math.max(Math.min(end, there) - start, 0));
  let at = offset - start;
  for (const piece of pieces) {
    if (at >= range.length) break;
    const from = Math.max(-at, 0);
    range.set(piece.subarray(from, range.length - at), Math.max(at, 0));
    at += piece.length;
  }
  return range;
}
