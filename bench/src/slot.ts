// The passphrase slot of an envelope, as docs/FORMAT.md has it: enough to hold another Argon2id against ours.

import { createHash, createHmac } from "node:crypto";

export type PassphraseSlot = {
  coreHash: Buffer;
  /** `m_kib || t || p`, and read. */
  encodedCost: Buffer;
  cost: { memoryKib: number; passes: number; lanes: number };
  salt: Uint8Array;
  commitment: Buffer;
};

const CONTEXT_LEN_AT = 24;
const COMMITMENT_BYTES = 32;
const PASSPHRASE_SLOT = 2;

/** Reads the one slot of an envelope that is sealed to a passphrase and to nobody else. */
export function readPassphraseSlot(envelope: Uint8Array): PassphraseSlot {
  const bytes = Buffer.from(envelope);
  const coreEnd = CONTEXT_LEN_AT + 2 + bytes.readUInt16BE(CONTEXT_LEN_AT) + 2;
  const slotAt = coreEnd + COMMITMENT_BYTES + 1;
  if (bytes[slotAt - 1] !== 1 || bytes[slotAt] !== PASSPHRASE_SLOT) {
    throw new Error("the envelope has another slot than the one for the passphrase");
  }
  const body = bytes.subarray(slotAt + 3);
  return {
    coreHash: createHash("sha256").update(label("core")).update(bytes.subarray(0, coreEnd)).digest(),
    encodedCost: body.subarray(0, 6),
    cost: { memoryKib: body.readUInt32BE(0), passes: body.readUInt8(4), lanes: body.readUInt8(5) },
    salt: new Uint8Array(body.subarray(6, 22)),
    commitment: body.subarray(22, 54),
  };
}

/** The commitment that the slot would have if Argon2id had given this key. */
export function commitmentOf(slot: PassphraseSlot, key: Uint8Array): Buffer {
  const info = Buffer.concat([label("passphrase"), slot.coreHash, slot.encodedCost, slot.salt]);
  // HKDF-Expand (RFC 5869, 2.3) to 64 bytes: the commitment is the second block.
  const first = createHmac("sha256", key)
    .update(info)
    .update(Buffer.from([1]))
    .digest();
  return createHmac("sha256", key)
    .update(first)
    .update(info)
    .update(Buffer.from([2]))
    .digest();
}

function label(text: string): Buffer {
  return Buffer.from(`sealform/v1/${text}\0`);
}
