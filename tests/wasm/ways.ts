// The ways in which the built WASM reads a vector. tests/common/vectors.rs has the same for Rust.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as full from "sealform-wasm/full";
import { bytes } from "../independent/bytes.ts";
import type { OpensWith } from "../independent/vectors.ts";

full.initSync({
  module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
});

// The glue's own types are unknown where worker/wasm.ts would parse; here the tests say what they expect.
export type Inspection = {
  kind: string;
  context: Record<string, string>;
  root: string;
  boxSizes: number[];
  slots: { type: string; number?: number }[];
};
export type Opened = { context: Record<string, string>; root: string; boxes: Uint8Array[] };
export type Disclosed = {
  kind: string;
  context: Record<string, string>;
  boxCount: number;
  boxes: { index: number; data: Uint8Array }[];
};
export const inspect = full.inspect as (envelope: Uint8Array) => Inspection;
export const open = full.open as (envelope: Uint8Array, key: full.Key, expected: Expected) => Opened;
export const verifyDisclosure = full.verifyDisclosure as (bundle: Uint8Array, root: string) => Disclosed;
export type Expected = { kind: string; context: Record<string, string> };

/** What a file held. A reader that seeks does not see its root. */
export type OpenedFile = { data: Uint8Array; root?: string };
type Context = Expected["context"];
type FileWay = (file: Uint8Array, key: full.Key, context: Context) => OpenedFile;

const decode = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "base64url"));

/** Everything that a vector names to open it with. */
export function keysOf(v: OpensWith): [string, full.Key][] {
  const keys: [string, full.Key][] = [];
  if (v.identity !== undefined) keys.push(["identity", { identities: [bytes(v.identity)] }]);
  if (v.passphrase !== undefined) keys.push(["passphrase", { passphrase: bytes(v.passphrase) }]);
  if (v.passkey !== undefined) {
    const { credential_id: id, first, second } = v.passkey;
    const passkey = { credentialId: decode(id), first: decode(first), second: decode(second) };
    keys.push(["passkey", { passkey }]);
  }
  if (v.secret !== undefined) keys.push(["secret", { secret: decode(v.secret) }]);
  return keys;
}

/** Every way in which a file is read. */
export const FILE_WAYS: [string, FileWay][] = [
  ["whole", (file, key, context) => inSteps(file.length, file, key, context)],
  ["in steps of 64 KiB", (file, key, context) => inSteps(65_536, file, key, context)],
  ["in steps of 1,009 bytes", (file, key, context) => inSteps(1_009, file, key, context)],
  ["byte by byte", (file, key, context) => inSteps(1, file, key, context)],
  ["by seeking", bySeeking],
];

/** As it comes from a network. */
function inSteps(step: number, file: Uint8Array, key: full.Key, context: Context): OpenedFile {
  const length = headerLength(step, file);
  const opener = new full.FileOpener(file.subarray(0, length), key, context);
  const data = new Parts(file.length);
  for (let at = length; at < file.length; at += step) {
    const part = file.subarray(at, at + step);
    try {
      data.add(opener.push(part));
    } catch (error) {
      assert.throws(() => opener.push(part), { code: Object(error).code }, "it stays failed");
      opener.free();
      throw error;
    }
  }
  const { rest, root } = opener.finish() as { rest: Uint8Array; root: string };
  data.add(rest);
  return { data: data.all, root };
}

function headerLength(step: number, file: Uint8Array): number {
  for (let length = Math.min(step, file.length); ; length = Math.min(length + step, file.length)) {
    const start = full.readFileHeader(file.subarray(0, length)) as { length?: number; needs?: number };
    if (start.length !== undefined) return start.length;
    assert.ok(Number(start.needs) > length, `it has ${length} and needs ${start.needs}`);
    if (length === file.length) throw Object.assign(new Error("it ends too early"), { code: "malformed" });
  }
}

function bySeeking(file: Uint8Array, key: full.Key, context: Context): OpenedFile {
  const header = file.subarray(0, headerLength(file.length, file));
  const [a, b, c, d] = full.FileSeeker.ends(header, file.length);
  const [first, last] = [file.subarray(a, b), file.subarray(c, d)];
  const seeker = new full.FileSeeker(header, key, context, file.length, first, last);
  const data = new Parts(file.length);
  for (let number = 0, end = 0; end < file.length; number++) {
    const [from, to] = seeker.sealedRange(number);
    data.add(seeker.openChunk(number, file.subarray(from, to)));
    end = to;
  }
  assert.equal(data.all.length, seeker.dataLength);
  seeker.free();
  return { data: data.all };
}

/** Bytes that come in many parts. */
class Parts {
  readonly #room: Uint8Array;
  #length = 0;

  constructor(room: number) {
    this.#room = new Uint8Array(room);
  }

  add(part: Uint8Array): void {
    this.#room.set(part, this.#length);
    this.#length += part.length;
  }

  get all(): Uint8Array {
    return this.#room.subarray(0, this.#length);
  }
}

/** Where an object of boxes is cut: everywhere if it is short, and else where its parts are and every so often. */
export function cuts(length: number): number[] {
  const everywhere = 6_000;
  return Array.from({ length }, (_, at) => at).filter(
    (at) => at < everywhere || at % 509 === 0 || length - at < 100,
  );
}
