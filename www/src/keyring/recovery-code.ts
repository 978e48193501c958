import { type Bytes, digest, fromUtf8, random, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";

/** Crockford's base 32: no I, L, O and U, which are read wrongly or spell words. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SECRET_SYMBOLS = 26;
const GROUP = 4;

/**
 * A new recovery code as ASCII: 130 random bits in 26 symbols and two symbols that find a slip of the pen, `XXXX-` seven times.
 * This very text is the passphrase that Argon2id gets.
 */
export async function makeRecoveryCode(): Promise<Bytes> {
  const symbols = random(SECRET_SYMBOLS);
  // 32 divides 256: each symbol is as likely as another.
  for (const [at, byte] of symbols.entries()) symbols[at] = SYMBOLS.charCodeAt(byte & 31);
  try {
    return await grouped(symbols);
  } finally {
    wipe(symbols);
  }
}

/**
 * A recovery code as somebody typed it, in any case, with or without hyphens and spaces, in its canonical text. `typed` is
 * wiped. Error: invalid-recovery-code, for what cannot be a code; most slips are found without Argon2id's seconds.
 */
export async function parseRecoveryCode(typed: Uint8Array): Promise<Bytes> {
  const symbols: Bytes = new Uint8Array(SECRET_SYMBOLS + 2);
  let length = 0;
  try {
    for (const byte of typed) {
      const symbol = symbolOf(byte);
      if (symbol === null) continue;
      if (length === symbols.length) throw mistyped();
      symbols[length++] = symbol;
    }
    if (length < symbols.length) throw mistyped();
    const canonical = await grouped(symbols.slice(0, SECRET_SYMBOLS));
    if (!symbols.subarray(SECRET_SYMBOLS).every((symbol, at) => symbol === canonical.at(at - 2))) {
      wipe(canonical);
      throw mistyped();
    }
    return canonical;
  } finally {
    wipe(symbols, typed);
  }
}

/** The symbols with their check symbols, in groups of four. */
async function grouped(symbols: Bytes): Promise<Bytes> {
  const [high = 0, low = 0] = await digest("SHA-256", symbols);
  const check = [high >> 3, ((high & 7) << 2) | (low >> 6)];
  const all = utf8(fromUtf8(symbols) + check.map((number) => SYMBOLS[number]).join(""));
  const text = new Uint8Array(all.length + all.length / GROUP - 1).fill("-".charCodeAt(0));
  for (const [at, symbol] of all.entries()) text[at + Math.floor(at / GROUP)] = symbol;
  wipe(all);
  return text;
}

/** What a typed byte of ASCII stands for: a symbol's code, nothing between symbols, or a mistake. */
function symbolOf(byte: number): number | null {
  const char = String.fromCharCode(byte).toUpperCase();
  // ASCII white space, as the command has it: as bytes of UTF-8, others are letters of other characters.
  if (/[\t\n\f\r -]/.test(char)) return null;
  const symbol = char === "O" ? "0" : char === "I" || char === "L" ? "1" : char;
  if (!SYMBOLS.includes(symbol)) throw mistyped();
  return symbol.charCodeAt(0);
}

const mistyped = (): SealformError =>
  new SealformError(
    "invalid-recovery-code",
    "This is no recovery code: it has 28 letters and digits, and the last two have to fit the others.",
  );
