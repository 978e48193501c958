import { type Bytes, base64url, fromBase64, random, wipe } from "../bytes.ts";
import { object, text } from "../shape.ts";
import { type Entry, entriesOf, entry } from "../worker/entries.ts";

const KEY_BYTES = 32;

const secretEntry = object({ use: text(64), value: text(64) });

/** The secret under which this practice keeps things on a device, if its keyring has one. */
export function cacheSecret(entries: readonly Entry[]): Bytes | undefined {
  const found = entriesOf(entries, "secret", secretEntry).find(({ use }) => use === "cache");
  const secret = found && fromBase64(found.value);
  return secret?.length === KEY_BYTES ? secret : undefined;
}

export const isCacheSecret = (one: Entry): boolean =>
  entriesOf([one], "secret", secretEntry).some(({ use }) => use === "cache");

/** A new one. */
export function newCacheSecret(): Entry {
  const secret = random(KEY_BYTES);
  const made = entry({ name: "secret", use: "cache", value: base64url(secret) });
  wipe(secret);
  return made;
}
