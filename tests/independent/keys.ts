// FORMAT.md's "Keys as text": age's Bech32 forms, without a length limit, over 32-byte X-Wing seeds.

import { bech32 } from "@scure/base";
import { buffer, malformed } from "./bytes.ts";
import { suite, xwing } from "./format.ts";

const IDENTITY = "age-secret-key-pq-";
const RECIPIENT = "age1pq";

function decode(prefix: string, text: string, length: number): Uint8Array {
  let read: { prefix: string; bytes: Uint8Array };
  try {
    read = bech32.decodeToBytes(text, false);
  } catch {
    return malformed("not a key");
  }
  if (read.prefix !== prefix || read.bytes.length !== length) malformed("not a key of this sort");
  return Uint8Array.from(read.bytes);
}

/** The seed of `AGE-SECRET-KEY-PQ-1…`. */
export function parseIdentity(text: string): Uint8Array {
  if (text !== text.toUpperCase()) malformed("an identity is in upper case");
  return decode(IDENTITY, text, 32);
}

/** The public key of `age1pq1…`. */
export function parseRecipient(text: string): Uint8Array {
  if (text !== text.toLowerCase()) malformed("a recipient is in lower case");
  return decode(RECIPIENT, text, 1216);
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
