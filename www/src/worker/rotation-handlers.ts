import { generateIdentity } from "sealform-wasm/full";
import { type Bytes, fromUtf8, sha256, utf8, wipe } from "../bytes.ts";
import { cardPin, parseCard } from "../card.ts";
import { SealformError } from "../errors.ts";
import { bytes, object, parse, text } from "../shape.ts";
import { type Entry, entry } from "./entries.ts";
import type { HeldKeyring } from "./held-keyring.ts";
import type { Handlers } from "./host.ts";
import {
  type CardEntry,
  cardsOf,
  colleaguesOf,
  describe,
  everColleagues,
  fingerprintOf,
  identitiesOf,
  isResealed,
  MAX_COLLEAGUES,
  recipientsOf,
  wantedOf,
  wantedTag,
} from "./practice-entries.ts";
import { resealRecord } from "./resealing.ts";
import type { PublishedCard, rotationCalls } from "./rotation-protocol.ts";

const MAX_CARD_NAME = 64;
/** Of a card's hash, in its address. */
const HASH_DIGITS = 8;

const identityPair = object({ identity: bytes, recipient: text(4096) });

/** What the practice's worker does with the identities, cards and colleagues of the keyring, which `held` gives, or throws. */
export function rotationHandlers(held: () => HeldKeyring): Handlers<typeof rotationCalls> {
  return {
    identities: () =>
      Promise.all(
        identitiesOf(held().entries).map(async ({ recipient, created = "" }) => ({
          ...(await describe(recipient)),
          created,
        })),
      ),

    async newIdentity({ at }) {
      const pair = parse(identityPair, generateIdentity(), "internal", "What generateIdentity returned");
      const { identity, recipient } = pair;
      const added = entry({ name: "identity", value: fromUtf8(identity), recipient, created: at });
      wipe(identity);
      await held().change((entries) => [...entries, added], at);
      return describe(recipient);
    },

    publicKey: ({ recipient }) => describe(typed(recipient)),

    recipients: () => recipientsOf(held().entries),

    publishCard: ({ name, card, integrity, at }) => publish(held(), { address: name, card, integrity, at }),

    cards: () => viewCards(held().entries),

    async republishCard({ address, at }) {
      const keyring = held();
      const known = cardAt(keyring, address);
      const old = await keyring.store.card(address);
      if ((await cardPin(old)) !== known.integrity) {
        throw new SealformError(
          "card-integrity",
          `The store's card ${address} is not the one that was published.`,
        );
      }
      const card = utf8(
        JSON.stringify({ ...JSON.parse(fromUtf8(old)), recipients: recipientsOf(keyring.entries) }, null, 2),
      );
      const hash = (await sha256(card)).slice(0, HASH_DIGITS);
      const base = baseName(known).slice(0, MAX_CARD_NAME - HASH_DIGITS - 1);
      await publish(keyring, { address: `${base}-${hash}`, card, integrity: await cardPin(card), at });
    },

    async withdrawCard({ address, at }) {
      const keyring = held();
      cardAt(keyring, address);
      await keyring.store.deleteCard(address);
      await keyring.change(
        (entries) =>
          entries.map((old) => (isInForceAt(old, address) ? withMembers(old, { withdrawn: at }) : old)),
        at,
      );
    },

    colleagues: () =>
      Promise.all(
        colleaguesOf(held().entries).map(async ({ recipient, label, added, pastRecords = false }) => ({
          ...(await describe(recipient)),
          label,
          added,
          pastRecords,
        })),
      ),

    async addColleague({ label, recipient: text, pastRecords, at }) {
      const recipient = typed(text);
      const fingerprint = fingerprintOf(recipient);
      const isThem = (found: { recipient: string }) => fingerprintOf(found.recipient) === fingerprint;
      const { entries } = held();
      if ([...identitiesOf(entries), ...colleaguesOf(entries)].some(isThem)) {
        throw new SealformError(
          "invalid-argument",
          "This public key is the practice's own, or a colleague's already.",
        );
      }
      if (colleaguesOf(entries).length >= MAX_COLLEAGUES) {
        throw new SealformError("limit-exceeded", `A practice has at most ${MAX_COLLEAGUES} colleagues.`);
      }
      const added = entry({ name: "colleague", label, recipient, added: at, pastRecords });
      // Who comes back takes the place of who was gone.
      const others = (old: Entry) => old.name !== "colleague" || !everColleagues([old]).some(isThem);
      await held().change((entries) => [...entries.filter(others), added], at);
    },

    async removeColleague({ fingerprint, at }) {
      const isThem = (old: Entry) =>
        colleaguesOf([old]).some(({ recipient }) => fingerprintOf(recipient) === fingerprint);
      if (!held().entries.some(isThem)) {
        throw new SealformError("invalid-argument", "There is no colleague with this fingerprint.");
      }
      await held().change(
        (entries) => entries.map((old) => (isThem(old) ? withMembers(old, { removed: at }) : old)),
        at,
      );
    },

    resealRecord: ({ id }) => resealRecord(held(), id),

    isResealed: () => isResealed(held().entries),

    resealingTo: () => wantedTag(wantedOf(held().entries)),

    async noteResealed({ at, to }) {
      const noted = entry({ name: "resealed", at, to });
      await held().change((entries) => [...entries.filter(({ name }) => name !== "resealed"), noted], at);
    },
  };
}

/** As it is pasted from a letter, with line breaks in it. */
const typed = (recipient: string): string => recipient.replace(/\s/g, "").toLowerCase();

/** The card first: without it in the store, the lines that pin it are of no use to anybody. It is the newest of its form then. */
async function publish(
  keyring: HeldKeyring,
  { address, card, integrity, at }: { address: string; card: Bytes; integrity: string; at: string },
): Promise<void> {
  const { form, recipients } = parseCard(card);
  const sealsTo = recipients.map(fingerprintOf);
  await keyring.store.putCard(address, card);
  const published = entry({ name: "card", form, address, integrity, published: at, sealsTo });
  const isSame = (old: Entry) =>
    cardsOf([old]).some((card) => card.address === address && card.integrity === integrity);
  // What was sent with the card that was there stays known as the practice's.
  const ended = (old: Entry) => (isInForceAt(old, address) ? withMembers(old, { withdrawn: at }) : old);
  await keyring.change((entries) => [...entries.filter((old) => !isSame(old)).map(ended), published], at);
}

/** The same box with these members, and with all others that it had. */
const withMembers = ({ name, box }: Entry, members: Record<string, unknown>): Entry =>
  entry({ ...(JSON.parse(fromUtf8(box)) as Record<string, unknown>), name, ...members });

const isInForceAt = (old: Entry, address: string): boolean =>
  cardsOf([old]).some((card) => card.address === address && !card.withdrawn);

function cardAt(keyring: HeldKeyring, address: string): CardEntry {
  const found = cardsOf(keyring.entries).find((card) => card.address === address && !card.withdrawn);
  if (found) return found;
  throw new SealformError("invalid-argument", `The practice has no card ${address}.`);
}

/** Without the hash that it got when it was published anew: only a card's own hash is one. */
function baseName({ address, integrity }: CardEntry): string {
  const suffix = `-${hashOf(integrity).slice(0, HASH_DIGITS)}`;
  return address.endsWith(suffix) ? address.slice(0, -suffix.length) : address;
}

/** The hash in a pin, in hex. */
const hashOf = (integrity: string): string =>
  Array.from(atob(integrity.replace("sha256-", "")), (char) =>
    char.charCodeAt(0).toString(16).padStart(2, "0"),
  ).join("");

function viewCards(entries: readonly Entry[]): PublishedCard[] {
  const cards = cardsOf(entries);
  const recipients = recipientsOf(entries).map(fingerprintOf).sort().join();
  const newest = new Map(cards.filter(({ withdrawn }) => !withdrawn).map((card) => [baseName(card), card]));
  return cards.map((card) => {
    const { sealsTo = [] } = card;
    const isCurrent = [...sealsTo].sort().join() === recipients;
    return { ...card, sealsTo, isNewest: newest.get(baseName(card)) === card, isCurrent };
  });
}
