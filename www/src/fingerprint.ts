import { wordlist } from "@scure/bip39/wordlists/english.js";
import { digest, utf8 } from "./bytes.ts";

const PREFIX = "sealform/v1/words\0";
const WORDS = 8;
/** The list has 2,048 words. */
const BITS = 11;

/**
 * The words by which two people compare a public key, read aloud: the first 88 bits of SHA-256 of the prefix and the recipient's
 * text in lower case (`age1pq1…`, which has one spelling for each key), each 11 bits a word of BIP-39's English list. Whoever wants
 * another key to have the same words has to try about 2^88 keys. `recipient` was checked by the core.
 */
export async function fingerprintWords(recipient: string): Promise<string[]> {
  const hash = await digest("SHA-256", utf8(PREFIX + recipient.toLowerCase()));
  const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: WORDS }, (_, at) => {
    const word = wordlist[Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2)];
    return word ?? "";
  });
}
