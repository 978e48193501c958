// FORMAT.md's "Keys as text": age's Bech32 forms, without a length limit, over 32-byte X-Wing seeds.

import { bech32 } from "@scure/base";
import { buffer, type Code, SealformError } from "./bytes.ts";
import { suite, xwing } from "./format.ts";

const IDENTITY = "age-secret-key-pq-";
const RECIPIENT = "age1pq";

function decode(prefix: string, text: string, length: number): Uint8Array | undefined {
  try {
    const read = bech32.decodeToBytes(text, false);
    if (read.prefix === prefix && read.bytes.length === length) return Uint8Array.from(read.bytes);
  } catch {
    // Not Bech32.
  }
  return undefined;
}

function invalid(code: Code): never {
  throw new SealformError(code, "not a key of this sort");
}

/** The seed of `AGE-SECRET-KEY-PQ-1…`. */
export function parseIdentity(text: string): Uint8Array {
  const seed = text === text.toUpperCase() ? decode(IDENTITY, text, 32) : undefined;
  return seed ?? invalid("invalid-identity");
}

/** The public key of `age1pq1…`. */
export function parseRecipient(text: string): Uint8Array {
  const publicKey = text === text.toLowerCase() ? decode(RECIPIENT, text, 1216) : undefined;
  return publicKey ?? invalid("invalid-recipient");
}

export const formatIdentity = (seed: Uint8Array): string =>
  bech32.encode(IDENTITY, bech32.toWords(seed), false).toUpperCase();

export const formatRecipient = (publicKey: Uint8Array): string =>
  bech32.encode(RECIPIENT, bech32.toWords(publicKey), false);

export const keyPair = (seed: Uint8Array): Promise<CryptoKeyPair> =>
  xwing.generateKeyPairDerand(new Uint8Array(seed));

export async function publicKeyOf(seed: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await suite.kem.serializePublicKey((await keyPair(seed)).publicKey));
}

export const importPublicKey = (publicKey: Uint8Array): Promise<CryptoKey> =>
  suite.kem.deserializePublicKey(buffer(publicKey));
