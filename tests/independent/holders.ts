// One holder of each slot type (FORMAT.md, "Slots"): how the sealer, the opener and the command line take it.

import { bytes, equal, H, random } from "./bytes.ts";
import type { Cost, Prf } from "./format.ts";
import { publicKeyOf } from "./keys.ts";
import type { Holder } from "./opener.ts";
import type { Recipient } from "./sealer.ts";
import type { CliHolder } from "./support.ts";

export type Case = {
  name: string;
  to: Recipient;
  here: Holder;
  /** None for a passkey, which lives in a browser. */
  there?: CliHolder;
};

export const secret = random(32);
export const seed = random(32);
export const recipient = await publicKeyOf(seed);

/** So that Argon2id in JavaScript costs nothing where it is not what is tested. */
export const CHEAP: Cost = { mKib: 64, t: 1, p: 1 };

const typed = "crème brûlée".normalize("NFC");
// Another form than the one that sealed: both sides normalise.
const passphrase = typed.normalize("NFD");
const credentialId = random(24);
const prfKey = random(32);
/** A stand-in for an authenticator. */
const prf: Prf = async (input) => H(prfKey, input, bytes("prf"));

/** Argon2id costs what `cost` says, or what a writer uses. */
export const casesAt = (cost?: Cost): Case[] => [
  { name: "hybrid", to: { recipient }, here: { seeds: [random(32), seed] }, there: { seed } },
  {
    name: "passphrase",
    to: cost ? { passphrase: typed, cost } : { passphrase: typed },
    here: { passphrase },
    there: { passphrase },
  },
  {
    name: "passkey",
    to: { credentialId, prf },
    here: { passkey: (id) => (equal(id, credentialId) ? prf : undefined) },
  },
  { name: "secret", to: { secret }, here: { secret }, there: { secret } },
];
