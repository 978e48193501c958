// The frozen vectors, by the opener here, which was written from docs/FORMAT.md alone: what opens opens, and what must
// be refused is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SealformError } from "./bytes.ts";
import { verifyDisclosure } from "./disclosure.ts";
import { formatIdentity, formatRecipient, parseIdentity, parseRecipient, publicKeyOf } from "./keys.ts";
import { open } from "./opener.ts";
import { parse, toBytes } from "./parse.ts";
import { makeSlot } from "./sealer.ts";
import { holdersOf } from "./vector-holders.ts";
import { b64, disclosures, type Refused, refusedVectors, vectors } from "./vectors.ts";

for (const v of vectors()) {
  const holders = holdersOf(v);
  test(`vector ${v.name} names an opener, and its slots`, () => {
    assert.ok(holders.length > 0);
    const types = parse(toBytes(v.envelope)).slots.map(({ type }) => type);
    if (v.slots) assert.deepEqual(types, v.slots);
    else assert.equal(types.length, holders.length);
  });
  for (const [name, holder] of holders) {
    test(`vector ${v.name}, by ${name}`, async () => {
      const opened = await open(v.envelope, holder, { kind: v.kind, context: v.context });
      assert.equal(opened.kind, v.kind);
      assert.deepEqual(opened.context, v.context);
      assert.equal(b64(opened.root), v.root);
      assert.deepEqual(opened.boxes.map(b64), v.boxes ?? [v.data]);
    });
  }
  const { identity, recipient } = v;
  if (identity === undefined || recipient === undefined) continue;
  test(`vector ${v.name}: the recipient is the identity's`, async () => {
    const s = parseIdentity(identity);
    assert.equal(formatRecipient(await publicKeyOf(s)), recipient);
    assert.equal(formatIdentity(s), identity);
    assert.deepEqual(parseRecipient(recipient), await publicKeyOf(s));
  });
}

for (const v of disclosures()) {
  test(`vector ${v.name}`, () => {
    const { kind, context, boxCount, boxes } = verifyDisclosure(v.bundle, v.root);
    assert.deepEqual([kind, context, boxCount], [v.kind, v.context, v.box_count]);
    assert.deepEqual(
      boxes.map(({ index, data }) => ({ index, data: b64(data) })),
      v.boxes,
    );
  });
}

async function attempt(v: Refused): Promise<unknown> {
  const { kind, context, envelope, bundle, root, recipient, identity, text } = v;
  if (envelope !== undefined) {
    const [[, holder] = []] = holdersOf({ ...v, envelope });
    assert.ok(holder, "it names an opener");
    const expected = {
      ...(kind === undefined ? {} : { kind }),
      ...(context === undefined ? {} : { context }),
    };
    return open(envelope, holder, expected);
  }
  if (bundle !== undefined) return verifyDisclosure(bundle, root ?? "");
  if (text !== undefined) return toBytes(text);
  if (identity !== undefined) return parseIdentity(identity);
  // Before an object is looked at: this one is none.
  const [[, holder] = []] = holdersOf({ ...v, envelope: "" });
  if (holder) return open("", holder);
  // A public key is looked at when it is sealed to.
  return makeSlot({ recipient: parseRecipient(recipient ?? "") }, new Uint8Array(32), new Uint8Array(32));
}

/** Cards are no part of the format, and here a passkey is what answers, not its answers. */
const isReadHere = (v: Refused): boolean =>
  v.card === undefined && (v.passkey === undefined || v.envelope !== undefined);

for (const v of refusedVectors().filter(isReadHere)) {
  test(`refused: ${v.name}`, async () => {
    await assert.rejects(
      async () => attempt(v),
      (e) => {
        assert.ok(e instanceof SealformError, String(e));
        assert.equal(e.code, v.error);
        return true;
      },
    );
  });
}
