// What the opener and the sealer share of FORMAT.md's "An object", "Keys" and "Slots". Written from that text alone.

import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { argon2id } from "@noble/hashes/argon2.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import {
  bytes,
  compareBytes,
  concat,
  H,
  label,
  malformed,
  openFailed,
  SealformError,
  uint,
} from "./bytes.ts";

export type Pair = { key: string; value: string };
export type Cost = { mKib: number; t: number; p: number };
/** An authenticator's prf extension, for one credential. */
export type Prf = (input: Uint8Array) => Promise<Uint8Array>;
export type CommittedKey = { key: Uint8Array; commitment: Uint8Array };
export type Keys = ReturnType<typeof derive>;

export const Kind = { record: 1, file: 2, keyring: 3, note: 4 } as const;
export const SlotType = { hybrid: 1, passphrase: 2, passkey: 3, secret: 4 } as const;
export const HYBRID_BODY = 8 + 1120 + 48;
export const PASSPHRASE_BODY = 4 + 1 + 1 + 16 + 32 + 48;
export const SECRET_BODY = 8 + 32 + 48;
export const PASSKEY_WITHOUT_ID = 16 + 2 + 32 + 48;
export const MAX_CREDENTIAL_ID = 1023;
export const MAX_PASSPHRASE_SLOTS = 4;
/** In bytes of UTF-8, before NFC. */
export const MAX_PASSPHRASE = 65536;
export const WRITE_COST: Readonly<Cost> = { mKib: 65536, t: 3, p: 1 };

const ZERO_NONCE = new Uint8Array(12);

/** `k || commitment`, the shape of every committed key. */
export function committedKey(prk: Uint8Array, ...info: Uint8Array[]): CommittedKey {
  const okm = expand(sha256, prk, concat(...info), 64);
  return { key: okm.subarray(0, 32), commitment: okm.subarray(32) };
}

// Kept apart from the suite: its interface does not have the derivation of a key pair from a seed.
export const xwing = new XWing();
export const suite = new CipherSuite({ kem: xwing, kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });
if (suite.kem.id !== 0x647a || suite.kdf.id !== 0x0001 || suite.aead.id !== 0x0003) {
  throw new Error("the HPKE packages do not give suite 1");
}

export const hybridInfo = (coreHash: Uint8Array): Uint8Array => concat(label("hybrid"), coreHash);

export const hashCore = (core: Uint8Array): Uint8Array => H(label("core"), core);

/** Encodes a context canonically. */
export function encodeContext(pairs: Iterable<Pair>): Uint8Array {
  const entries = [...pairs].map(({ key, value }) => ({ key: bytes(key), value: bytes(value), name: key }));
  entries.sort((a, b) => compareBytes(a.key, b.key));
  let previous: string | undefined;
  for (const e of entries) {
    if (!/^[a-z0-9._-]{1,64}$/.test(e.name)) malformed("a context key");
    if (e.value.length > 512) malformed("a context value is too long");
    if (e.name === previous) malformed("a repeated context key");
    previous = e.name;
  }
  const encoded = entries.map((e) => concat(uint(e.key.length, 1), e.key, uint(e.value.length, 2), e.value));
  const out = concat(...encoded);
  if (out.length > 4096) malformed("the context is too long");
  return out;
}

export function costAllowed({ mKib, t, p }: Cost): boolean {
  return p >= 1 && p <= 4 && t >= 1 && t <= 16 && mKib >= 8 * p && mKib <= 262144 && mKib * t <= 1048576;
}

export function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  cost: Cost,
  coreHash: Uint8Array,
): CommittedKey {
  const options = { m: cost.mKib, t: cost.t, p: cost.p, dkLen: 32, version: 0x13 };
  const kek = argon2id(bytes(passphrase.normalize("NFC")), salt, options);
  const costBytes = concat(uint(cost.mKib, 4), uint(cost.t, 1), uint(cost.p, 1));
  return committedKey(kek, label("passphrase"), coreHash, costBytes, salt);
}

/** The input of the first or the second call of the prf extension. */
export const prfInput = (call: 1 | 2, nonce: Uint8Array): Uint8Array =>
  concat(label("passkey"), Uint8Array.of(call), nonce);

export async function passkeyKey(prf: Prf, nonce: Uint8Array, coreHash: Uint8Array): Promise<CommittedKey> {
  const first = await prf(prfInput(1, nonce));
  const second = await prf(prfInput(2, nonce));
  if (first.length !== 32 || second.length !== 32) throw new SealformError("invalid-secret", "an answer");
  const kek = extract(sha256, concat(first, second), label("passkey"));
  return committedKey(kek, label("passkey"), coreHash, nonce);
}

export const secretKey = (secret: Uint8Array, coreHash: Uint8Array): CommittedKey =>
  committedKey(secret, label("secret"), coreHash);

export const secretId = (secret: Uint8Array): Uint8Array => H(label("sid"), secret).subarray(0, 8);

export const keyId = (publicKey: Uint8Array): Uint8Array => H(label("kid"), publicKey).subarray(0, 8);

export const wrap = (key: Uint8Array, contentKey: Uint8Array): Uint8Array =>
  chacha20poly1305(key, ZERO_NONCE).encrypt(contentKey);

export const unwrap = (key: Uint8Array, wrapped: Uint8Array): Uint8Array =>
  aeadOpen(key, ZERO_NONCE, wrapped);

/** C20P, whose every failure is the one error. */
export function aeadOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    return chacha20poly1305(key, nonce).decrypt(sealed);
  } catch {
    return openFailed();
  }
}

/** What comes from the content key. */
export function derive(contentKey: Uint8Array, coreHash: Uint8Array) {
  const sub = (name: string, x: Uint8Array = new Uint8Array(0)): Uint8Array =>
    expand(sha256, contentKey, concat(label(name), coreHash, x), 32);
  return {
    commitment: sub("commit"),
    file: sub("file"),
    field: (index: number): Uint8Array => sub("field", uint(index, 2)),
    /** Over `slot_count || slot*`. */
    slotsMac: (slotArea: Uint8Array): Uint8Array => hmac(sha256, sub("slots"), slotArea),
  };
}
