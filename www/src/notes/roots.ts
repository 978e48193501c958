import { type Bytes, fromBase64, fromHex, hex } from "../bytes.ts";

/** For each note its id, of 16 bytes, and the first 16 bytes of its newest root: nobody finds another version with the same ones. */
const ID = 16;
const ROOT = 16;
const EACH = ID + ROOT;

/** As many fit into the keyring that a store takes. */
export const MAX_ROOTS = 20_000;

/** The newest known root of each note, as the keyring keeps them: by the note's id the beginning of the root, both in hex. */
export function decodeRoots(encoded: Bytes): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at + EACH <= encoded.length; at += EACH) {
    found.set(hex(encoded.subarray(at, at + ID)), hex(encoded.subarray(at + ID, at + EACH)));
  }
  return found;
}

export function encodeRoots(roots: ReadonlyMap<string, string>): Bytes {
  const encoded = new Uint8Array(roots.size * EACH);
  let at = 0;
  for (const [note, root] of roots) {
    encoded.set(fromHex(note), at);
    encoded.set(fromHex(root), at + ID);
    at += EACH;
  }
  return encoded;
}

/** What is kept of a root. */
export const keptOf = (root: string): string => hex(fromBase64(root).subarray(0, ROOT));

/** Whether this is the root that was kept. */
export const isKept = (kept: string, root: string): boolean => kept === keptOf(root);
