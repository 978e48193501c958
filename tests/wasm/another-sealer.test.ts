// Files and disclosures that go both ways between the WASM that we ship and the sealer and opener in
// tests/independent/, which were written from docs/FORMAT.md alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import * as files from "sealform-wasm/files";
import * as form from "sealform-wasm/form";
import * as full from "sealform-wasm/full";
import { bytes, concat, equal, random } from "../independent/bytes.ts";
import { disclose, verifyDisclosure } from "../independent/disclosure.ts";
import { Kind, type Prf } from "../independent/format.ts";
import { CHEAP } from "../independent/holders.ts";
import { formatIdentity, formatRecipient, publicKeyOf } from "../independent/keys.ts";
import { type Holder, open } from "../independent/opener.ts";
import { type Recipient, sealBoxes, sealFile } from "../independent/sealer.ts";
import { b64, text } from "../independent/vectors.ts";
import { FILE_WAYS, verifyDisclosure as verifyHere } from "./ways.ts";

for (const [name, glue] of Object.entries({ files, form })) {
  glue.initSync({
    module: new WebAssembly.Module(readFileSync(resolve(`target/wasm/${name}/sealform_wasm_bg.wasm`))),
  });
}

const context = { record: "00112233445566778899aabbccddeeff" };
const pairs = Object.entries(context).map(([key, value]) => ({ key, value }));
const LENGTHS = [0, 1, 248, 249, 65_528, 65_529, 140_000];

const [seed, secret, credentialId, first, second, nonce] = [32, 32, 24, 32, 32, 16].map(random) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const recipient = await publicKeyOf(seed);
const prf: Prf = async (input) => (input[input.length - 17] === 1 ? first : second);
const answer = { credentialId, first, second };

/** How each side takes one holder: the sealer there, the opener there, and the key here. */
const holders: [string, Recipient, Holder, full.Key][] = [
  ["identity", { recipient }, { seeds: [seed] }, { identities: [bytes(formatIdentity(seed))] }],
  [
    "passphrase",
    { passphrase: "words", cost: CHEAP },
    { passphrase: "words" },
    { passphrase: bytes("words") },
  ],
  ["passkey", { credentialId, prf }, { passkey: () => prf }, { passkey: answer }],
  ["secret", { secret }, { secret }, { secret }],
];

for (const length of LENGTHS) {
  test(`a file of ${length} bytes sealed there opens here in every way`, async () => {
    const data = new Uint8Array(length).fill(7);
    const { envelope, root } = await sealFile({ context: pairs, data, to: holders.map(([, to]) => to) });
    const check = (what: string, key: full.Key, read: (typeof FILE_WAYS)[0][1]): void => {
      const opened = read(envelope, key, context);
      assert.ok(equal(opened.data, data), what);
      assert.equal(opened.root ?? b64(root), b64(root), what);
    };
    for (const [way, read] of FILE_WAYS) check(way, { secret }, read);
    for (const [name, , , key] of holders)
      for (const [, read] of FILE_WAYS.slice(0, 1)) check(name, key, read);
  });

  test(`a file of ${length} bytes sealed here opens there`, async () => {
    const data = new Uint8Array(length).fill(7);
    const request = { context, recipients: [formatRecipient(recipient)] };
    // Without a passphrase: a writer's Argon2id takes a second there.
    const sealer = new full.FileSealer(request, [{ secret }, { passkey: { ...answer, nonce } }], length);
    const parts = [sealer.start(), sealer.push(data)];
    for (let part = sealer.finish(); part; part = sealer.finish()) parts.push(part);
    const root = sealer.root();
    for (const [name, , holder] of holders.filter(([name]) => name !== "passphrase")) {
      const opened = await open(concat(...parts), holder, { kind: Kind.file, context });
      assert.deepEqual(opened.boxes.map(b64), [b64(data)], name);
      assert.equal(b64(opened.root), root, name);
    }
  });
}

test("a form page's record has the name that was made before, and opens with the client's secret", async () => {
  const objectId = random(16);
  const request = {
    kind: "record",
    context: { form: "intake" },
    recipients: [formatRecipient(recipient)],
    objectId,
  };
  const sealed = form.seal(request, [bytes("{}"), bytes("{}")], [{ secret }]) as {
    envelope: Uint8Array;
    objectId: string;
  };
  assert.equal(sealed.objectId, Buffer.from(objectId).toString("hex"));
  for (const holder of [{ secret }, { seeds: [seed] }]) {
    const opened = await open(sealed.envelope, holder, { kind: Kind.record, context: { form: "intake" } });
    assert.deepEqual(opened.boxes.map(b64), [b64(bytes("{}")), b64(bytes("{}"))]);
  }
});

test("the build for form pages with attachments seals the same files", async () => {
  const data = new Uint8Array(140_000).fill(7);
  const sealer = new files.FileSealer({ context, recipients: [] }, [{ secret }], data.length);
  const parts = [sealer.start(), sealer.push(data)];
  for (let part = sealer.finish(); part; part = sealer.finish()) parts.push(part);
  const opened = await open(concat(...parts), { secret }, { kind: Kind.file, context });
  assert.deepEqual(opened.boxes.map(b64), [b64(data)]);
  assert.equal(b64(opened.root), sealer.root());
});

test("a disclosure made on one side is verified on the other", async () => {
  const boxes = [
    '{"created":"2026-11-22T10:00:00Z"}',
    '{"name":"a","value":"b"}',
    '{"name":"c","value":"d"}',
  ];
  const sealed = await sealBoxes({
    kind: Kind.note,
    context: pairs,
    boxes: boxes.map(bytes),
    to: [{ secret }],
  });
  const root = b64(sealed.root);
  const shown = [0, 2].map((index) => ({ index, data: bytes(boxes[index] ?? "") }));

  const theirs = await disclose(sealed.envelope, { secret }, [0, 2]);
  assert.deepEqual(verifyHere(bytes(theirs), root).boxes, shown);
  const ours = text(
    full.disclose(sealed.envelope, { secret }, { kind: "note", context }, [2, 0]) as Uint8Array,
  );
  assert.deepEqual(verifyDisclosure(ours, root), { kind: Kind.note, context, boxCount: 3, boxes: shown });
  assert.equal(ours, theirs);
});
