// What a vector names, as the opener here takes it.

import { equal } from "./bytes.ts";
import { type Prf, prfInput, SlotType } from "./format.ts";
import { parseIdentity } from "./keys.ts";
import type { Holder } from "./opener.ts";
import { parse, parsePasskey, toBytes } from "./parse.ts";
import type { OpensWith } from "./vectors.ts";

/** An authenticator that knows two answers, and gives them for the nonce of any of its slots. */
function vectorPasskey(envelope: string, passkey: NonNullable<OpensWith["passkey"]>): Holder {
  const id = toBytes(passkey.credential_id);
  const prf: Prf = async (input) => {
    const slots = parse(toBytes(envelope)).slots.filter(({ type }) => type === SlotType.passkey);
    for (const { nonce, credentialId } of slots.map(({ body }) => parsePasskey(body))) {
      if (!equal(credentialId, id)) continue;
      if (equal(input, prfInput(1, nonce))) return toBytes(passkey.first);
      if (equal(input, prfInput(2, nonce))) return toBytes(passkey.second);
    }
    throw new Error("the input is none of its slots'");
  };
  return { passkey: (credentialId) => (equal(credentialId, id) ? prf : undefined) };
}

export function holdersOf(v: OpensWith & { envelope: string }): [string, Holder][] {
  const holders: [string, Holder][] = [];
  if (v.identity) holders.push(["identity", { seeds: [parseIdentity(v.identity)] }]);
  if (v.passphrase !== undefined) holders.push(["passphrase", { passphrase: v.passphrase }]);
  if (v.secret !== undefined) holders.push(["secret", { secret: toBytes(v.secret) }]);
  if (v.passkey) holders.push(["passkey", vectorPasskey(v.envelope, v.passkey)]);
  return holders;
}
