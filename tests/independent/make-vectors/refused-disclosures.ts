// Disclosures. What is edited is a bundle of boxes 1 and 3 of four.

import { boxSeal, leaf, pad, rootOf } from "../boxes.ts";
import { bytes, concat, random } from "../bytes.ts";
import { disclose } from "../disclosure.ts";
import { forge, manifest, value } from "../forge.ts";
import { encodeContext, Kind } from "../format.ts";
import { parse, root } from "../parse.ts";
import { makeCore } from "../sealer.ts";
import { b64 } from "../vectors.ts";
import { SECRET } from "./known.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { tooLong } from "./refused-cores.ts";

type Entry = { index: unknown; box?: unknown; key?: unknown; [more: string]: unknown };
type Bundle = {
  sealform: unknown;
  version: unknown;
  core: string;
  commitment?: string;
  leaves: string[];
  boxes: Entry[];
  [more: string]: unknown;
};
type Made = { bundle: Bundle; root: string };

async function honest(indices = [1, 3]): Promise<Made> {
  const padded = [manifest, value, value, bytes('{"name":"c","value":"d"}')].map((field) => pad(field, 4));
  const envelope = await forge({ secret: SECRET, padded });
  const bundle = JSON.parse(await disclose(envelope, { secret: SECRET }, indices));
  return { bundle, root: b64(root(parse(envelope))) };
}

const edited = (
  name: string,
  error: string,
  why: string,
  edit: (honest: Made, other: Made) => Partial<Bundle> | string,
): Refusal =>
  refusal(`disclosure-${name}`, "disclosure", error, why, async () => {
    const made = await honest();
    const changed = edit(made, await honest());
    const bundle = typeof changed === "string" ? changed : JSON.stringify({ ...made.bundle, ...changed });
    return { root: made.root, bundle };
  });

const entry = ({ bundle }: Made, i: number): Entry => bundle.boxes[i] ?? { index: 0 };
/** The bundle's first box with other members. */
const first = (made: Made, change: Partial<Entry>): Partial<Bundle> => ({
  boxes: [{ ...entry(made, 0), ...change }, entry(made, 1)],
});

const failed = [
  refusal(
    "disclosure-of-another-root",
    "disclosure",
    "open-failed",
    "The root is another object's.",
    async () => ({
      root: (await honest()).root,
      bundle: JSON.stringify((await honest()).bundle),
    }),
  ),
  edited("core-of-another", "open-failed", "Core is another object's.", (_, { bundle: { core } }) => ({
    core,
  })),
  edited("commitment-of-another", "open-failed", "The commitment is another object's.", (_, other) => ({
    commitment: other.bundle.commitment ?? "",
  })),
  edited(
    "leaf-of-another",
    "open-failed",
    "The leaf of a box that is not disclosed is another object's.",
    (made, other) => ({
      leaves: made.bundle.leaves.map((one, i) => (i === 2 ? (other.bundle.leaves[2] ?? "") : one)),
    }),
  ),
  edited("leaves-swapped", "open-failed", "The leaves are in another order.", ({ bundle }) => ({
    leaves: [...bundle.leaves].reverse(),
  })),
  edited("box-of-another", "open-failed", "A box is another object's.", (made, other) =>
    first(made, { box: entry(other, 0).box }),
  ),
  edited("box-at-another-index", "open-failed", "A box is said to be another one.", (made) =>
    first(made, { index: 2 }),
  ),
  edited("key-of-another", "open-failed", "A key is another object's.", (made, other) =>
    first(made, { key: entry(other, 0).key }),
  ),
  edited("key-of-another-box", "open-failed", "A key is another box's.", (made) =>
    first(made, { key: entry(made, 1).key }),
  ),
];

const malformed = [
  edited("no-json", "malformed", "It is no JSON.", () => "disclosure"),
  edited("empty", "malformed", "It is empty.", () => ""),
  edited("list", "malformed", "It is a list.", ({ bundle }) => JSON.stringify([bundle])),
  edited("list-of-values", "malformed", "It is a list of its members' values.", ({ bundle }) =>
    JSON.stringify(Object.values(bundle)),
  ),
  edited("box-a-list-of-values", "malformed", "Its boxes are lists of their members' values.", ({ bundle }) =>
    JSON.stringify({ ...bundle, boxes: bundle.boxes.map((one) => Object.values(one)) }),
  ),
  edited(
    "text-behind",
    "malformed",
    "Something follows the JSON.",
    ({ bundle }) => `${JSON.stringify(bundle)}x`,
  ),
  edited(
    "bom",
    "malformed",
    "A byte order mark stands before the JSON.",
    ({ bundle }) => `\ufeff${JSON.stringify(bundle)}`,
  ),
  edited("another-document", "malformed", "It says that it is a receipt.", () => ({ sealform: "receipt" })),
  edited("member-more", "malformed", "It has a member more.", () => ({ note: "x" })),
  edited("member-less", "malformed", "It has no commitment.", ({ bundle: { commitment, ...rest } }) =>
    JSON.stringify(rest),
  ),
  edited("member-twice", "malformed", "It has its version twice.", ({ bundle }) =>
    JSON.stringify(bundle).replace('"version":1', '"version":1,"version":1'),
  ),
  edited("member-more-in-a-box", "malformed", "A box has a member more.", (made) =>
    first(made, { note: "x" }),
  ),
  edited("member-less-in-a-box", "malformed", "A box has no key.", (made) => first(made, { key: undefined })),
  edited("no-boxes", "malformed", "It has no boxes.", () => ({ boxes: [] })),
  edited("boxes-out-of-order", "malformed", "Its boxes are in descending order.", ({ bundle }) => ({
    boxes: [...bundle.boxes].reverse(),
  })),
  edited("box-twice", "malformed", "It has a box twice.", (made) => ({
    boxes: [entry(made, 0), entry(made, 0)],
  })),
  edited("index-behind-the-last", "malformed", "A box is said to be behind the last.", (made) => ({
    boxes: [entry(made, 0), { ...entry(made, 1), index: 4 }],
  })),
  edited("index-negative", "malformed", "An index is negative.", (made) => first(made, { index: -1 })),
  edited("index-a-fraction", "malformed", "An index is a fraction.", (made) => first(made, { index: 1.5 })),
  edited("index-in-text", "malformed", "An index is text.", (made) => first(made, { index: "1" })),
  edited("index-of-17-bits", "malformed", "An index has 17 bits, of which 16 are right.", (made) => ({
    boxes: [entry(made, 0), { ...entry(made, 1), index: 65_539 }],
  })),
  edited("leaf-missing", "malformed", "It has a leaf less than the object has boxes.", ({ bundle }) => ({
    leaves: bundle.leaves.slice(0, 3),
  })),
  edited("leaf-more", "malformed", "It has a leaf more than the object has boxes.", ({ bundle }) => ({
    leaves: [...bundle.leaves, ...bundle.leaves.slice(0, 1)],
  })),
  edited("leaf-of-31-bytes", "malformed", "A leaf has 31 bytes.", ({ bundle }) => ({
    leaves: bundle.leaves.map((one, i) => (i === 0 ? b64(random(31)) : one)),
  })),
  edited("core-with-a-byte-behind", "malformed", "A byte follows Core.", ({ bundle: { core } }) => ({
    core: b64(concat(Buffer.from(core, "base64url"), Uint8Array.of(0))),
  })),
  edited("commitment-with-padding", "malformed", "A text has the padding of base64.", ({ bundle }) => ({
    commitment: `${bundle.commitment}=`,
  })),
  edited("key-of-31-bytes", "malformed", "A key has 31 bytes.", (made) =>
    first(made, { key: b64(random(31)) }),
  ),
];

/** With a character of a text as an escape, which says the same. */
const escaped = (bundle: Bundle, text: string): string =>
  JSON.stringify(bundle).replace(text, `\\u00${text.charCodeAt(0).toString(16)}${text.slice(1)}`);

/** With the last box's index written otherwise; `indices` are what is disclosed. */
const indexed = (name: string, why: string, indices: number[], index: string): Refusal =>
  refusal(`disclosure-index-${name}`, "disclosure", "malformed", why, async () => {
    const { bundle, root } = await honest(indices);
    const text = JSON.stringify(bundle).replace(`"index":${indices.at(-1)}`, `"index":${index}`);
    return { root, bundle: text };
  });

const written = [
  edited("escape-in-its-name", "malformed", "A letter of its name is an escape.", ({ bundle }) =>
    escaped(bundle, "disclosure"),
  ),
  edited("escape-in-base64url", "malformed", "A character of the commitment is an escape.", ({ bundle }) =>
    escaped(bundle, bundle.commitment ?? ""),
  ),
  edited("version-with-a-fraction", "malformed", "Its version is written as 1.0.", ({ bundle }) =>
    JSON.stringify(bundle).replace('"version":1', '"version":1.0'),
  ),
  edited("version-with-an-exponent", "malformed", "Its version is written as 1e0.", ({ bundle }) =>
    JSON.stringify(bundle).replace('"version":1', '"version":1e0'),
  ),
  indexed("with-a-fraction", "The index 3 is written as 3.0.", [1, 3], "3.0"),
  indexed("with-an-exponent", "The index 3 is written as 3e0.", [1, 3], "3e0"),
  indexed("minus-zero", "The index 0 is written as -0.", [0], "-0"),
];

/** An authentic object whose parts no writer makes. */
function crafted(
  name: string,
  error: string,
  why: string,
  kind: number,
  padded: Uint8Array,
  core: Uint8Array = makeCore(kind, encodeContext([]), kind === Kind.file ? 0 : 1),
): Refusal {
  return refusal(`disclosure-${name}`, "disclosure", error, why, () => {
    const [key, commitment] = [random(32), random(32)];
    const box = boxSeal(key, padded);
    const leaves = [leaf(0, box)];
    const bundle = {
      sealform: "disclosure",
      version: 1,
      core: b64(core),
      commitment: b64(commitment),
      leaves: leaves.map(b64),
      boxes: [{ index: 0, box: b64(box), key: b64(key) }],
    };
    return { root: b64(rootOf(core, commitment, leaves)), bundle: JSON.stringify(bundle) };
  });
}

const oddities = [
  edited("version-2", "unsupported", "Its version is 2.", () => ({ version: 2 })),
  edited(
    "version-2-of-another-shape",
    "unsupported",
    "Its version is 2, with members that version 1 does not have.",
    () => JSON.stringify({ sealform: "disclosure", version: 2, boxes: "others" }),
  ),
  edited("core-of-version-2", "unsupported", "The version in Core is 2.", ({ bundle: { core } }) => ({
    core: b64(Buffer.from(core, "base64url").map((byte, i) => (i === 3 ? 2 : byte))),
  })),
  crafted(
    "core-of-version-2-of-another-layout",
    "unsupported",
    "The version in Core is 2, and nothing behind it is as in version 1: that must not be looked at.",
    Kind.record,
    pad(value, 4),
    concat(bytes("SLF"), Uint8Array.of(2), new Uint8Array(40).fill(0xff)),
  ),
  crafted(
    "core-cut-to-7-bytes",
    "malformed",
    "The version in Core is 2, and only seven bytes are there.",
    Kind.record,
    pad(value, 4),
    concat(bytes("SLF"), Uint8Array.of(2, 1, 1, 0)),
  ),
  crafted(
    "core-with-a-context-of-4097-bytes",
    "limit-exceeded",
    "The context in Core has 4,097 bytes.",
    Kind.record,
    pad(value, 4),
    makeCore(Kind.record, tooLong, 1),
  ),
  crafted(
    "core-with-a-box-count-of-4097",
    "limit-exceeded",
    "Core says that it has 4,097 boxes, and there is one leaf.",
    Kind.record,
    pad(value, 4),
    makeCore(Kind.record, encodeContext([]), 4097),
  ),
  crafted(
    "padding-of-twice-the-size",
    "malformed",
    "The padding of its box has 256 bytes too many.",
    Kind.record,
    concat(pad(value, 4), new Uint8Array(256)),
  ),
  crafted("of-a-file", "malformed", "It is of a file.", Kind.file, pad(value, 4)),
  crafted(
    "padding-not-zero",
    "malformed",
    "The padding of its box is not all zeros.",
    Kind.record,
    pad(value, 4).map((b, i) => (i === 255 ? 1 : b)),
  ),
  crafted(
    "box-of-319-bytes",
    "malformed",
    "Its box has 319 bytes.",
    Kind.record,
    pad(value, 4).subarray(0, 255),
  ),
];

export const disclosures: Refusal[] = [...failed, ...malformed, ...written, ...oddities];
