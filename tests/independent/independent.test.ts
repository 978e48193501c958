// Envelopes that go both ways between the command line and the sealer and opener here, which were written from
// docs/FORMAT.md alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { padme } from "./boxes.ts";
import { bytes, type Code, concat, equal, random, SealformError } from "./bytes.ts";
import { forge, manifest } from "./forge.ts";
import { Kind } from "./format.ts";
import { CHEAP, casesAt, recipient, secret, seed } from "./holders.ts";
import { formatRecipient, parseIdentity, publicKeyOf } from "./keys.ts";
import { open } from "./opener.ts";
import { toBytes } from "./parse.ts";
import { makeSlot, sealBoxes, sealFile, slot } from "./sealer.ts";
import { cli, cliOpen, dir, file, KIND_NAMES } from "./support.ts";
import { b64, text, vector } from "./vectors.ts";

const context = [
  { key: "form", value: "x" },
  { key: "card", value: "sha256-AAAA" },
];

const fails = (code: Code, opening: Promise<unknown>): Promise<void> =>
  assert.rejects(opening, (e) => e instanceof SealformError && e.code === code);

test("a vector's slot for another passkey is passed over", async () => {
  await fails("no-slot", open(vector("keyring-passkey").envelope, { passkey: () => undefined }));
});

test("an opener's kind and context are checked", async () => {
  const v = vector("record-secret");
  const holder = { secret: toBytes(v.secret ?? "") };
  await fails("wrong-kind", open(v.envelope, holder, { kind: Kind.note }));
  await fails("wrong-context", open(v.envelope, holder, { context: { form: "another" } }));
});

for (const kind of [Kind.record, Kind.keyring, Kind.note]) {
  // A writer's 64 MiB once: in JavaScript that takes seconds on a busy machine.
  for (const { name, to, here, there } of casesAt(kind === Kind.keyring ? undefined : CHEAP)) {
    test(`${KIND_NAMES[kind]} sealed here with ${name}`, async () => {
      const long = JSON.stringify({ name: "long", value: "é".repeat(40000) });
      const texts = ['{"name":"a","value":"b"}', long];
      const boxes = [manifest, ...texts.map(bytes)];
      const { envelope, root } = await sealBoxes({ kind, context, boxes, to: [to, { secret: random(32) }] });
      const opened = await open(envelope, here, { kind, context: { form: "x" } });
      assert.deepEqual(opened.boxes, boxes);
      assert.deepEqual(opened.root, root);
      if (!there) return;
      const r = cliOpen(envelope, there, ["--kind", KIND_NAMES[kind] ?? "", "--context", "form=x"]);
      assert.ok(r.ok, r.code);
      assert.deepEqual(JSON.parse(r.out), {
        kind: KIND_NAMES[kind],
        object_id: Buffer.from(opened.objectId).toString("hex"),
        context: { form: "x", card: "sha256-AAAA" },
        root: b64(root),
        manifest: JSON.parse(text(manifest)),
        boxes: texts.map((t) => JSON.parse(t)),
      });
      assert.ok(cliOpen(b64(envelope), there).ok, "as text");
    });
  }
}

test("all slot types and an unknown one together: each opens, to one root", async () => {
  const cases = casesAt(CHEAP);
  const envelope = await forge({
    secret,
    slots: async (ck, hash) => [
      slot(200, random(7)),
      ...(await Promise.all(cases.map(({ to }) => makeSlot(to, ck, hash)))),
    ],
  });
  const roots = new Set<string>();
  for (const { here, there } of cases) {
    roots.add(b64((await open(envelope, here)).root));
    if (there) roots.add(JSON.parse(cliOpen(envelope, there).out).root);
  }
  assert.equal(roots.size, 1);
});

for (const length of [0, 1, 248, 249, 65528, 65529, 200000]) {
  test(`a file of ${length} bytes sealed here; the command line opens it, and has its root`, async () => {
    const data = new Uint8Array(length).fill(7);
    const of = [{ key: "record", value: "00".repeat(16) }];
    const { envelope, root } = await sealFile({ context: of, data, to: [{ secret }] });
    const opened = await open(envelope, { secret }, { kind: Kind.file });
    assert.equal(opened.boxes.length, 1);
    assert.ok(equal(concat(...opened.boxes), data));
    assert.deepEqual(opened.root, root);
    assert.equal(JSON.parse(cli(["inspect", file(envelope)]).out).root, b64(root));
    const out = join(dir, `opened${length}`);
    const r = cliOpen(envelope, { secret }, ["-o", out, "--context", `record=${"00".repeat(16)}`]);
    assert.ok(r.ok, r.code);
    assert.ok(equal(readFileSync(out), data));
    assert.equal(JSON.parse(r.out).root, b64(root));
  });

  test(`a file of ${length} bytes sealed by the command line`, async () => {
    const data = new Uint8Array(length).fill(7);
    const out = join(dir, `sealed-file${length}`);
    const r = cli(["seal-file", `--secret=${b64(secret)}`, "--context", "record=x", "-o", out, file(data)]);
    assert.ok(r.ok, r.code);
    const opened = await open(readFileSync(out), { secret }, { kind: Kind.file, context: { record: "x" } });
    assert.ok(equal(concat(...opened.boxes), data));
    assert.equal(JSON.parse(r.out).root, b64(opened.root));
  });
}

// The command line seals no keyring.
for (const kind of [Kind.record, Kind.note]) {
  test(`${KIND_NAMES[kind]} sealed by the command line`, async () => {
    const made = cli(["keygen"]).out;
    const identity = parseIdentity(/AGE-SECRET-KEY-PQ-1\S+/.exec(made)?.[0] ?? "");
    const printed = /age1pq1\S+/.exec(made)?.[0] ?? "";
    assert.equal(formatRecipient(await publicKeyOf(identity)), printed);
    const fields = [
      { name: "a", value: "b" },
      { name: "a", value: "日本語".repeat(30000) },
    ];
    const out = join(dir, `sealed${kind}`);
    const to = ["-r", printed, "-r", formatRecipient(recipient)];
    const flags = ["--context", "form=x", "--context", "card=y", "--kind", KIND_NAMES[kind] ?? "", "-o", out];
    const r = cli(["seal", ...to, ...flags], JSON.stringify(fields));
    assert.ok(r.ok, r.code);
    for (const s of [identity, seed]) {
      const opened = await open(
        readFileSync(out),
        { seeds: [s] },
        { kind, context: { form: "x", card: "y" } },
      );
      const [head, ...rest] = opened.boxes.map((box) => JSON.parse(text(box)));
      assert.ok(!Number.isNaN(Date.parse(head.created)));
      assert.deepEqual(rest, fields);
      assert.equal(b64(opened.root), JSON.parse(cliOpen(readFileSync(out), { seed: s }).out).root);
    }
    await fails("no-slot", open(readFileSync(out), { seeds: [random(32)] }));
  });
}

test("padme", () => {
  const lengths = [0, 1, 2, 9, 255, 257, 65537, 2 ** 40 + 1];
  const padded = [0, 1, 2, 10, 256, 272, 67584, 2 ** 40 + 2 ** 34];
  assert.deepEqual(
    lengths.map((l) => Number(padme(BigInt(l)))),
    padded,
  );
});
