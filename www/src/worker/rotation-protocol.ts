import { bytes, list, nothing, object, optional, type Parsed, text, truth } from "../shape.ts";
import { objectId } from "./protocol.ts";

/** When, by the page's clock, in RFC 3339. */
const at = text(64);
const kid = text(16);
const words = list(text(16), 8);
/** Where a card is in the store. */
export const address = text(64, /^[a-z0-9-]{1,64}$/);
const recipient = text(4096);

/** A public key as people compare it: `fingerprint` as in envelopes, `words` to be read aloud. */
const publicKey = object({ recipient, fingerprint: kid, words });
export type PublicKey = Parsed<typeof publicKey>;

const identity = object({ recipient, fingerprint: kid, words, created: at });
export type PracticeIdentity = Parsed<typeof identity>;

const colleague = object({
  recipient,
  fingerprint: kid,
  words,
  label: text(128),
  added: at,
  pastRecords: truth,
});
export type Colleague = Parsed<typeof colleague>;

const card = object({
  form: text(512),
  /** Its name in the store. */
  address,
  integrity: text(128),
  published: at,
  /** Whom it seals to, by their fingerprints. */
  sealsTo: list(kid, 32),
  /** No later one took its place. */
  isNewest: truth,
  /** It seals to the current identity and the colleagues of now, and to nobody else. */
  isCurrent: truth,
  /** When it was taken out of the store, or another one took its address. */
  withdrawn: optional(at),
});
export type PublishedCard = Parsed<typeof card>;

/** What the practice's worker does with identities, cards, colleagues, and the slots of what is there already. */
export const rotationCalls = {
  /** The current one last. */
  identities: { request: nothing, reply: list(identity) },
  /** Makes an identity, which is the current one once the keyring with it is stored. */
  newIdentity: { request: object({ at }), reply: publicKey },
  publicKey: { request: object({ recipient: text(8192) }), reply: publicKey },
  /** Whom a new card seals to. */
  recipients: { request: nothing, reply: list(recipient, 32) },
  publishCard: { request: object({ name: address, card: bytes, integrity: text(128), at }), reply: nothing },
  /** In the order of their publishing. */
  cards: { request: nothing, reply: list(card) },
  /** Publishes a card anew, at an address of its own, for the recipients of now. */
  republishCard: { request: object({ address, at }), reply: nothing },
  withdrawCard: { request: object({ address, at }), reply: nothing },
  colleagues: { request: nothing, reply: list(colleague) },
  addColleague: {
    request: object({ label: text(128, /\S/), recipient: text(8192), pastRecords: truth, at }),
    reply: nothing,
  },
  removeColleague: { request: object({ fingerprint: kid, at }), reply: nothing },
  /** Gives a record the slots that it should have, and says whether it had others. */
  resealRecord: { request: object({ id: objectId }), reply: truth },
  /** Whether a pass over all records ended since the slots that they should have last changed. */
  isResealed: { request: nothing, reply: truth },
  /** A hash of the slots that are wanted now. */
  resealingTo: { request: nothing, reply: text(64) },
  /** A pass over all records has ended, for these slots. */
  noteResealed: { request: object({ at, to: text(64) }), reply: nothing },
};
