// Step 6 of "Order of checks", for files, and what step 2 says of the body's size. A reader that streams sees the end of
// a file when it is there, and not before.

import { boxSeal, CHUNK, MIN_BOX, pad, TAG } from "../boxes.ts";
import { concat, random, uint } from "../bytes.ts";
import { boxOfChunks, flip, forge, take } from "../forge.ts";
import { type Keys, Kind } from "../format.ts";
import { SECRET } from "./known.ts";
import { envelope, type Layer, type Refusal } from "./refusal.ts";

/** Salt and commitment. */
const HEAD = 48;
const SEALED = CHUNK + TAG;

const file = (
  name: string,
  error: string,
  why: string,
  make: () => Promise<Uint8Array>,
  layer: Layer = "boxes",
): Refusal => envelope(`file-${name}`, layer, error, why, make, { kind: Kind.file });

/** A body that is too short is seen without a key, by who has all of it. */
const layerOf = (bodyLength: number): Layer => (bodyLength >= 0 && bodyLength < MIN_BOX ? "sizes" : "boxes");

const forged = (padded: Uint8Array): Promise<Uint8Array> =>
  forge({ secret: SECRET, kind: Kind.file, padded: [padded] });
const withBody = (body: (keys: Keys) => Uint8Array): Promise<Uint8Array> =>
  forge({ secret: SECRET, kind: Kind.file, body });
const honest = (length: number): Promise<Uint8Array> => forged(pad(new Uint8Array(length).fill(1), 8));

/** A file of so many bytes, with another body. */
async function edited(length: number, edit: (body: Uint8Array) => Uint8Array): Promise<Uint8Array> {
  const whole = await honest(length);
  const body = take(whole).boxes[0] ?? random(0);
  return concat(whole.subarray(0, whole.length - body.length), edit(body));
}

const altered: [string, number][] = [
  ["salt", 0],
  ["commitment", 16],
  ["ciphertext", HEAD],
  ["padding", -TAG - 1],
  ["tag", -1],
];

const small = [
  ...altered.map(([part, at]) =>
    file(`${part}-altered`, "open-failed", `A bit of the ${part} is changed.`, () =>
      edited(100, (body) => flip(body, at)),
    ),
  ),
  file("body-of-another-object", "open-failed", "The body is another object's.", async () => {
    const other = take(await honest(100)).boxes[0] ?? random(0);
    return edited(100, () => other);
  }),
  file("byte-behind", "open-failed", "A byte follows the last chunk.", () =>
    edited(100, (body) => concat(body, Uint8Array.of(0))),
  ),
  file("sealed-as-a-box", "open-failed", "The body is sealed with the key of box 0.", () =>
    withBody((keys) => boxSeal(keys.field(0), pad(random(100), 8))),
  ),
];

/** Of a body that is 48 bytes, one chunk of 512 and its tag. */
const cut: [string, string, number][] = [
  ["to-its-header", "malformed", 0],
  ["in-the-salt", "malformed", 1],
  ["behind-the-commitment", "malformed", HEAD],
  ["in-the-first-tag", "malformed", HEAD + TAG - 1],
  ["to-a-body-of-319-bytes", "malformed", 319],
  ["to-a-body-of-320-bytes", "open-failed", 320],
  ["of-its-last-byte", "open-failed", -1],
];

const cuts = cut.map(([name, error, end]) =>
  file(
    `cut-${name}`,
    error,
    "It is cut off.",
    () => edited(500, (body) => body.subarray(0, end)),
    layerOf(end),
  ),
);

const text = new Uint8Array(100).fill(1);
const withLength = (length: number | bigint, padded: Uint8Array): Uint8Array =>
  concat(uint(length, 8), padded.subarray(8));

const paddings: Refusal[] = [
  ["padding-not-zero", "The padding is not all zeros.", pad(text, 8).map((b, i) => (i === 255 ? 1 : b))],
  [
    "padding-one-byte-too-long",
    "The padding is one byte too long.",
    concat(pad(new Uint8Array(300), 8), Uint8Array.of(0)),
  ],
  [
    "padding-one-byte-too-short",
    "The padding is one byte too short.",
    pad(new Uint8Array(300), 8).subarray(0, -1),
  ],
  ["padding-left-out", "There is no padding.", concat(uint(300, 8), new Uint8Array(300).fill(1))],
  ["padding-of-255-bytes", "It is authentic, and padded to 255 bytes.", pad(text, 8).subarray(0, 255)],
  ["padding-of-a-box", "It is padded as a box is, with four bytes of length.", pad(text, 4)],
  [
    "longer-than-its-length",
    "It has a byte of data more than its length says.",
    withLength(99, pad(text, 8)),
  ],
  [
    "longer-than-its-length-by-zeros",
    "It has zeros behind its data, more than the padding is.",
    withLength(100, pad(new Uint8Array(300), 8)),
  ],
  ["shorter-than-its-length", "Its length says more than there is.", withLength(300, pad(text, 8))],
  [
    "length-of-1-tib",
    "Its length says 1 TiB, which is allowed and not there.",
    withLength(2n ** 40n, pad(text, 8)),
  ],
  [
    "length-beyond-1-tib",
    "Its length says a byte more than 1 TiB.",
    withLength(2n ** 40n + 1n, pad(text, 8)),
  ],
  ["length-of-64-bits", "Its length has all 64 bits set.", withLength(2n ** 64n - 1n, pad(text, 8))],
  ["empty-stream", "Its only chunk is empty.", random(0)],
].map(([name, why, padded]) => {
  const plain = padded as Uint8Array;
  return file(
    name as string,
    "malformed",
    why as string,
    () => forged(plain),
    layerOf(HEAD + plain.length + TAG),
  );
});

const full = pad(new Uint8Array(CHUNK - 8).fill(1), 8);
const long = pad(new Uint8Array(CHUNK).fill(1), 8);
const [head, tail] = [long.subarray(0, CHUNK), long.subarray(CHUNK)];

const chunks = [
  file("chunk-last-empty", "malformed", "An empty last chunk follows a full one.", () =>
    withBody((k) =>
      boxOfChunks(k.file, [
        { plain: full, counter: 0, last: false },
        { plain: random(0), counter: 1, last: true },
      ]),
    ),
  ),
  file("chunk-last-not-marked", "open-failed", "The last chunk is not marked as the last.", () =>
    withBody((k) =>
      boxOfChunks(k.file, [
        { plain: head, counter: 0, last: false },
        { plain: tail, counter: 1, last: false },
      ]),
    ),
  ),
  file("chunk-first-marked-as-last", "open-failed", "The first of two chunks is marked as the last.", () =>
    withBody((k) =>
      boxOfChunks(k.file, [
        { plain: head, counter: 0, last: true },
        { plain: tail, counter: 1, last: true },
      ]),
    ),
  ),
  file("chunk-first-short", "open-failed", "The first of two chunks is not full.", () =>
    withBody((k) =>
      boxOfChunks(k.file, [
        { plain: pad(text, 8).subarray(0, 200), counter: 0, last: false },
        { plain: pad(text, 8).subarray(200), counter: 1, last: true },
      ]),
    ),
  ),
  file("chunk-first-cut-off", "open-failed", "The first of two chunks is missing.", () =>
    edited(CHUNK, (body) => concat(body.subarray(0, HEAD), body.subarray(HEAD + SEALED))),
  ),
  file("chunk-last-cut-off", "open-failed", "The last of two chunks is missing.", () =>
    edited(CHUNK, (body) => body.subarray(0, HEAD + SEALED)),
  ),
  file("chunk-last-cut-to-its-tag", "malformed", "Of the last of two chunks 16 bytes are there.", () =>
    edited(CHUNK, (body) => body.subarray(0, HEAD + SEALED + TAG)),
  ),
  file("chunk-last-cut-in-its-tag", "malformed", "Of the last of two chunks 15 bytes are there.", () =>
    edited(CHUNK, (body) => body.subarray(0, HEAD + SEALED + TAG - 1)),
  ),
  file("chunk-last-twice", "open-failed", "The last of two chunks is there twice.", () =>
    edited(CHUNK, (body) => concat(body, body.subarray(HEAD + SEALED))),
  ),
  file("chunks-swapped", "open-failed", "The first two of three chunks are in each other's place.", () =>
    edited(2 * CHUNK, (body) => {
      const chunk = (i: number): Uint8Array => body.subarray(HEAD + i * SEALED, HEAD + (i + 1) * SEALED);
      return concat(body.subarray(0, HEAD), chunk(1), chunk(0), chunk(2));
    }),
  ),
];

export const files: Refusal[] = [...small, ...cuts, ...paddings, ...chunks];
