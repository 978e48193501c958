// Envelopes that a correct sealer never writes, for FORMAT.md's "Slots", "Boxes" and "Order of checks".

import { createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { sha3_256 } from "@noble/hashes/sha3.js";
import { MlKem768 } from "mlkem";
import { boxSeal, chunkNonce, pad } from "./boxes.ts";
import { bytes, concat, label, random, uint } from "./bytes.ts";
import {
  committedKey,
  derive,
  encodeContext,
  hashCore,
  hybridInfo,
  type Keys,
  Kind,
  keyId,
} from "./format.ts";
import { parse } from "./parse.ts";
import { makeCore, makeSlot, slot } from "./sealer.ts";

export type Slots = (ck: Uint8Array, coreHash: Uint8Array) => Promise<Uint8Array[]> | Uint8Array[];
/** An X25519 public key, and the shared secret that it is said to give. */
export type Share = { point: Uint8Array; secret: Uint8Array };

export const manifest = bytes('{"created":"2026-11-22T10:00:00Z"}');
export const value = bytes('{"name":"a","value":"b"}');

export const lengthed = (box: Uint8Array): Uint8Array => concat(uint(box.length, 4), box);

/** An envelope with any part replaced before it is authenticated, so that only this part is wrong. */
export async function forge(o: {
  secret: Uint8Array;
  /** A file has one `padded` and no count. */
  kind?: number;
  context?: Uint8Array;
  boxCount?: number;
  /** What is done to `Core` before the keys come from it. */
  core?: (core: Uint8Array) => Uint8Array;
  slots?: Slots;
  /** What is said of them. */
  slotCount?: number;
  padded?: Uint8Array[];
  body?: (keys: Keys) => Uint8Array;
}): Promise<Uint8Array> {
  const kind = o.kind ?? Kind.record;
  const isFile = kind === Kind.file;
  const padded = o.padded ?? (isFile ? [pad(value, 8)] : [pad(manifest, 4), pad(value, 4)]);
  const context = o.context ?? encodeContext([{ key: "form", value: "x" }]);
  const honest = makeCore(kind, context, o.boxCount ?? (isFile ? 0 : padded.length));
  const core = o.core ? o.core(honest) : honest;
  const ck = random(32);
  const hash = hashCore(core);
  const keys = derive(ck, hash);
  const slots = o.slots ? await o.slots(ck, hash) : [await makeSlot({ secret: o.secret }, ck, hash)];
  const slotArea = concat(uint(o.slotCount ?? slots.length, 1), ...slots);
  const boxes = (): Uint8Array =>
    isFile
      ? concat(...padded.map((p) => boxSeal(keys.file, p)))
      : concat(...padded.map((p, i) => lengthed(boxSeal(keys.field(i), p))));
  return concat(core, keys.commitment, slotArea, keys.slotsMac(slotArea), o.body ? o.body(keys) : boxes());
}

/** The parts of an envelope, to be put together again otherwise. */
export type Parts = {
  isFile: boolean;
  core: Uint8Array;
  commitment: Uint8Array;
  slots: Uint8Array[];
  slotsMac: Uint8Array;
  /** A file's whole body is its one box. */
  boxes: Uint8Array[];
};

export function take(envelope: Uint8Array): Parts {
  const p = parse(envelope);
  const slots = p.slots.map(({ type, body }) => slot(type, body));
  const { core, commitment, slotsMac, boxes } = p;
  return { isFile: p.kind === Kind.file, core, commitment, slots, slotsMac, boxes };
}

export function join(p: Parts): Uint8Array {
  const body = p.isFile ? p.boxes : p.boxes.map(lengthed);
  return concat(p.core, p.commitment, uint(p.slots.length, 1), ...p.slots, p.slotsMac, ...body);
}

/** With the lowest bit of a byte changed; from the end, if `at` is negative. */
export const flip = (b: Uint8Array, at: number): Uint8Array =>
  b.map((byte, i) => (i === (at < 0 ? b.length + at : at) ? byte ^ 1 : byte));

/** A box of any chunks, each with the counter and the mark that are given. */
export function boxOfChunks(
  inputKey: Uint8Array,
  chunks: { plain: Uint8Array; counter: number; last: boolean }[],
): Uint8Array {
  const salt = random(16);
  const { key, commitment } = committedKey(inputKey, label("box"), salt);
  const sealed = chunks.map(({ plain, counter, last }) =>
    chacha20poly1305(key, chunkNonce(counter, last)).encrypt(plain),
  );
  return concat(salt, commitment, ...sealed);
}

const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

/** X25519 points of small order: each gives the all-zero shared secret. */
export const LOW_ORDER = [
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
].map(fromHex);

/** By node:crypto, which shares no code with the packages that open it. */
export function honestShare(pkX: Uint8Array): Share {
  const spki = Buffer.from(concat(fromHex("302a300506032b656e032100"), pkX));
  const ephemeral = generateKeyPairSync("x25519");
  const point = ephemeral.publicKey.export({ type: "spki", format: "der" }).subarray(12);
  const publicKey = createPublicKey({ key: spki, type: "spki", format: "der" });
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey });
  return { point: Uint8Array.from(point), secret: Uint8Array.from(secret) };
}

/** A hybrid slot by hand (X-Wing and HPKE from their texts), since no package seals with a chosen X25519 share. */
export async function hybridByHand(
  publicKey: Uint8Array,
  ck: Uint8Array,
  coreHash: Uint8Array,
  share: Share,
): Promise<Uint8Array> {
  const [ctM, ssM] = await new MlKem768().encap(publicKey.subarray(0, 1184));
  const enc = concat(ctM, share.point);
  const shared = sha3_256(
    concat(ssM, share.secret, share.point, publicKey.subarray(1184), bytes("\\.//^\\")),
  );
  const id = concat(bytes("HPKE"), uint(0x647a, 2), uint(1, 2), uint(3, 2));
  const labeledExtract = (salt: Uint8Array, name: string, ikm: Uint8Array): Uint8Array =>
    extract(sha256, concat(bytes("HPKE-v1"), id, bytes(name), ikm), salt);
  const none = new Uint8Array(0);
  const context = concat(
    Uint8Array.of(0),
    labeledExtract(none, "psk_id_hash", none),
    labeledExtract(none, "info_hash", hybridInfo(coreHash)),
  );
  const prk = labeledExtract(shared, "secret", none);
  const labeledExpand = (name: string, length: number): Uint8Array =>
    expand(sha256, prk, concat(uint(length, 2), bytes("HPKE-v1"), id, bytes(name), context), length);
  const sealed = chacha20poly1305(labeledExpand("key", 32), labeledExpand("base_nonce", 12)).encrypt(ck);
  return slot(1, concat(keyId(publicKey), enc, sealed));
}
