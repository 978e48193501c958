// Two faults in one object: what "Order of checks" looks at first gives the code. Readers of streams and readers that
// seek come to the same.

import { boxSeal, CHUNK, pad, TAG } from "../boxes.ts";
import { concat, random } from "../bytes.ts";
import { boxOfChunks, flip, forge, join, lengthed, manifest, take, value } from "../forge.ts";
import { type Keys, Kind } from "../format.ts";
import { makeSlot, slot } from "../sealer.ts";
import { by, CHEAP, SECRET, to } from "./known.ts";
import { envelope, type Refusal } from "./refusal.ts";

/** `Core` with the context of `forge`, the commitment and the number of slots. */
const SLOTS_AT = 36 + 32 + 1;
const PASSPHRASE_SLOT = 3 + 102;
/** Salt and commitment. */
const HEAD = 48;
const SEALED = CHUNK + TAG;
const ANOTHER = { form: "y" };

const files = [Kind.record, Kind.file] as const;
const nameOf = (kind: number): string => (kind === Kind.file ? "file" : "record");

const ofAnother = (kind: number): Promise<Uint8Array> => forge({ secret: random(32), kind });
const withAnotherPassphrase = (kind: number): Promise<Uint8Array> =>
  forge({
    secret: SECRET,
    kind,
    slots: async (ck, hash) => [
      await makeSlot({ passphrase: "what somebody else chose", cost: CHEAP }, ck, hash),
    ],
  });

const cores = [
  ...files.flatMap((kind): Refusal[] => [
    envelope(
      `${nameOf(kind)}-context-of-4097-bytes-of-another-form`,
      "sizes",
      "limit-exceeded",
      "The context has 4,097 bytes, and is not canonical: its length comes first.",
      () => forge({ secret: SECRET, kind, context: new Uint8Array(4097).fill(0xff) }),
      { kind },
    ),
    envelope(
      `${nameOf(kind)}-context-of-4097-bytes-cut-off`,
      "sizes",
      "limit-exceeded",
      "The context is said to have 4,097 bytes, and nothing follows: a limit is checked when its field is read.",
      async () => (await forge({ secret: SECRET, kind, context: new Uint8Array(4097) })).subarray(0, 26),
      { kind },
    ),
    envelope(
      `${nameOf(kind)}-slots-33-cut-off`,
      "sizes",
      "limit-exceeded",
      "It says that it has 33 slots, and nothing follows.",
      async () => (await forge({ secret: SECRET, kind, slotCount: 33 })).subarray(0, SLOTS_AT),
      { kind },
    ),
  ]),
  envelope(
    "box-count-0-cut-off",
    "sizes",
    "limit-exceeded",
    "It says that it has no boxes, and nothing follows.",
    async () => (await forge({ secret: SECRET, boxCount: 0 })).subarray(0, 36),
  ),
  envelope(
    "cost-17-passes-cut-behind-the-slot",
    "sizes",
    "limit-exceeded",
    "A passphrase slot costs 17 passes, and the object is cut off in the slot behind it.",
    async () => {
      const body = concat(Uint8Array.of(0, 0, 0, 8, 17, 1), random(96));
      const slots = async (ck: Uint8Array, hash: Uint8Array): Promise<Uint8Array[]> => [
        slot(2, body),
        await makeSlot(to.secret, ck, hash),
      ];
      return (await forge({ secret: SECRET, slots })).subarray(0, SLOTS_AT + PASSPHRASE_SLOT + 20);
    },
  ),
  envelope(
    "box-of-319-bytes-for-another",
    "sizes",
    "malformed",
    "A box has 319 bytes, and no slot is for who opens it.",
    () =>
      forge({
        secret: random(32),
        boxCount: 2,
        body: () => concat(lengthed(random(321)), lengthed(random(319))),
      }),
  ),
];

const expected = [
  envelope(
    "record-and-not-a-note-by-another-secret",
    "slot",
    "no-slot",
    "It is a record, and a note is expected; and none of its slots is for who opens it.",
    () => ofAnother(Kind.record),
    { kind: Kind.note },
  ),
  envelope(
    "record-and-not-a-note-by-another-passphrase",
    "slot",
    "open-failed",
    "It is a record, and a note is expected; and the passphrase is another.",
    () => withAnotherPassphrase(Kind.record),
    { kind: Kind.note, by: by.passphrase },
  ),
  envelope(
    "record-and-not-a-note-with-another-commitment",
    "commitment",
    "open-failed",
    "It is a record, and a note is expected; and a bit of the commitment is changed.",
    async () => {
      const parts = take(await forge({ secret: SECRET }));
      return join({ ...parts, commitment: flip(parts.commitment, 0) });
    },
    { kind: Kind.note },
  ),
  envelope(
    "record-of-another-kind-and-context",
    "expected",
    "wrong-kind",
    "It is a record, and a note of another context is expected.",
    () => forge({ secret: SECRET }),
    { kind: Kind.note, context: ANOTHER },
  ),
  envelope(
    "record-of-another-context-with-false-padding",
    "expected",
    "wrong-context",
    "Its context is another than expected, and the padding of a box is not all zeros.",
    () =>
      forge({
        secret: SECRET,
        padded: [pad(manifest, 4), pad(value, 4).map((byte, i) => (i === 255 ? 1 : byte))],
      }),
    { context: ANOTHER },
  ),
  ...files.flatMap((kind): Refusal[] => [
    envelope(
      `${nameOf(kind)}-of-another-context-by-another-secret`,
      "slot",
      "no-slot",
      "Its context is another than expected, and none of its slots is for who opens it.",
      () => ofAnother(kind),
      { kind, context: ANOTHER },
    ),
    envelope(
      `${nameOf(kind)}-of-another-context-by-another-passphrase`,
      "slot",
      "open-failed",
      "Its context is another than expected, and the passphrase is another.",
      () => withAnotherPassphrase(kind),
      { kind, context: ANOTHER, by: by.passphrase },
    ),
  ]),
];

const long = new Uint8Array(CHUNK + 100).fill(1);
const falseLength = concat(pad(value, 8).subarray(0, 8), new Uint8Array(CHUNK - 8));
const withBody = (kind: number, body: (keys: Keys) => Uint8Array): Promise<Uint8Array> =>
  forge({ secret: SECRET, kind, body, ...(kind === Kind.file ? {} : { boxCount: 1 }) });

const chunks = [
  envelope(
    "file-chunk-last-cut-in-its-tag-for-another",
    "slot",
    "no-slot",
    "Of the last of two chunks 15 bytes are there, and none of its slots is for who opens it.",
    () =>
      forge({
        secret: random(32),
        kind: Kind.file,
        body: (k) => boxSeal(k.file, pad(long, 8)).subarray(0, HEAD + SEALED + TAG - 1),
      }),
    { kind: Kind.file },
  ),
  envelope(
    "file-chunk-altered-behind-a-false-length",
    "boxes",
    "malformed",
    "The length in the first of three chunks asks for less padding, and a bit of the second is changed: a file's padding is looked at with each chunk.",
    () =>
      withBody(Kind.file, (k) =>
        flip(
          boxOfChunks(k.file, [
            { plain: falseLength, counter: 0, last: false },
            { plain: new Uint8Array(CHUNK), counter: 1, last: false },
            { plain: new Uint8Array(1), counter: 2, last: true },
          ]),
          HEAD + SEALED,
        ),
      ),
    { kind: Kind.file },
  ),
  envelope(
    "box-chunk-altered-behind-a-false-length",
    "boxes",
    "open-failed",
    "The length in the first of a box's two chunks asks for less padding, and a bit of the second is changed: a box's padding is looked at when all its chunks are open.",
    () =>
      withBody(Kind.record, (k) =>
        lengthed(
          flip(
            boxOfChunks(k.field(0), [
              {
                plain: concat(pad(value, 4).subarray(0, 4), new Uint8Array(CHUNK - 4)),
                counter: 0,
                last: false,
              },
              { plain: new Uint8Array(1), counter: 1, last: true },
            ]),
            -1,
          ),
        ),
      ),
  ),
];

export const order: Refusal[] = [...cores, ...expected, ...chunks];
