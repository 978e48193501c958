// Step 6 of "Order of checks", for boxes, and what step 2 says of their sizes.

import { boxSeal, CHUNK, pad, TAG } from "../boxes.ts";
import { bytes, concat, random, uint } from "../bytes.ts";
import { boxOfChunks, flip, forge, join, lengthed, manifest, type Parts, take, value } from "../forge.ts";
import type { Keys } from "../format.ts";
import { SECRET } from "./known.ts";
import { envelope, type Refusal } from "./refusal.ts";

const SALT_AND_COMMITMENT = 48;

const honest = (): Promise<Uint8Array> => forge({ secret: SECRET });

/** What was sealed, with its boxes put together otherwise. */
const edited = (
  name: string,
  why: string,
  edit: (boxes: Uint8Array[], other: Parts) => Uint8Array[],
): Refusal =>
  envelope(name, "boxes", "open-failed", why, async () => {
    const parts = take(await honest());
    return join({ ...parts, boxes: edit(parts.boxes, take(await honest())) });
  });

const second = (boxes: Uint8Array[], edit: (box: Uint8Array) => Uint8Array): Uint8Array[] =>
  boxes.map((box, i) => (i === 1 ? edit(box) : box));

const altered = [
  edited("box-salt-altered", "A bit of a box's salt is changed.", (all) =>
    second(all, (box) => flip(box, 0)),
  ),
  edited("box-commitment-altered", "A bit of a box's commitment is changed.", (all) =>
    second(all, (box) => flip(box, 16)),
  ),
  edited("box-ciphertext-altered", "A bit of a box's ciphertext is changed.", (all) =>
    second(all, (box) => flip(box, 48)),
  ),
  edited("box-padding-altered", "A bit of a box's padding is changed.", (all) =>
    second(all, (box) => flip(box, -17)),
  ),
  edited("box-tag-altered", "A bit of a box's tag is changed.", (all) => second(all, (box) => flip(box, -1))),
  edited(
    "boxes-with-another-border",
    "The second box's first byte is said to be the first's last.",
    (all) => {
      const [first = new Uint8Array(), last = new Uint8Array()] = all;
      return [concat(first, last.subarray(0, 1)), concat(last.subarray(1), Uint8Array.of(0))];
    },
  ),
  edited("boxes-swapped", "Two boxes are in each other's place.", (all) => [...all].reverse()),
  edited("box-twice", "The first box is in the second's place, too.", (all) =>
    second(all, () => all[0] ?? random(0)),
  ),
  edited("box-of-another-object", "A box is another object's.", (all, other) =>
    second(all, () => other.boxes[1] ?? random(0)),
  ),
  edited("body-of-another-object", "All boxes are another object's.", (_, other) => other.boxes),
];

/** An authentic object with these two boxes. */
const withBoxes = (boxes: (keys: Keys) => Uint8Array[]): Promise<Uint8Array> =>
  forge({ secret: SECRET, boxCount: 2, body: (keys) => concat(...boxes(keys).map(lengthed)) });
const first = (keys: Keys): Uint8Array => boxSeal(keys.field(0), pad(manifest, 4));

const padded: [string, string, Uint8Array][] = [
  ["not-zero", "The padding is not all zeros.", pad(value, 4).map((b, i) => (i === 255 ? 1 : b))],
  ["of-twice-the-size", "The padding has 256 bytes too many.", concat(pad(value, 4), new Uint8Array(256))],
  ["one-byte-too-long", "The padding is one byte too long.", concat(pad(random(300), 4), Uint8Array.of(0))],
  ["one-byte-too-short", "The padding is one byte too short.", pad(new Uint8Array(301), 4).subarray(0, -1)],
  ["left-out", "There is no padding.", concat(uint(400, 4), new Uint8Array(400).fill(1))],
  [
    "with-length-beyond-the-box",
    "The length of the data is more than there is.",
    concat(uint(1000, 4), pad(value, 4).subarray(4)),
  ],
  [
    "with-length-of-4-gib",
    "The length of the data is 4 GiB.",
    concat(uint(0xffffffff, 4), pad(value, 4).subarray(4)),
  ],
  ["of-a-file", "It is padded as a file is, with eight bytes of length.", pad(value, 8)],
];

const paddings = padded.map(([name, why, plain]) =>
  envelope(`padding-${name}`, "boxes", "malformed", why, () =>
    withBoxes((keys) => [first(keys), boxSeal(keys.field(1), plain)]),
  ),
);

const keys = [
  envelope(
    "box-sealed-for-another-place",
    "boxes",
    "open-failed",
    "Box 1 is sealed with the key of box 2.",
    () => withBoxes((k) => [first(k), boxSeal(k.field(2), pad(value, 4))]),
  ),
  envelope("box-sealed-as-a-file", "boxes", "open-failed", "Box 1 is sealed with the key of a file.", () =>
    withBoxes((k) => [first(k), boxSeal(k.file, pad(value, 4))]),
  ),
];

const short: [number, string][] = [
  [0, "A box is empty."],
  [319, "A box has 319 bytes."],
];
const sizes = [
  ...short.map(([size, why]) =>
    envelope(`box-of-${size}-bytes`, "sizes", "malformed", why, () =>
      forge({
        secret: SECRET,
        boxCount: 2,
        body: () => concat(lengthed(random(320 + 320 - size)), lengthed(random(size))),
      }),
    ),
  ),
  envelope(
    "box-with-a-short-padding",
    "sizes",
    "malformed",
    "A box is authentic, and padded to 255 bytes.",
    () => withBoxes((k) => [first(k), boxSeal(k.field(1), pad(value, 4).subarray(0, 255))]),
  ),
  envelope("box-length-beyond-the-object", "sizes", "malformed", "A box says that it has 4 GiB.", () =>
    forge({
      secret: SECRET,
      boxCount: 2,
      body: (k) => concat(lengthed(first(k)), uint(0xffffffff, 4), boxSeal(k.field(1), pad(value, 4))),
    }),
  ),
];

const full = pad(new Uint8Array(CHUNK - 4).fill(1), 4);
const long = pad(new Uint8Array(CHUNK).fill(1), 4);
const head = long.subarray(0, CHUNK);
const tail = long.subarray(CHUNK);
const none = bytes("");
type Chunk = { plain: Uint8Array; counter: number; last: boolean };

const chunk: [string, string, string, Chunk[]][] = [
  [
    "last-empty",
    "malformed",
    "An empty last chunk follows a full one.",
    [
      { plain: full, counter: 0, last: false },
      { plain: none, counter: 1, last: true },
    ],
  ],
  [
    "last-not-marked",
    "open-failed",
    "The last chunk is not marked as the last.",
    [
      { plain: head, counter: 0, last: false },
      { plain: tail, counter: 1, last: false },
    ],
  ],
  [
    "first-marked-as-last",
    "open-failed",
    "The first of two chunks is marked as the last.",
    [
      { plain: head, counter: 0, last: true },
      { plain: tail, counter: 1, last: true },
    ],
  ],
  [
    "cut-at-the-edge",
    "open-failed",
    "The last chunk is cut off.",
    [{ plain: head, counter: 0, last: false }],
  ],
  [
    "counted-from-1",
    "open-failed",
    "The chunks are counted from 1.",
    [{ plain: pad(value, 4), counter: 1, last: true }],
  ],
  [
    "first-short",
    "open-failed",
    "The first of two chunks is not full.",
    [
      { plain: pad(value, 4).subarray(0, 200), counter: 0, last: false },
      { plain: pad(value, 4).subarray(200), counter: 1, last: true },
    ],
  ],
];

const chunks = chunk.map(([name, error, why, parts]) =>
  envelope(`box-chunk-${name}`, "boxes", error, why, () =>
    withBoxes((k) => [first(k), boxOfChunks(k.field(1), parts)]),
  ),
);

/** Of the last of two chunks so many bytes are there. */
const left: [string, number][] = [
  ["in-its-tag", TAG - 1],
  ["to-its-tag", TAG],
];
const cuts = left.map(([name, length]) =>
  envelope(
    `box-chunk-last-cut-${name}`,
    "boxes",
    "malformed",
    `Of the last of a box's two chunks ${length} bytes are there.`,
    () =>
      withBoxes((k) => [
        first(k),
        boxSeal(k.field(1), long).subarray(0, SALT_AND_COMMITMENT + CHUNK + TAG + length),
      ]),
  ),
);

export const boxes: Refusal[] = [...altered, ...paddings, ...keys, ...sizes, ...chunks, ...cuts];
