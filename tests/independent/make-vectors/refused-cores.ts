// Steps 1 and 2 of "Order of checks", up to the slots. All but what is named is as it must be, and authentic.

import { bytes, concat, uint } from "../bytes.ts";
import { flip, forge } from "../forge.ts";
import { Kind } from "../format.ts";
import { SECRET } from "./known.ts";
import { envelope, type Refusal } from "./refusal.ts";

const honest = (kind: number = Kind.record): Promise<Uint8Array> => forge({ secret: SECRET, kind });

/** With other bytes at `at` of `Core`, before the keys come from it. */
const withCore = (at: number, value: Uint8Array, kind: number = Kind.record): Promise<Uint8Array> =>
  forge({
    secret: SECRET,
    kind,
    core: (core) => core.map((byte, i) => value[i - at] ?? byte),
  });

const head: [string, number, number, string, string][] = [
  ["version-0", 3, 0, "unsupported", "The version is 0."],
  ["version-2", 3, 2, "unsupported", "The version is 2."],
  ["suite-0", 4, 0, "unsupported", "The suite is 0."],
  ["suite-2", 4, 2, "unsupported", "The suite is 2."],
  ["kind-0", 5, 0, "unsupported", "The kind is 0."],
  ["kind-5", 5, 5, "unsupported", "The kind is 5."],
  ["flag-lowest", 6, 1, "unsupported", "The lowest bit of the flags is set."],
  ["flag-highest", 6, 0x80, "unsupported", "The highest bit of the flags is set."],
  ["reserved-not-zero", 7, 1, "unsupported", "The reserved byte is 1."],
  ["magic-lower-case", 0, 0x73, "malformed", "It begins with sLF."],
];

const heads = head.flatMap(([name, at, value, error, why]): Refusal[] => [
  envelope(`record-${name}`, "core", error, why, () => withCore(at, Uint8Array.of(value))),
  envelope(`file-${name}`, "core", error, why, () => withCore(at, Uint8Array.of(value), Kind.file), {
    kind: Kind.file,
  }),
]);

const layout = concat(Uint8Array.of(2), new Uint8Array(4000).fill(0xff));
const others = ([Kind.record, Kind.file] as const).map((kind) =>
  envelope(
    `${kind === Kind.file ? "file" : "record"}-version-2-of-another-layout`,
    "core",
    "unsupported",
    "The version is 2, and nothing behind it is as in version 1: that must not be looked at.",
    () => concat(bytes("SLF"), layout),
    { kind },
  ),
);

const versionTwo = concat(bytes("SLF"), Uint8Array.of(2, 1, 1, 0, 0));
const short: [number, string, string][] = [
  [4, "malformed", "Its version is 2, and only four bytes are there. Step 1 needs eight."],
  [7, "malformed", "Its version is 2, and only seven bytes are there. Step 1 needs eight."],
  [8, "unsupported", "Its version is 2, and eight bytes are there. No more are needed."],
];
const starts = short.flatMap(([length, error, why]) =>
  ([Kind.record, Kind.file] as const).map((kind) =>
    envelope(
      `${kind === Kind.file ? "file" : "record"}-version-2-of-${length}-bytes`,
      "core",
      error,
      why,
      () => versionTwo.subarray(0, length),
      { kind },
    ),
  ),
);

const pair = (key: string | Uint8Array, value: string | Uint8Array): Uint8Array => {
  const [k, v] = [key, value].map((x) => (typeof x === "string" ? bytes(x) : x)) as [Uint8Array, Uint8Array];
  return concat(uint(k.length, 1), k, uint(v.length, 2), v);
};

const context: [string, string, Uint8Array][] = [
  ["out-of-order", "Its keys are not in the order of their bytes.", concat(pair("b", "1"), pair("a", "2"))],
  ["key-twice", "It has one key twice.", concat(pair("a", "1"), pair("a", "2"))],
  ["key-empty", "A key is empty.", pair("", "x")],
  ["key-of-65-bytes", "A key has 65 bytes.", pair("a".repeat(65), "x")],
  ["key-in-upper-case", "A key has a letter in upper case.", pair("A", "x")],
  ["key-with-line-end", "A key ends with a line feed.", pair("a\n", "x")],
  ["key-with-slash", "A key has a character that keys cannot have.", pair("a/b", "x")],
  ["key-not-ascii", "A key has a letter beyond ASCII.", pair("\u00e4", "x")],
  ["value-of-513-bytes", "A value has 513 bytes.", pair("a", "x".repeat(513))],
  ["value-not-utf-8", "A value is not UTF-8.", pair("a", Uint8Array.of(0xff))],
  ["value-overlong", "A value has an overlong form of UTF-8.", pair("a", Uint8Array.of(0xc1, 0x81))],
  ["value-surrogate", "A value has a surrogate in UTF-8.", pair("a", Uint8Array.of(0xed, 0xa0, 0x80))],
  ["byte-behind", "A byte follows the last pair.", concat(pair("a", "b"), Uint8Array.of(1))],
  ["key-cut", "The last key is longer than the context.", concat(pair("a", "b"), Uint8Array.of(2, 0x62))],
  ["value-cut", "The last value is longer than the context.", pair("a", "bc").subarray(0, -1)],
];

const contexts = context.map(([name, why, encoded]) =>
  envelope(`context-${name}`, "sizes", "malformed", `The context is not canonical. ${why}`, () =>
    forge({ secret: SECRET, context: encoded }),
  ),
);

/** Of 4,097 bytes, and else as it must be. */
export const tooLong = concat(
  ...Array.from({ length: 7 }, (_, i) => pair(`${"k".repeat(63)}${i}`, "v".repeat(512))),
  pair("z", "v".repeat(40)),
);

const counts = [
  envelope("context-of-4097-bytes", "sizes", "limit-exceeded", "The context has 4,097 bytes.", () =>
    forge({ secret: SECRET, context: tooLong }),
  ),
  ...[0, 4097, 65535].map((boxCount) =>
    envelope(
      `box-count-${boxCount}`,
      "sizes",
      "limit-exceeded",
      `It says that it has ${boxCount} boxes, and has two.`,
      () => forge({ secret: SECRET, boxCount }),
    ),
  ),
  envelope(
    "file-box-count-1",
    "sizes",
    "limit-exceeded",
    "A file says that it has one box.",
    () => forge({ secret: SECRET, kind: Kind.file, boxCount: 1 }),
    { kind: Kind.file },
  ),
  envelope("box-count-too-high", "sizes", "malformed", "It says that it has three boxes, and has two.", () =>
    forge({ secret: SECRET, boxCount: 3 }),
  ),
  envelope("box-count-too-low", "sizes", "malformed", "It says that it has one box, and has two.", () =>
    forge({ secret: SECRET, boxCount: 1 }),
  ),
];

/** Of a record with a slot for a secret: `Core` has 36 bytes, the slot begins at 69. */
const cuts: [string, number][] = [
  ["to-nothing", 0],
  ["in-the-magic", 2],
  ["behind-the-flags", 7],
  ["in-the-context", 28],
  ["behind-the-core", 36],
  ["in-the-commitment", 50],
  ["behind-the-slot-count", 69],
  ["in-a-slot", 100],
  ["in-the-mac", 170],
  ["behind-the-header", 192],
  ["in-the-first-box", 400],
  ["behind-the-first-box", 192 + 4 + 320],
  ["of-its-last-byte", -1],
];

const cut = cuts.map(([name, end]) =>
  envelope(`record-cut-${name}`, "sizes", "malformed", "It is cut off.", async () =>
    (await honest()).subarray(0, end),
  ),
);

const ends = [
  envelope("record-byte-behind", "sizes", "malformed", "A byte follows the last box.", async () =>
    concat(await honest(), Uint8Array.of(0)),
  ),
  envelope("object-id-altered", "slot", "open-failed", "A bit of the object's id is changed.", async () =>
    flip(await honest(), 10),
  ),
  envelope("context-altered", "slot", "open-failed", "The context's value is another.", async () =>
    flip(await honest(), 33),
  ),
  envelope(
    "kind-altered",
    "slot",
    "open-failed",
    "A record was made a note.",
    async () => (await honest()).map((byte, i) => (i === 5 ? Kind.note : byte)),
    { kind: Kind.note },
  ),
];

export const cores: Refusal[] = [...heads, ...others, ...starts, ...contexts, ...counts, ...cut, ...ends];
