// Reads an envelope as FORMAT.md's "An object", "Slots" and "Boxes" lay it out, and makes the first two of its
// "Order of checks".

import { base64urlnopad } from "@scure/base";
import { fileLeaf, leaf, MIN_BOX, rootOf } from "./boxes.ts";
import { compareBytes, concat, limitExceeded, malformed, readUint, SealformError } from "./bytes.ts";
import {
  type Cost,
  costAllowed,
  HYBRID_BODY,
  hashCore,
  Kind,
  MAX_CREDENTIAL_ID,
  PASSKEY_WITHOUT_ID,
  PASSPHRASE_BODY,
  SECRET_BODY,
  SlotType,
} from "./format.ts";

export type Slot = { type: number; body: Uint8Array };
export type Parsed = {
  kind: number;
  objectId: Uint8Array;
  context: Map<string, string>;
  core: Uint8Array;
  coreHash: Uint8Array;
  commitment: Uint8Array;
  slots: Slot[];
  slotArea: Uint8Array;
  slotsMac: Uint8Array;
  /** A file's whole body is its one box. */
  boxes: Uint8Array[];
};

const COST_LENGTH = 4 + 1 + 1;
const MAX_OBJECT = 268435456;

type Committed = { commitment: Uint8Array; wrapped: Uint8Array };

class Reader {
  readonly #data: Uint8Array;
  at = 0;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  get left(): number {
    return this.#data.length - this.at;
  }

  take(n: number): Uint8Array {
    if (n > this.left) malformed("it ends too early");
    this.at += n;
    return this.#data.subarray(this.at - n, this.at);
  }

  /** Of at most 4 bytes. */
  uint(width: number): number {
    return Number(readUint(this.take(width)));
  }
}

function parseContext(context: Uint8Array): Map<string, string> {
  const r = new Reader(context);
  const pairs = new Map<string, string>();
  let previous: Uint8Array = new Uint8Array(0);
  while (r.left > 0) {
    const key = r.take(r.uint(1));
    const value = r.take(r.uint(2));
    const name = Buffer.from(key).toString("latin1");
    if (!/^[a-z0-9._-]{1,64}$/.test(name)) malformed("a context key");
    if (pairs.size > 0 && compareBytes(previous, key) >= 0) malformed("the order of the context");
    if (value.length > 512) malformed("a context value is too long");
    try {
      pairs.set(name, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(value));
    } catch {
      malformed("a context value is not UTF-8");
    }
    previous = key;
  }
  return pairs;
}

export function parsePassphrase(body: Uint8Array): Committed & { cost: Cost; salt: Uint8Array } {
  const r = new Reader(body);
  return { cost: readCost(r), salt: r.take(16), commitment: r.take(32), wrapped: r.take(48) };
}

export function parsePasskey(body: Uint8Array): Committed & { nonce: Uint8Array; credentialId: Uint8Array } {
  const r = new Reader(body);
  const nonce = r.take(16);
  return { nonce, credentialId: r.take(r.uint(2)), commitment: r.take(32), wrapped: r.take(48) };
}

function lengthAllowed(type: number, length: number): boolean {
  const idLength = length - PASSKEY_WITHOUT_ID;
  switch (type) {
    case SlotType.hybrid:
      return length === HYBRID_BODY;
    case SlotType.secret:
      return length === SECRET_BODY;
    case SlotType.passphrase:
      return length === PASSPHRASE_BODY;
    case SlotType.passkey:
      return idLength >= 1 && idLength <= MAX_CREDENTIAL_ID;
    default:
      return true;
  }
}

function readCost(r: Reader): Cost {
  const cost = { mKib: r.uint(4), t: r.uint(1), p: r.uint(1) };
  return costAllowed(cost) ? cost : limitExceeded("the cost of Argon2id");
}

function readSlot(r: Reader): Slot {
  const [type, length] = [r.uint(1), r.uint(2)];
  if (!lengthAllowed(type, length)) malformed("a slot's length");
  // A limit is checked as soon as its field is read, so before the rest of the slot is there.
  const head = r.take(type === SlotType.passphrase ? COST_LENGTH : 0);
  if (head.length > 0) readCost(new Reader(head));
  const body = concat(head, r.take(length - head.length));
  if (type === SlotType.passkey && parsePasskey(body).credentialId.length !== length - PASSKEY_WITHOUT_ID)
    malformed("the length of a credential id");
  return { type, body };
}

export type Core = Pick<Parsed, "kind" | "objectId" | "context" | "core"> & { boxCount: number };

function readCore(data: Uint8Array, r: Reader): Core {
  if (Buffer.from(r.take(3)).toString("latin1") !== "SLF") malformed("not an envelope");
  const [version, suite, kind, flags, reserved] = [r.uint(1), r.uint(1), r.uint(1), r.uint(1), r.uint(1)];
  if (version !== 1 || suite !== 1 || kind < 1 || kind > 4 || flags !== 0 || reserved !== 0) {
    throw new SealformError("unsupported", "another version, suite or kind");
  }
  const objectId = r.take(16);
  const contextLength = r.uint(2);
  if (contextLength > 4096) limitExceeded("the context is too long");
  const context = parseContext(r.take(contextLength));
  const boxCount = r.uint(2);
  if (kind === Kind.file ? boxCount !== 0 : boxCount < 1 || boxCount > 4096)
    limitExceeded("the number of boxes");
  return { kind, objectId, context, boxCount, core: data.subarray(0, r.at) };
}

/** A `Core` with nothing behind it. */
export function parseCore(data: Uint8Array): Core {
  const r = new Reader(data);
  const core = readCore(data, r);
  if (r.left > 0) malformed("it goes on too long");
  return core;
}

export function parse(envelope: Uint8Array): Parsed {
  const r = new Reader(envelope);
  const { kind, objectId, context, boxCount, core } = readCore(envelope, r);
  if (kind !== Kind.file && envelope.length > MAX_OBJECT) limitExceeded("the object is too long");
  const commitment = r.take(32);

  const slotsAt = r.at;
  const slotCount = r.uint(1);
  if (slotCount < 1 || slotCount > 32) limitExceeded("the number of slots");
  const slots = Array.from({ length: slotCount }, () => readSlot(r));
  const slotArea = envelope.subarray(slotsAt, r.at);
  const slotsMac = r.take(32);

  const boxes: Uint8Array[] = [];
  if (kind === Kind.file) boxes.push(r.take(r.left));
  for (let i = 0; i < boxCount; i++) boxes.push(r.take(r.uint(4)));
  if (r.left > 0) malformed("it goes on too long");
  if (boxes.some((box) => box.length < MIN_BOX)) malformed("a box is too small");
  const coreHash = hashCore(core);
  return { kind, objectId, context, core, coreHash, commitment, slots, slotArea, slotsMac, boxes };
}

/** Needs no key. */
export function root(p: Parsed): Uint8Array {
  const leaves = p.boxes.map((box, i) => (p.kind === Kind.file ? fileLeaf(box) : leaf(i, box)));
  return rootOf(p.core, p.commitment, leaves);
}

/** Of bytes, or of base64url without padding. */
export function toBytes(envelope: Uint8Array | string): Uint8Array {
  if (typeof envelope !== "string") return envelope;
  try {
    return base64urlnopad.decode(envelope);
  } catch {
    throw new SealformError("invalid-text", "not base64url without padding");
  }
}
