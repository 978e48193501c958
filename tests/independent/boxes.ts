// FORMAT.md's "Boxes" and "Root": STREAM, the padding, committed boxes, and the leaves. Written from that text alone.

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concat, equal, H, label, malformed, openFailed, random, readUint, uint } from "./bytes.ts";
import { aeadOpen, committedKey } from "./format.ts";

export const CHUNK = 65536;
export const TAG = 16;
const MIN_PADDED = 256;
/** Salt, commitment, and the smallest padding in its one chunk. */
export const MIN_BOX = 16 + 32 + MIN_PADDED + TAG;

export const chunkNonce = (counter: number, last: boolean): Uint8Array =>
  concat(uint(counter, 11), Uint8Array.of(last ? 1 : 0));

export function streamSeal(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const out: Uint8Array[] = [];
  for (let i = 0, at = 0; i === 0 || at < plain.length; i++, at += CHUNK) {
    const last = at + CHUNK >= plain.length;
    out.push(chacha20poly1305(key, chunkNonce(i, last)).encrypt(plain.subarray(at, at + CHUNK)));
  }
  return concat(...out);
}

function streamOpen(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const out: Uint8Array[] = [];
  for (let i = 0, at = 0; i === 0 || at < sealed.length; i++, at += CHUNK + TAG) {
    const chunk = sealed.subarray(at, at + CHUNK + TAG);
    const last = at + CHUNK + TAG >= sealed.length;
    // "Order of checks" has an empty last chunk among what is malformed; one that is shorter still is no chunk.
    if (chunk.length < TAG || (i > 0 && chunk.length === TAG)) malformed("the last chunk");
    out.push(aeadOpen(key, chunkNonce(i, last), chunk));
  }
  return concat(...out);
}

/** In bigint, since a file's length has 64 bits. */
export function padme(length: bigint): bigint {
  if (length < 2n) return length;
  // A number's count of binary digits is floor(log2) + 1.
  const e = length.toString(2).length - 1;
  const s = e.toString(2).length;
  const m = (1n << BigInt(e - s)) - 1n;
  return (length + m) & ~m;
}

function paddedLength(dataLength: bigint, width: number): bigint {
  const l = padme(BigInt(width) + dataLength);
  return l < BigInt(MIN_PADDED) ? BigInt(MIN_PADDED) : l;
}

/** `width` is 4 for fields and 8 for files. */
export function pad(data: Uint8Array, width: 4 | 8): Uint8Array {
  const out = new Uint8Array(Number(paddedLength(BigInt(data.length), width)));
  out.set(uint(data.length, width));
  out.set(data, width);
  return out;
}

export function unpad(padded: Uint8Array, width: 4 | 8): Uint8Array {
  if (padded.length < MIN_PADDED) malformed("the padding");
  const length = readUint(padded.subarray(0, width));
  if (paddedLength(length, width) !== BigInt(padded.length)) malformed("the padding");
  const end = width + Number(length);
  if (padded.subarray(end).some((b) => b !== 0)) malformed("the padding");
  return padded.slice(width, end);
}

export function boxSeal(inputKey: Uint8Array, padded: Uint8Array): Uint8Array {
  const salt = random(16);
  const { key, commitment } = committedKey(inputKey, label("box"), salt);
  return concat(salt, commitment, streamSeal(key, padded));
}

export function boxOpen(inputKey: Uint8Array, box: Uint8Array): Uint8Array {
  const { key, commitment } = committedKey(inputKey, label("box"), box.subarray(0, 16));
  if (!equal(commitment, box.subarray(16, 48))) openFailed();
  return streamOpen(key, box.subarray(48));
}

export const leaf = (index: number, box: Uint8Array): Uint8Array =>
  H(label("leaf"), uint(index, 2), uint(box.length, 4), box);

export const fileLeaf = (body: Uint8Array): Uint8Array => H(label("leaf"), uint(0, 2), body);

export const rootOf = (core: Uint8Array, commitment: Uint8Array, leaves: Uint8Array[]): Uint8Array =>
  H(label("root"), core, commitment, ...leaves);
