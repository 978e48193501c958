// What was ever sealed opens, and what must be refused is refused with its code, in every way of reading, by the WASM
// that we ship. tests/vectors.rs has the same tests.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as full from "sealform-wasm/full";
import { parseCard } from "../../www/src/card.ts";
import { bytes } from "../independent/bytes.ts";
import {
  b64,
  disclosures,
  type Refused,
  refusedVectors,
  type Vector,
  vectors,
} from "../independent/vectors.ts";
import { cuts, FILE_WAYS, type Inspection, inspect, keysOf, open, verifyDisclosure } from "./ways.ts";

const FILE = 2;
const NAMES = ["", "record", "file", "keyring", "note"];
const TYPES = ["", "hybrid", "passphrase", "passkey", "secret"];

const decode = (text = ""): Uint8Array => Uint8Array.from(Buffer.from(text, "base64url"));
const kindOf = (v: { kind?: number }): string => NAMES[v.kind ?? 0] ?? "";
const files = vectors().filter(({ kind }) => kind === FILE);
const objects = vectors().filter(({ kind }) => kind !== FILE);

for (const v of objects) {
  const envelope = decode(v.envelope);
  test(`vector ${v.name} opens with everything that it names`, () => {
    const keys = keysOf(v);
    assert.ok(keys.length > 0);
    for (const [by, key] of keys) {
      const opened = open(envelope, key, { kind: kindOf(v), context: v.context });
      assert.deepEqual(opened.context, v.context, by);
      assert.equal(opened.root, v.root, by);
      assert.deepEqual(opened.boxes.map(b64), v.boxes, by);
    }
  });
  test(`vector ${v.name} that is not all there is malformed`, () => {
    // Any key: it is not reached.
    const key = { secret: new Uint8Array(32) };
    const expected = { kind: kindOf(v), context: v.context };
    for (const length of cuts(envelope.length)) {
      assert.equal(
        failure(() => open(envelope.subarray(0, length), key, expected)),
        "malformed",
      );
    }
  });
}

for (const v of files) {
  for (const [way, read] of FILE_WAYS) {
    test(`vector ${v.name} opens with everything that it names, ${way}`, () => {
      const keys = keysOf(v);
      assert.ok(keys.length > 0);
      for (const [by, key] of keys) {
        const { data, root = v.root } = read(decode(v.envelope), key, v.context);
        assert.equal(b64(data), v.data, by);
        assert.equal(root, v.root, by);
      }
    });
  }
}

const typesOf = (seen: Inspection): number[] =>
  seen.slots.map(({ type, number }) => number ?? TYPES.indexOf(type));

test("every vector shows what it is without a key", () => {
  for (const v of vectors()) {
    const seen = inspect(decode(v.envelope));
    assert.deepEqual([seen.kind, seen.context, seen.root], [NAMES[v.kind], v.context, v.root], v.name);
    assert.equal(seen.boxSizes.length, v.boxes?.length ?? 1, v.name);
    // Of the oldest vectors each slot opens, and they are not listed.
    if (v.slots) assert.deepEqual(typesOf(seen), v.slots, v.name);
    else assert.equal(seen.slots.length, keysOf(v).length, v.name);
  }
});

test("every disclosure is verified", () => {
  for (const v of disclosures()) {
    const found = verifyDisclosure(bytes(v.bundle), v.root);
    assert.deepEqual([found.kind, found.context, found.boxCount], [NAMES[v.kind], v.context, v.box_count]);
    const boxes = found.boxes.map(({ index, data }) => ({ index, data: b64(data) }));
    assert.deepEqual(boxes, v.boxes, v.name);
  }
});

for (const v of refusedVectors()) {
  test(`refused: ${v.name}`, () => {
    for (const [way, attempt] of attempts(v)) assert.equal(failure(attempt), v.error, way);
  });
}

/** The code of what is thrown. */
function failure(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (thrown) {
    return Object(thrown).code;
  }
  return "nothing";
}

type Attempt = [string, () => unknown];

/** Every way in which a vector that must be refused is read. */
function attempts(v: Refused): Attempt[] {
  const { envelope, bundle, root = "", card, text, recipient } = v;
  if (envelope !== undefined) return attemptsAtEnvelope({ ...v, envelope });
  if (bundle !== undefined) return [["whole", () => verifyDisclosure(bytes(bundle), root)]];
  if (card !== undefined) {
    // The page that has the card hands its recipients over as they are.
    const parse = (): void => {
      for (const named of parseCard(Uint8Array.from(bytes(card))).recipients) full.checkRecipient(named);
    };
    return [["whole", parse]];
  }
  // The one text that this build reads is a root.
  if (text !== undefined) return [["whole", () => verifyDisclosure(bytes("{}"), text)]];
  if (recipient !== undefined) return [["whole", () => full.checkRecipient(recipient)]];
  const [[, key] = []] = keysOf(v);
  assert.ok(key, "it names a key");
  return [["whole", () => open(new Uint8Array(), key, { kind: "record", context: {} })]];
}

function attemptsAtEnvelope(v: Refused & Pick<Vector, "envelope">): Attempt[] {
  const envelope = decode(v.envelope);
  const [[, key] = [], ...more] = keysOf(v);
  assert.ok(key && more.length === 0, "it names one key");
  const { context = {} } = v;
  const whole = (): unknown => open(envelope, key, { kind: kindOf(v), context });
  const ways: Attempt[] =
    v.kind === FILE
      ? FILE_WAYS.map(([way, read]) => [way, () => read(envelope, key, context)])
      : [["whole", whole]];
  // What needs no key to be seen is seen without one, and nothing else is.
  if (["core", "sizes"].includes(v.layer)) ways.push(["without a key", () => inspect(envelope)]);
  else inspect(envelope);
  return ways;
}
