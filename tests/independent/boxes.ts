// FORMAT.md's "Boxes" and "Root": STREAM, the padding, committed boxes, and the leaves. Written from that text alone.

import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { concat, equal, H, label, malformed, openFailed, random, readUint, uint } from "./bytes.ts";
import { aeadOpen, committedKey } from "./format.ts";

export const CHUNK = 65536;
export const TAG = 16;
const MIN_PADDED = 256;
const BOX_WIDTH = 4;
const FILE_WIDTH = 8;
/** 1 TiB. */
const MAX_FILE = 2n ** 40n;
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

/** Chunk by chunk, each when it is authentic. */
function* streamOpen(key: Uint8Array, sealed: Uint8Array): Generator<Uint8Array> {
  for (let i = 0, at = 0; i === 0 || at < sealed.length; i++, at += CHUNK + TAG) {
    const chunk = sealed.subarray(at, at + CHUNK + TAG);
    const last = at + CHUNK + TAG >= sealed.length;
    if (chunk.length < TAG || (i > 0 && chunk.length === TAG)) malformed("the last chunk");
    yield aeadOpen(key, chunkNonce(i, last), chunk);
  }
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

function unpad(padded: Uint8Array): Uint8Array {
  if (padded.length < MIN_PADDED) malformed("the padding");
  const length = readUint(padded.subarray(0, BOX_WIDTH));
  if (paddedLength(length, BOX_WIDTH) !== BigInt(padded.length)) malformed("the padding");
  const end = BOX_WIDTH + Number(length);
  if (padded.subarray(end).some((b) => b !== 0)) malformed("the padding");
  return padded.slice(BOX_WIDTH, end);
}

export function boxSeal(inputKey: Uint8Array, padded: Uint8Array): Uint8Array {
  const salt = random(16);
  const { key, commitment } = committedKey(inputKey, label("box"), salt);
  return concat(salt, commitment, streamSeal(key, padded));
}

function chunksOf(inputKey: Uint8Array, box: Uint8Array): Generator<Uint8Array> {
  const { key, commitment } = committedKey(inputKey, label("box"), box.subarray(0, 16));
  if (!equal(commitment, box.subarray(16, 48))) openFailed();
  return streamOpen(key, box.subarray(48));
}

/** Its padding is looked at when all its chunks are open. */
export const boxOpen = (inputKey: Uint8Array, box: Uint8Array): Uint8Array =>
  unpad(concat(...chunksOf(inputKey, box)));

/** Its padding is looked at with each chunk. */
export function fileOpen(inputKey: Uint8Array, body: Uint8Array): Uint8Array {
  let opened: Uint8Array = new Uint8Array(0);
  for (const chunk of chunksOf(inputKey, body)) {
    const before = opened.length;
    opened = concat(opened, chunk);
    if (opened.length < FILE_WIDTH) malformed("it has no length");
    const length = readUint(opened.subarray(0, FILE_WIDTH));
    if (length > MAX_FILE) malformed("its length");
    if (BigInt(opened.length) > paddedLength(length, FILE_WIDTH)) malformed("more padding");
    const padding = chunk.subarray(Math.max(FILE_WIDTH + Number(length) - before, 0));
    if (padding.some((b) => b !== 0)) malformed("the padding");
  }
  const length = readUint(opened.subarray(0, FILE_WIDTH));
  if (BigInt(opened.length) !== paddedLength(length, FILE_WIDTH)) malformed("less than its length");
  return opened.slice(FILE_WIDTH, FILE_WIDTH + Number(length));
}

export const leaf = (index: number, box: Uint8Array): Uint8Array =>
  H(label("leaf"), uint(index, 2), uint(box.length, 4), box);

export const fileLeaf = (body: Uint8Array): Uint8Array => H(label("leaf"), uint(0, 2), body);

export const rootOf = (core: Uint8Array, commitment: Uint8Array, leaves: Uint8Array[]): Uint8Array =>
  H(label("root"), core, commitment, ...leaves);
