import { type Bytes, utf8, wipe } from "../bytes.ts";

/** AES-GCM with a random 96-bit nonce: a draft is written once a second at most, far below 2^32 times with one key. */
export type Sealed = { iv: Bytes; bytes: ArrayBuffer };

/**
 * A key that scripts can use and cannot read, nor can a copy of the database that was made without the browser's own
 * key store, where it has one. Whoever runs script in this origin on this device can use it.
 */
export const makeKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** Wipes the plaintext. `about` is authenticated along, as JSON. */
export async function seal(key: CryptoKey, about: unknown[], plaintext: Bytes): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(cipher(iv, about), key, plaintext);
  wipe(plaintext);
  return { iv, bytes };
}

/** Rejects what was changed, or belongs elsewhere. */
export const open = async (key: CryptoKey, about: unknown[], { iv, bytes }: Sealed): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt(cipher(iv, about), key, bytes));

const cipher = (iv: Bytes, about: unknown[]): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8(JSON.stringify(["sealform draft", VERSION, ...about])),
});

/** Of all that is sealed here. What another version sealed does not open, and is erased. */
const VERSION = 1;
