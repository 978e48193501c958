// What FORMAT.md's "Notation" needs: integers, labels and hashes over bytes; and the one error type.

import { timingSafeEqual } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";

/** Those of "Order of checks". */
export type Code =
  | "malformed"
  | "unsupported"
  | "limit-exceeded"
  | "no-slot"
  | "open-failed"
  | "wrong-kind"
  | "wrong-context"
  | "invalid-identity"
  | "invalid-recipient"
  | "invalid-secret"
  | "invalid-passphrase"
  | "invalid-text";

export class SealformError extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export function malformed(why: string): never {
  throw new SealformError("malformed", why);
}

export function limitExceeded(why: string): never {
  throw new SealformError("limit-exceeded", why);
}

/** The single error of every cryptographic failure ("Order of checks"). */
export function openFailed(): never {
  throw new SealformError("open-failed", "the envelope does not authenticate under this key");
}

export function concat(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

/** Big-endian, in `width` bytes. */
export function uint(value: number | bigint, width: number): Uint8Array {
  const out = new Uint8Array(width);
  let v = BigInt(value);
  for (let i = width - 1; i >= 0; i--, v >>= 8n) out[i] = Number(v & 255n);
  if (v !== 0n) throw new RangeError(`${value} does not fit ${width} bytes`);
  return out;
}

/** Big-endian. */
export function readUint(data: Uint8Array): bigint {
  let v = 0n;
  for (const b of data) v = (v << 8n) | BigInt(b);
  return v;
}

const utf8 = new TextEncoder();

export const bytes = (text: string): Uint8Array => utf8.encode(text);

export const label = (name: string): Uint8Array => bytes(`sealform/v1/${name}\0`);

export const H = (...parts: Uint8Array[]): Uint8Array => sha256(concat(...parts));

export const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

export const compareBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

export const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** A standalone ArrayBuffer, which @hpke/core asks for. */
export const buffer = (b: Uint8Array): ArrayBuffer => new Uint8Array(b).buffer;
