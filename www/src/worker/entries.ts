import { type Bytes, base64url, fromBase64, fromUtf8, utf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { count, either, object, only, type Parsed, type Parser, parseJson, text } from "../shape.ts";
import type { KeyringHolder, PasskeyAnswer, Stretched } from "./keyring-protocol.ts";

/** One box of a keyring behind its manifest: its name, and its JSON as it is, for what newer releases put into it stays. */
export type Entry = { readonly name: string; readonly box: Bytes };

const named = object({ name: text(64) });

/** The entry in a box. */
export const entryOf = (box: Bytes): Entry => ({ name: readBox(named, box).name, box });

/** A new entry. */
export const entry = (value: { name: string } & Record<string, unknown>): Entry => ({
  name: value.name,
  box: utf8(JSON.stringify(value)),
});

/** All entries of a name, parsed. Error: malformed. */
export const entriesOf = <T>(entries: readonly Entry[], name: string, parser: Parser<T>): T[] =>
  entries.filter((found) => found.name === name).map(({ box }) => readBox(parser, box));

/** A box of a keyring, which others may have written. */
export const readBox = <T>(parser: Parser<T>, box: Bytes): T =>
  parseJson(parser, fromUtf8(box), "malformed", "A keyring entry");

const cost = { memoryKib: count, passes: count, lanes: count };
const stretchedHolder = object({
  type: either(only("passphrase"), only("recovery")),
  created: text(64),
  key: text(43),
  salt: text(22),
  ...cost,
});
const passkeyHolder = object({
  type: only("passkey"),
  created: text(64),
  label: text(128),
  credentialId: text(1364),
  nonce: text(22),
  first: text(43),
  second: text(43),
});

/** What wraps each new version of the keyring for one of its holders. Their order is the order of the slots. */
export const holderEntry = either(stretchedHolder, passkeyHolder);
export type HolderEntry = Parsed<typeof holderEntry>;

export const holdersOf = (entries: readonly Entry[]): HolderEntry[] =>
  entriesOf(entries, "holder", holderEntry);

/** The entry of whoever knows what was stretched. */
export function stretchedEntry(type: "passphrase" | "recovery", created: string, from: Stretched): Entry {
  const { key, salt, ...cost } = from;
  return entry({ name: "holder", type, created, key: base64url(key), salt: base64url(salt), ...cost });
}

/** The entry of whoever has the passkey. */
export const passkeyEntry = (
  created: string,
  label: string,
  nonce: Bytes,
  { credentialId, first, second }: PasskeyAnswer,
): Entry =>
  entry({
    name: "holder",
    type: "passkey",
    created,
    label,
    credentialId: base64url(credentialId),
    nonce: base64url(nonce),
    first: base64url(first),
    second: base64url(second),
  });

/** What a practice sees of a holder. */
export const viewOf = (holder: HolderEntry): KeyringHolder =>
  holder.type === "passkey"
    ? { type: holder.type, created: holder.created, label: holder.label }
    : { type: holder.type, created: holder.created };

type SlotHolder =
  | { stretched: Stretched }
  | { passkey: { credentialId: Bytes; nonce: Bytes; first: Bytes; second: Bytes } };

/** The holder as the core takes it. */
export function slotHolder(holder: HolderEntry): SlotHolder {
  try {
    if (holder.type === "passkey") {
      const { credentialId, nonce, first, second } = holder;
      const passkey = {
        credentialId: fromBase64(credentialId),
        nonce: fromBase64(nonce),
        first: fromBase64(first),
        second: fromBase64(second),
      };
      return { passkey };
    }
    const { key, salt, memoryKib, passes, lanes } = holder;
    return { stretched: { key: fromBase64(key), salt: fromBase64(salt), memoryKib, passes, lanes } };
  } catch {
    throw new SealformError("malformed", "A holder of the keyring is not base64url.");
  }
}
