// Makes and checks a disclosure (FORMAT.md, "Disclosure"). Written from that text alone.

import { base64urlnopad } from "@scure/base";
import { boxOpen, leaf, MIN_BOX, rootOf } from "./boxes.ts";
import { equal, limitExceeded, malformed, openFailed, SealformError } from "./bytes.ts";
import { Kind } from "./format.ts";
import { type Holder, unlock } from "./opener.ts";
import { parse, parseCore, toBytes } from "./parse.ts";

export type Disclosed = {
  kind: number;
  context: Record<string, string>;
  boxCount: number;
  boxes: { index: number; data: Uint8Array }[];
};
type Json = Record<string, unknown>;

const MEMBERS = ["sealform", "version", "core", "commitment", "leaves", "boxes"];
/** 384 MiB. */
const MAX_BUNDLE = 402653184;
const BOX_MEMBERS = ["index", "box", "key"];

export async function disclose(envelope: Uint8Array, holder: Holder, indices: number[]): Promise<string> {
  const p = parse(envelope);
  const keys = await unlock(p, holder);
  return JSON.stringify({
    sealform: "disclosure",
    version: 1,
    core: base64urlnopad.encode(p.core),
    commitment: base64urlnopad.encode(p.commitment),
    leaves: p.boxes.map((box, i) => base64urlnopad.encode(leaf(i, box))),
    boxes: indices.map((index) => ({
      index,
      box: base64urlnopad.encode(p.boxes[index] ?? malformed("no such box")),
      key: base64urlnopad.encode(keys.field(index)),
    })),
  });
}

/** The boxes in a bundle, if all of it is of the object with this root. */
export function verifyDisclosure(bundle: string, root: string): Disclosed {
  const wanted = toBytes(root);
  if (wanted.length !== 32) throw new SealformError("invalid-text", "not a root");
  if (Buffer.byteLength(bundle) > MAX_BUNDLE) limitExceeded("the disclosure is too long");
  const json = parseJson(bundle);
  if (json.sealform !== "disclosure") malformed("not a disclosure");
  if (json.version !== 1) throw new SealformError("unsupported", "another version");
  only(json, MEMBERS);
  const entries = list(json.boxes).map(parseEntry);
  if (entries.length === 0) malformed("no boxes");
  if (entries.some((entry, i) => i > 0 && (entries[i - 1]?.index ?? 0) >= entry.index))
    malformed("the order");
  checkText(bundle, MEMBERS.length + BOX_MEMBERS.length * entries.length);

  const commitment = sized(json.commitment, 32);
  const leaves = list(json.leaves).map((text) => sized(text, 32));
  const { core, kind, context, boxCount } = parseCore(decode(json.core));
  if (kind === Kind.file || leaves.length !== boxCount) malformed("another number of leaves");
  if (!equal(rootOf(core, commitment, leaves), wanted)) openFailed();
  const boxes = entries.map(({ index, box, key }) => {
    const expected = leaves[index] ?? malformed("an index behind the last box");
    if (!equal(leaf(index, box), expected)) openFailed();
    if (box.length < MIN_BOX) malformed("a box is too small");
    return { index, data: boxOpen(key, box) };
  });
  return { kind, context: Object.fromEntries(context), boxCount, boxes };
}

function parseJson(text: string): Json {
  try {
    return object(JSON.parse(text));
  } catch {
    return malformed("not JSON");
  }
}

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : malformed("not an object");

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : malformed("not a list"));

function decode(value: unknown): Uint8Array {
  if (typeof value !== "string") return malformed("not text");
  try {
    return base64urlnopad.decode(value);
  } catch {
    return malformed("not base64url without padding");
  }
}

function sized(value: unknown, length: number): Uint8Array {
  const decoded = decode(value);
  return decoded.length === length ? decoded : malformed("another length");
}

function only(value: Json, names: string[]): void {
  if (Object.keys(value).sort().join() !== [...names].sort().join()) malformed("other members");
}

function parseEntry(value: unknown): { index: number; box: Uint8Array; key: Uint8Array } {
  const entry = object(value);
  only(entry, BOX_MEMBERS);
  const { index } = entry;
  if (typeof index !== "number" || !Number.isInteger(index) || index < 0) return malformed("an index");
  return { index, box: decode(entry.box), key: sized(entry.key, 32) };
}

/** What JSON.parse does not show: escapes, the form of numbers, and the first of two members of one name. */
function checkText(text: string, count: number): void {
  if (text.includes("\\")) malformed("an escape");
  const withoutTexts = text.replaceAll(/"[^"]*"/g, '""');
  if (/[-.eE]/.test(withoutTexts)) malformed("the form of a number");
  if (withoutTexts.split(":").length - 1 !== count) malformed("a member twice");
}
