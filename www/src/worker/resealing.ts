import { changeHolders, inspect } from "sealform-wasm/full";
import { type Bytes, fromBase64 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { bytes, parse } from "../shape.ts";
import type { HeldKeyring } from "./held-keyring.ts";
import { wantedOf } from "./practice-entries.ts";
import { lookedAt } from "./practice-protocol.ts";

/** Against a store that finds every version changed. */
const MAX_TRIES = 5;

/**
 * Gives a record the slots that it should have, and puts it back in place of the version that was read. What it holds stays
 * sealed as it was. Returns whether anything was to be changed. Errors: as to open a record; wrong-context, when the
 * store answers with another one; record-changed, when others change it each time; network, server-refused.
 */
export async function resealRecord(keyring: HeldKeyring, id: string): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await resealOnce(keyring, id);
    } catch (thrown) {
      const { code } = SealformError.from(thrown);
      if (code !== "record-changed" || tries === MAX_TRIES) throw thrown;
    }
  }
}

async function resealOnce(keyring: HeldKeyring, id: string): Promise<boolean> {
  const { payload, sha256 } = await keyring.store.row(id);
  const envelope = decoded(payload);
  const { objectId, kind, slots } = parse(lookedAt, inspect(envelope), "internal", "What inspect returned");
  if (objectId !== id) {
    throw new SealformError("wrong-context", `The store answered with ${objectId} for ${id}.`);
  }
  if (kind !== "record") throw new SealformError("wrong-kind", `${id} is no record.`);
  const { recipients, gone } = wantedOf(keyring.entries);
  const kids = slots.map((slot) => (slot.type === "hybrid" ? slot.kid : ""));
  const removed = [...kids.keys()].filter((index) => gone.has(kids[index] ?? ""));
  const added = [...recipients].filter(([kid]) => !kids.includes(kid)).map(([, recipient]) => recipient);
  if (removed.length === 0 && added.length === 0) return false;
  const identities = keyring.identities.map(({ identity }) => identity);
  const changed = changeHolders(envelope, { identities }, removed, added, []);
  await keyring.store.putRecord(id, parse(bytes, changed, "internal", "What changeHolders returned"), sha256);
  return true;
}

function decoded(payload: string): Bytes {
  try {
    return fromBase64(payload);
  } catch {
    throw new SealformError("malformed", "The payload is not base64url.");
  }
}
