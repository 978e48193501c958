// Steps 3 to 5 of "Order of checks": the slot, the commitment and the slots' MAC, and what the reader expects.

import { random } from "../bytes.ts";
import { flip, forge, hybridByHand, join, LOW_ORDER, type Parts, type Slots, take } from "../forge.ts";
import { Kind } from "../format.ts";
import { publicKeyOf } from "../keys.ts";
import { makeSlot, type Recipient, slot } from "../sealer.ts";
import { b64 } from "../vectors.ts";
import { anotherPrf, by, CHEAP, CREDENTIAL_ID, FIRST, PUBLIC_KEY, SECOND, SECRET, to } from "./known.ts";
import { envelope, type Refusal } from "./refusal.ts";

type Who = keyof typeof to;

const sealedTo = (...recipients: Recipient[]): Promise<Uint8Array> =>
  forge({
    secret: SECRET,
    slots: (ck, hash) => Promise.all(recipients.map((recipient) => makeSlot(recipient, ck, hash))),
  });
const withSlots = (slots: Slots): Promise<Uint8Array> => forge({ secret: SECRET, slots });
const another = { passphrase: "what somebody else chose" };

/** Bytes of a slot, behind its type and length. */
const bytesOf: [Who, string, number][] = [
  ["identity", "kid", 3],
  ["identity", "ml-kem-ciphertext", 11],
  ["identity", "x25519-share", 3 + 8 + 1088],
  ["identity", "wrapped-key", 3 + 8 + 1120],
  ["identity", "tag", -1],
  ["passphrase", "salt", 9],
  ["passphrase", "commitment", 25],
  ["passphrase", "wrapped-key", 57],
  ["passphrase", "tag", -1],
  ["passkey", "nonce", 3],
  ["passkey", "credential-id", 21],
  ["passkey", "commitment", 3 + 18 + CREDENTIAL_ID.length],
  ["passkey", "wrapped-key", 3 + 50 + CREDENTIAL_ID.length],
  ["passkey", "tag", -1],
  ["secret", "sid", 3],
  ["secret", "commitment", 11],
  ["secret", "wrapped-key", 43],
  ["secret", "tag", -1],
];
const ADDRESS = ["kid", "sid", "credential-id"];

const altered = bytesOf.map(([who, part, at]) =>
  envelope(
    `${who}-slot-${part}-altered`,
    "slot",
    ADDRESS.includes(part) ? "no-slot" : "open-failed",
    `A bit of the ${part} in the slot is changed; the slots' MAC is as if it had been written so.`,
    () => withSlots(async (ck, hash) => [flip(await makeSlot(to[who], ck, hash), at)]),
    { by: by[who] },
  ),
);

const anothers: [Who, Recipient][] = [
  ["identity", { recipient: await publicKeyOf(random(32)) }],
  ["passphrase", { secret: random(32) }],
  ["passkey", { credentialId: random(16), prf: anotherPrf }],
  ["secret", { secret: random(32) }],
];

const notAddressed = anothers.flatMap(([who, recipient]): Refusal[] => [
  envelope(
    `no-slot-for-the-${who}`,
    "slot",
    "no-slot",
    "None of its slots is for who opens it.",
    () => sealedTo(recipient),
    { by: by[who] },
  ),
  envelope(
    `no-slot-but-unknown-for-the-${who}`,
    "slot",
    "no-slot",
    "Its only slot is of a type that is not known.",
    () => withSlots(() => [slot(5, random(88))]),
    { by: by[who] },
  ),
]);

const wrongKeys = [
  ...[0, 1024].map((length) =>
    envelope(
      `passkey-with-an-id-of-${length}-bytes`,
      "slot",
      "no-slot",
      `The passkey that opens it has a credential id of ${length} bytes, which no slot can have.`,
      () => sealedTo(to.passkey),
      { by: { passkey: { ...by.passkey.passkey, credential_id: b64(random(length)) } } },
    ),
  ),
  envelope(
    "another-passphrase",
    "slot",
    "open-failed",
    "It is sealed with another passphrase.",
    () => sealedTo({ ...another, cost: CHEAP }, { ...another, cost: CHEAP }),
    { by: by.passphrase },
  ),
  envelope(
    "passphrase-with-a-space-behind",
    "slot",
    "open-failed",
    "White space in a passphrase counts.",
    () => sealedTo(to.passphrase),
    { by: { passphrase: `${by.passphrase.passphrase} ` } },
  ),
  envelope(
    "passphrase-cost-altered",
    "slot",
    "open-failed",
    "The memory that Argon2id takes is said to be 9 KiB, and was 8 KiB.",
    () => withSlots(async (ck, hash) => [flip(await makeSlot(to.passphrase, ck, hash), 6)]),
    { by: by.passphrase },
  ),
  envelope(
    "passkey-with-other-answers",
    "slot",
    "open-failed",
    "The passkey gave other answers when it was sealed.",
    () => sealedTo({ credentialId: CREDENTIAL_ID, prf: anotherPrf }),
    { by: by.passkey },
  ),
  envelope(
    "passkey-answers-swapped",
    "slot",
    "open-failed",
    "The passkey's two answers are in each other's place.",
    () => sealedTo(to.passkey),
    { by: { passkey: { credential_id: b64(CREDENTIAL_ID), first: b64(SECOND), second: b64(FIRST) } } },
  ),
  envelope(
    "five-passphrases",
    "slot",
    "limit-exceeded",
    "It has five passphrase slots, and none may be tried; the first would open.",
    () => sealedTo(to.passphrase, ...Array.from({ length: 4 }, () => ({ ...another, cost: CHEAP }))),
    { by: by.passphrase },
  ),
];

/** Of a slot from elsewhere, which is authentic there. */
const moved = (Object.keys(to) as Who[]).map((who) =>
  envelope(
    `${who}-slot-of-another-object`,
    "slot",
    "open-failed",
    "Its slot, with the content key that this object has, was made for another object's Core.",
    () => withSlots(async (ck) => [await makeSlot(to[who], ck, random(32))]),
    { by: by[who] },
  ),
);

const points = LOW_ORDER.map((point, i) =>
  envelope(
    `x25519-share-of-small-order-${i + 1}`,
    "slot",
    "open-failed",
    "The X25519 share of a hybrid slot gives the all-zero shared secret, and all else in it fits that.",
    () =>
      withSlots(async (ck, hash) => [
        await hybridByHand(PUBLIC_KEY, ck, hash, { point, secret: new Uint8Array(32) }),
      ]),
    { by: by.identity },
  ),
);

/** What was sealed to all, with its parts put together otherwise. */
const edited = (
  name: string,
  why: string,
  edit: (p: Parts, other: Parts) => Partial<Parts>,
  by_: keyof typeof by = "secret",
): Refusal =>
  envelope(
    name,
    "commitment",
    "open-failed",
    why,
    async () => {
      const make = async (): Promise<Parts> => take(await sealedTo(to.secret, to.passkey, to.identity));
      const parts = await make();
      return join({ ...parts, ...edit(parts, await make()) });
    },
    { by: by[by_] },
  );

const commitments = [
  edited("commitment-altered", "A bit of the commitment is changed.", (p) => ({
    commitment: flip(p.commitment, 0),
  })),
  edited("commitment-of-another-object", "The commitment is another object's.", (_, other) => ({
    commitment: other.commitment,
  })),
  edited("slots-mac-altered", "A bit of the slots' MAC is changed.", (p) => ({
    slotsMac: flip(p.slotsMac, -1),
  })),
  edited("slots-mac-of-another-object", "The slots' MAC is another object's.", (_, other) => ({
    slotsMac: other.slotsMac,
  })),
  edited("slots-reordered", "Two slots are in each other's place.", (p) => ({
    slots: [...p.slots].reverse(),
  })),
  edited("slot-removed", "A slot was taken away.", (p) => ({ slots: p.slots.slice(0, 1) })),
  edited("slot-added", "An unknown slot was added.", (p) => ({ slots: [...p.slots, slot(200, random(8))] })),
  edited("slot-added-in-front", "An unknown slot was added.", (p) => ({
    slots: [slot(5, random(0)), ...p.slots],
  })),
  edited("slot-twice", "A slot is there twice.", (p) => ({ slots: [...p.slots, ...p.slots.slice(0, 1)] })),
  edited("another-holders-slot-altered", "A bit of another holder's slot is changed.", (p) => ({
    slots: p.slots.map((one, i) => (i === 2 ? flip(one, -1) : one)),
  })),
  edited(
    "another-holders-slot-of-another-object",
    "Another holder's slot is another object's.",
    (p, other) => ({ slots: p.slots.map((one, i) => (i === 0 ? (other.slots[0] ?? one) : one)) }),
    "identity",
  ),
  ...(Object.keys(to) as Who[]).map((who) =>
    envelope(
      `${who}-slot-with-another-content-key`,
      "commitment",
      "open-failed",
      "The first slot gives another content key. The next one would give the right one, and is not tried.",
      () =>
        withSlots(async (ck, hash) => [
          await makeSlot(to[who], random(32), hash),
          await makeSlot(to[who], ck, hash),
        ]),
      { by: by[who] },
    ),
  ),
];

const honest = (kind: number): Promise<Uint8Array> => forge({ secret: SECRET, kind });

const expected = [
  envelope(
    "record-and-not-a-note",
    "expected",
    "wrong-kind",
    "It is a record, and a note is expected.",
    () => honest(Kind.record),
    {
      kind: Kind.note,
    },
  ),
  envelope(
    "record-and-not-a-file",
    "expected",
    "wrong-kind",
    "It is a record, and a file is expected.",
    () => honest(Kind.record),
    {
      kind: Kind.file,
    },
  ),
  envelope("file-and-not-a-record", "expected", "wrong-kind", "It is a file, and a record is expected.", () =>
    honest(Kind.file),
  ),
  ...[Kind.record, Kind.file].flatMap((kind) => {
    const name = kind === Kind.file ? "file" : "record";
    return [
      envelope(
        `${name}-of-another-context`,
        "expected",
        "wrong-context",
        "A value of its context is another than expected.",
        () => honest(kind),
        {
          kind,
          context: { form: "y" },
        },
      ),
      envelope(
        `${name}-without-a-context`,
        "expected",
        "wrong-context",
        "Its context does not have an expected key.",
        () => honest(kind),
        {
          kind,
          context: { form: "x", card: "x" },
        },
      ),
    ];
  }),
];

export const slots: Refusal[] = [
  ...altered,
  ...notAddressed,
  ...wrongKeys,
  ...moved,
  ...points,
  ...commitments,
  ...expected,
];
