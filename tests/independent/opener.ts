// Opens a sealform envelope, version 1, whole in memory (FORMAT.md, "Slots" and "Order of checks"). Written from that
// text alone: no code of ours is imported here, so that the text is shown to be enough.

import { boxOpen, fileOpen } from "./boxes.ts";
import { buffer, bytes, equal, limitExceeded, openFailed, SealformError } from "./bytes.ts";
import {
  type CommittedKey,
  derive,
  hybridInfo,
  type Keys,
  Kind,
  keyId,
  MAX_PASSPHRASE,
  MAX_PASSPHRASE_SLOTS,
  type Prf,
  passkeyKey,
  passphraseKey,
  SlotType,
  secretId,
  secretKey,
  suite,
  unwrap,
} from "./format.ts";
import { keyPair } from "./keys.ts";
import { type Parsed, parse, parsePasskey, parsePassphrase, root, type Slot, toBytes } from "./parse.ts";

/** What the holder has; any one of them may open. */
export type Holder = {
  /** X-Wing seeds. */
  seeds?: Uint8Array[];
  passphrase?: string;
  secret?: Uint8Array;
  passkey?: (credentialId: Uint8Array) => Prf | undefined;
};
export type Expected = { kind?: number; context?: Record<string, string> };
export type Opened = {
  kind: number;
  objectId: Uint8Array;
  context: Record<string, string>;
  root: Uint8Array;
  boxes: Uint8Array[];
};
type Attempt = () => Promise<Uint8Array>;

/** Compares the commitment before the cipher sees the key. */
function unwrapCommitted(derived: CommittedKey, commitment: Uint8Array, wrapped: Uint8Array): Uint8Array {
  if (!equal(derived.commitment, commitment)) openFailed();
  return unwrap(derived.key, wrapped);
}

async function openHybrid(pair: CryptoKeyPair, slot: Slot, coreHash: Uint8Array): Promise<Uint8Array> {
  try {
    // The package's X25519 refuses an all-zero shared secret.
    const enc = buffer(slot.body.subarray(8, 1128));
    const info = buffer(hybridInfo(coreHash));
    const recipient = await suite.createRecipientContext({ recipientKey: pair, enc, info });
    const ck = new Uint8Array(await recipient.open(buffer(slot.body.subarray(1128)), new ArrayBuffer(0)));
    return ck.length === 32 ? ck : openFailed();
  } catch {
    return openFailed();
  }
}

/** The ways in which this holder may open this slot: one for each of its keys that the slot is addressed to. */
function attemptsAt(slot: Slot, coreHash: Uint8Array, holder: Holder, pairs: NamedPair[]): Attempt[] {
  const { body } = slot;
  const { passphrase, secret } = holder;
  if (slot.type === SlotType.hybrid) {
    return pairs
      .filter(({ id }) => equal(id, body.subarray(0, 8)))
      .map(
        ({ pair }) =>
          () =>
            openHybrid(pair, slot, coreHash),
      );
  }
  if (slot.type === SlotType.secret && secret && equal(secretId(secret), body.subarray(0, 8))) {
    return [
      async () => unwrapCommitted(secretKey(secret, coreHash), body.subarray(8, 40), body.subarray(40)),
    ];
  }
  if (slot.type === SlotType.passphrase && passphrase !== undefined) {
    const s = parsePassphrase(body);
    return [
      async () =>
        unwrapCommitted(passphraseKey(passphrase, s.salt, s.cost, coreHash), s.commitment, s.wrapped),
    ];
  }
  if (slot.type === SlotType.passkey && holder.passkey) {
    const s = parsePasskey(body);
    const prf = holder.passkey(s.credentialId);
    if (!prf) return [];
    return [async () => unwrapCommitted(await passkeyKey(prf, s.nonce, coreHash), s.commitment, s.wrapped)];
  }
  return [];
}

type NamedPair = { pair: CryptoKeyPair; id: Uint8Array };

async function namedPair(seed: Uint8Array): Promise<NamedPair> {
  const pair = await keyPair(seed);
  return { pair, id: keyId(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey))) };
}

async function contentKey(p: Parsed, holder: Holder): Promise<Uint8Array> {
  // Before any is tried: each costs as much as Argon2id may, and whoever made the envelope chose how many there are.
  const passphraseSlots = p.slots.filter(({ type }) => type === SlotType.passphrase).length;
  if (holder.passphrase !== undefined && passphraseSlots > MAX_PASSPHRASE_SLOTS) {
    limitExceeded("more passphrase slots than a reader tries");
  }
  const pairs = await Promise.all((holder.seeds ?? []).map(namedPair));
  const attempts = p.slots.flatMap((slot) => attemptsAt(slot, p.coreHash, holder, pairs));
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (e) {
      if (!(e instanceof SealformError) || e.code !== "open-failed") throw e;
    }
  }
  if (attempts.length > 0) openFailed();
  throw new SealformError("no-slot", "none of the slots is for this holder");
}

/** What the caller gave, before the object is looked at. A passkey's answers come later here, when it is asked. */
function checkHolder({ secret, passphrase }: Holder): void {
  if (secret && secret.length !== 32) throw new SealformError("invalid-secret", "not 32 bytes");
  if (passphrase === undefined) return;
  const { length } = bytes(passphrase);
  if (length < 1 || length > MAX_PASSPHRASE) throw new SealformError("invalid-passphrase", "its length");
}

/** The keys of an object that is authentic. */
export async function unlock(p: Parsed, holder: Holder): Promise<Keys> {
  const keys = derive(await contentKey(p, holder), p.coreHash);
  if (!equal(keys.commitment, p.commitment)) openFailed();
  if (!equal(keys.slotsMac(p.slotArea), p.slotsMac)) openFailed();
  return keys;
}

/** The manifest is box 0; a file's data is its only box. */
export async function open(
  envelope: Uint8Array | string,
  holder: Holder,
  expected: Expected = {},
): Promise<Opened> {
  checkHolder(holder);
  const p = parse(toBytes(envelope));
  const keys = await unlock(p, holder);
  if (expected.kind !== undefined && expected.kind !== p.kind) {
    throw new SealformError("wrong-kind", "another kind");
  }
  for (const [key, value] of Object.entries(expected.context ?? {})) {
    if (p.context.get(key) !== value) throw new SealformError("wrong-context", "another context");
  }
  const boxes = p.boxes.map((box, i) =>
    p.kind === Kind.file ? fileOpen(keys.file, box) : boxOpen(keys.field(i), box),
  );
  return { kind: p.kind, objectId: p.objectId, context: Object.fromEntries(p.context), root: root(p), boxes };
}
