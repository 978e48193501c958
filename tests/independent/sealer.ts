// Seals a sealform envelope, version 1, whole in memory (FORMAT.md, "An object" to "Root"). Written from that
// text alone.

import { boxSeal, fileLeaf, leaf, pad, rootOf } from "./boxes.ts";
import { buffer, bytes, concat, malformed, random, SealformError, uint } from "./bytes.ts";
import {
  type Cost,
  costAllowed,
  derive,
  encodeContext,
  hashCore,
  hybridInfo,
  Kind,
  keyId,
  type Pair,
  type Prf,
  passkeyKey,
  passphraseKey,
  SlotType,
  secretId,
  secretKey,
  suite,
  WRITE_COST,
  wrap,
} from "./format.ts";
import { importPublicKey } from "./keys.ts";

export type Recipient =
  | { recipient: Uint8Array }
  | { passphrase: string; cost?: Cost }
  | { credentialId: Uint8Array; prf: Prf }
  | { secret: Uint8Array };
export type Sealed = { envelope: Uint8Array; root: Uint8Array };

export function makeCore(kind: number, context: Uint8Array, boxCount: number): Uint8Array {
  const head = concat(bytes("SLF"), Uint8Array.of(1, 1, kind, 0, 0), random(16));
  return concat(head, uint(context.length, 2), context, uint(boxCount, 2));
}

export const slot = (type: number, body: Uint8Array): Uint8Array =>
  concat(uint(type, 1), uint(body.length, 2), body);

/** Wraps the content key for one holder. */
export async function makeSlot(to: Recipient, ck: Uint8Array, coreHash: Uint8Array): Promise<Uint8Array> {
  if ("recipient" in to) {
    const info = buffer(hybridInfo(coreHash));
    const sender = await importPublicKey(to.recipient)
      .then((recipientPublicKey) => suite.createSenderContext({ recipientPublicKey, info }))
      .catch(() => {
        throw new SealformError("invalid-recipient", "not a usable public key");
      });
    const wrapped = new Uint8Array(await sender.seal(buffer(ck), new ArrayBuffer(0)));
    return slot(SlotType.hybrid, concat(keyId(to.recipient), new Uint8Array(sender.enc), wrapped));
  }
  if ("passphrase" in to) {
    const cost = to.cost ?? WRITE_COST;
    if (!costAllowed(cost)) malformed("the cost of Argon2id");
    const salt = random(16);
    const { key, commitment } = passphraseKey(to.passphrase, salt, cost, coreHash);
    const head = concat(uint(cost.mKib, 4), uint(cost.t, 1), uint(cost.p, 1), salt);
    return slot(SlotType.passphrase, concat(head, commitment, wrap(key, ck)));
  }
  if ("prf" in to) {
    const nonce = random(16);
    const { key, commitment } = await passkeyKey(to.prf, nonce, coreHash);
    const head = concat(nonce, uint(to.credentialId.length, 2), to.credentialId);
    return slot(SlotType.passkey, concat(head, commitment, wrap(key, ck)));
  }
  const { key, commitment } = secretKey(to.secret, coreHash);
  return slot(SlotType.secret, concat(secretId(to.secret), commitment, wrap(key, ck)));
}

export function assemble(
  core: Uint8Array,
  ck: Uint8Array,
  slots: Uint8Array[],
  body: Uint8Array,
): Uint8Array {
  if (slots.length < 1 || slots.length > 32) malformed("the number of slots");
  const keys = derive(ck, hashCore(core));
  const slotArea = concat(uint(slots.length, 1), ...slots);
  return concat(core, keys.commitment, slotArea, keys.slotsMac(slotArea), body);
}

/** Seals kinds 1, 3 and 4; box 0 is the manifest. */
export async function sealBoxes(what: {
  kind: number;
  context: Iterable<Pair>;
  boxes: Uint8Array[];
  to: Recipient[];
}): Promise<Sealed> {
  const { kind, boxes } = what;
  if (kind === Kind.file || boxes.length < 1 || boxes.length > 4096) malformed("the number of boxes");
  const core = makeCore(kind, encodeContext(what.context), boxes.length);
  const ck = random(32);
  const keys = derive(ck, hashCore(core));
  const sealed = boxes.map((plain, i) => boxSeal(keys.field(i), pad(plain, 4)));
  const body = concat(...sealed.map((box) => concat(uint(box.length, 4), box)));
  const slots = await Promise.all(what.to.map((h) => makeSlot(h, ck, hashCore(core))));
  const leaves = sealed.map((box, i) => leaf(i, box));
  return { envelope: assemble(core, ck, slots, body), root: rootOf(core, keys.commitment, leaves) };
}

/** Seals kind 2. */
export async function sealFile(what: {
  context: Iterable<Pair>;
  data: Uint8Array;
  to: Recipient[];
}): Promise<Sealed> {
  const core = makeCore(Kind.file, encodeContext(what.context), 0);
  const ck = random(32);
  const keys = derive(ck, hashCore(core));
  const body = boxSeal(keys.file, pad(what.data, 8));
  const slots = await Promise.all(what.to.map((h) => makeSlot(h, ck, hashCore(core))));
  return { envelope: assemble(core, ck, slots, body), root: rootOf(core, keys.commitment, [fileLeaf(body)]) };
}
