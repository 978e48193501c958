import { checkRecipient } from "sealform-wasm/full";
import { sha256, utf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { fingerprintWords } from "../fingerprint.ts";
import { list, object, optional, type Parsed, parse, text, truth } from "../shape.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { address, type PublicKey } from "./rotation-protocol.ts";

const time = text(64);
const fingerprint = text(16);

const identityEntry = object({ recipient: text(4096), created: optional(time) });
const colleagueEntry = object({
  label: text(128),
  recipient: text(4096),
  added: time,
  pastRecords: optional(truth),
  /** Whoever was a colleague stays known: what is sealed to them is found by it. */
  removed: optional(time),
});
const cardEntry = object({
  form: text(512),
  address,
  integrity: text(128),
  published: time,
  sealsTo: optional(list(fingerprint, 32)),
  withdrawn: optional(time),
});
const resealedEntry = object({ to: text(64) });

export type CardEntry = Parsed<typeof cardEntry>;

/** Beyond this a card, and a record's header, would grow past what a form page should fetch and an envelope may have. */
export const MAX_COLLEAGUES = 16;

/** The public key's id, which stands in envelopes. Error: invalid-recipient. */
export const fingerprintOf = (recipient: string): string =>
  parse(fingerprint, checkRecipient(recipient), "internal", "What checkRecipient returned");

export const describe = async (recipient: string): Promise<PublicKey> => ({
  recipient,
  fingerprint: fingerprintOf(recipient),
  words: await fingerprintWords(recipient),
});

export const identitiesOf = (entries: readonly Entry[]) => entriesOf(entries, "identity", identityEntry);

export const cardsOf = (entries: readonly Entry[]): CardEntry[] => entriesOf(entries, "card", cardEntry);

export const everColleagues = (entries: readonly Entry[]) => entriesOf(entries, "colleague", colleagueEntry);

export const colleaguesOf = (entries: readonly Entry[]) =>
  everColleagues(entries).filter(({ removed }) => removed === undefined);

/** Whom a record that is sealed now should be sealed to: the current identity, and every colleague. */
export function recipientsOf(entries: readonly Entry[]): string[] {
  const current = identitiesOf(entries).at(-1);
  if (!current) throw new SealformError("malformed", "The keyring holds no identity.");
  return [current.recipient, ...colleaguesOf(entries).map(({ recipient }) => recipient)];
}

/** Which slots a record of earlier should have, and which it should not have any more. Others stay as they are. */
export type Wanted = { recipients: Map<string, string>; gone: Set<string> };

export function wantedOf(entries: readonly Entry[]): Wanted {
  const [current = ""] = recipientsOf(entries);
  const past = colleaguesOf(entries).filter(({ pastRecords }) => pastRecords);
  const wanted = [current, ...past.map(({ recipient }) => recipient)];
  const recipients = new Map(wanted.map((recipient) => [fingerprintOf(recipient), recipient]));
  const kept = new Set(
    [current, ...colleaguesOf(entries).map(({ recipient }) => recipient)].map(fingerprintOf),
  );
  const ever = [...identitiesOf(entries), ...everColleagues(entries)];
  const gone = ever.map(({ recipient }) => fingerprintOf(recipient)).filter((id) => !kept.has(id));
  return { recipients, gone: new Set(gone) };
}

/** What `wantedOf` says, as a hash: the same hash, the same slots. */
export const wantedTag = ({ recipients, gone }: Wanted): Promise<string> =>
  sha256(utf8([[...recipients.keys()].sort().join("+"), ...[...gone].sort()].join("-")));

/** Whether the last pass over all records was for the slots that are wanted now, or there was never anything to change. */
export async function isResealed(entries: readonly Entry[]): Promise<boolean> {
  const wanted = wantedOf(entries);
  if (wanted.recipients.size === 1 && wanted.gone.size === 0) return true;
  const tag = await wantedTag(wanted);
  return entriesOf(entries, "resealed", resealedEntry).some(({ to }) => to === tag);
}
