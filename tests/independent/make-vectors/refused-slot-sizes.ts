// Step 2 of "Order of checks" for slots: how many, how long, and what they may cost.

import { concat, random, uint } from "../bytes.ts";
import { forge } from "../forge.ts";
import { makeSlot, slot } from "../sealer.ts";
import { by, SECRET, to } from "./known.ts";
import { envelope, type Refusal } from "./refusal.ts";

/** Behind it is one that opens. */
const withSlot = (type: number, body: Uint8Array): Promise<Uint8Array> =>
  forge({
    secret: SECRET,
    slots: async (ck, hash) => [slot(type, body), await makeSlot(to.secret, ck, hash)],
  });

const bySecrets = (count: number, slotCount = count): Promise<Uint8Array> =>
  forge({
    secret: SECRET,
    slotCount,
    slots: (ck, hash) => Promise.all(Array.from({ length: count }, () => makeSlot(to.secret, ck, hash))),
  });

const counts = [
  envelope("slots-none", "sizes", "limit-exceeded", "It has no slot.", () => bySecrets(0)),
  envelope("slots-33", "sizes", "limit-exceeded", "It has 33 slots.", () => bySecrets(33)),
  envelope(
    "slots-255-claimed",
    "sizes",
    "limit-exceeded",
    "It says that it has 255 slots, and has one.",
    () => bySecrets(1, 255),
  ),
  envelope("slots-32-claimed", "sizes", "malformed", "It says that it has 32 slots, and has one.", () =>
    bySecrets(1, 32),
  ),
  envelope("slot-longer-than-the-object", "sizes", "malformed", "A slot says that it has 65,535 bytes.", () =>
    forge({ secret: SECRET, slots: () => [concat(Uint8Array.of(200, 0xff, 0xff), random(88))] }),
  ),
];

const cost = (m: number, t: number, p: number): Uint8Array => concat(uint(m, 4), uint(t, 1), uint(p, 1));
const passphraseBody = (length: number): Uint8Array => concat(cost(8, 1, 1), random(length - 6));
const passkeyBody = (length: number, said = length): Uint8Array =>
  concat(random(16), uint(said, 2), random(length), random(80));

const size: [string, number, () => Uint8Array][] = [
  ["hybrid-slot-of-1175-bytes", 1, () => random(1175)],
  ["hybrid-slot-of-1177-bytes", 1, () => random(1177)],
  ["hybrid-slot-empty", 1, () => random(0)],
  ["passphrase-slot-of-101-bytes", 2, () => passphraseBody(101)],
  ["passphrase-slot-of-103-bytes", 2, () => passphraseBody(103)],
  ["passkey-slot-of-17-bytes", 3, () => random(17)],
  ["passkey-slot-without-id", 3, () => passkeyBody(0)],
  ["passkey-slot-id-of-1024-bytes", 3, () => passkeyBody(1024)],
  ["passkey-slot-id-longer-than-it-is", 3, () => passkeyBody(8, 9)],
  ["passkey-slot-id-shorter-than-it-is", 3, () => passkeyBody(8, 7)],
  ["passkey-slot-id-longer-than-the-slot", 3, () => passkeyBody(8, 1000)],
  ["secret-slot-of-87-bytes", 4, () => random(87)],
  ["secret-slot-of-89-bytes", 4, () => random(89)],
];

const sizes = size.map(([name, type, body]) =>
  envelope(
    name,
    "sizes",
    "malformed",
    "A slot of a known type has another length than its own; the one behind it would open.",
    () => withSlot(type, body()),
  ),
);

const outside: [string, number, number, number][] = [
  ["no-lanes", 8, 1, 0],
  ["5-lanes", 40, 1, 5],
  ["no-passes", 8, 0, 1],
  ["17-passes", 8, 17, 1],
  ["7-kib", 7, 1, 1],
  ["31-kib-for-4-lanes", 31, 1, 4],
  ["262145-kib", 262145, 1, 1],
  ["5-passes-over-262144-kib", 262144, 5, 1],
  ["16-passes-over-65537-kib", 65537, 16, 1],
  ["everything", 0xffffffff, 255, 255],
];

const costs = outside.flatMap(([name, m, t, p]): Refusal[] => {
  const why = `A passphrase slot costs ${m} KiB, ${t} passes and ${p} lanes, which is outside of the limits`;
  const make = (): Promise<Uint8Array> => withSlot(2, concat(cost(m, t, p), random(96)));
  return [
    envelope(`cost-${name}`, "sizes", "limit-exceeded", `${why}.`, make, { by: by.passphrase }),
    envelope(`cost-${name}-by-secret`, "sizes", "limit-exceeded", `${why}, for every holder.`, make),
  ];
});

export const slotSizes: Refusal[] = [...counts, ...sizes, ...costs];
