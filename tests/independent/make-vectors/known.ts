// What opens the vectors: the same as in those that examples/make_vectors/ makes.

import { bytes, random } from "../bytes.ts";
import type { Prf } from "../format.ts";
import { parseIdentity, publicKeyOf } from "../keys.ts";
import type { Recipient } from "../sealer.ts";
import { b64, type OpensWith } from "../vectors.ts";

const IDENTITY = "AGE-SECRET-KEY-PQ-1ZQXD09TFPK5VTZRKCFZW4X36X7KD34YCTRJN86SWPQ53MTUAD4QQZRXU36";
export const PASSPHRASE = "correct horse battery staple, caf\u00e9";
export const SECRET = bytes("32 bytes that two parties share.");
export const CREDENTIAL_ID = bytes("the credential id of a passkey");
export const FIRST = bytes("what prf.eval gave for the first");
export const SECOND = bytes("and what it gave for the second.");
export const PUBLIC_KEY = await publicKeyOf(parseIdentity(IDENTITY));

/** The least that the format allows. */
export const CHEAP = { mKib: 8, t: 1, p: 1 };

/** An authenticator that gives the same two answers for every nonce. The call's number is before the 16 bytes of it. */
export const prf: Prf = async (input) => (input[input.length - 17] === 1 ? FIRST : SECOND);

/** One that nobody has. */
export const anotherPrf: Prf = async () => random(32);

export const to = {
  identity: { recipient: PUBLIC_KEY },
  passphrase: { passphrase: PASSPHRASE, cost: CHEAP },
  passkey: { credentialId: CREDENTIAL_ID, prf },
  secret: { secret: SECRET },
} satisfies Record<string, Recipient>;

export const by = {
  identity: { identity: IDENTITY },
  passphrase: { passphrase: PASSPHRASE },
  passkey: { passkey: { credential_id: b64(CREDENTIAL_ID), first: b64(FIRST), second: b64(SECOND) } },
  secret: { secret: b64(SECRET) },
} satisfies Record<keyof typeof to, OpensWith>;

/** What the vectors say that were written here and not with our own sealer. */
export const MADE_BY = "the sealer in tests/independent";
