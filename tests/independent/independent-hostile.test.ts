// What a correct sealer never writes: the opener here, written from docs/FORMAT.md alone, and the command line
// have to agree on each.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boxSeal, CHUNK, pad, streamSeal, TAG } from "./boxes.ts";
import { bytes, concat, label, random, SealformError, uint } from "./bytes.ts";
import {
  forge,
  honestShare,
  hybridByHand,
  LOW_ORDER,
  lengthed,
  manifest,
  type Share,
  value,
} from "./forge.ts";
import { committedKey, type Keys } from "./format.ts";
import { CHEAP, recipient, secret, seed } from "./holders.ts";
import { type Holder, open } from "./opener.ts";
import { toBytes } from "./parse.ts";
import { makeSlot, slot } from "./sealer.ts";
import { type CliHolder, cliOpen, type Ran } from "./support.ts";
import { vector } from "./vectors.ts";

/** Opens with both, and expects of both what `ok` says. */
async function both(envelope: Uint8Array, holder: CliHolder, ok: boolean, why = ""): Promise<[string, Ran]> {
  const here: Holder = "seed" in holder ? { seeds: [holder.seed] } : holder;
  const code = await open(envelope, here).then(
    () => "",
    (e: unknown) => {
      assert.ok(e instanceof SealformError, String(e));
      return e.code;
    },
  );
  assert.equal(code === "", ok, `here ${why}`);
  const there = cliOpen(envelope, holder);
  assert.equal(there.ok, ok, `the command line ${why}`);
  return [code, there];
}

test("a vector with any byte changed, or cut anywhere, is refused", async () => {
  const v = vector("record-manifest-only");
  const good = toBytes(v.envelope);
  const holder = { secret: toBytes(v.secret ?? "") };
  for (let i = 0; i < good.length; i++) {
    const changed = good.map((b, j) => (j === i ? b ^ (1 << (i % 8)) : b));
    await both(changed, holder, false, `at ${i}`);
    const cut = good.subarray(0, i);
    await assert.rejects(open(cut, holder), SealformError, `cut at ${i}`);
    // Each is a process, and tests/tampering.rs cuts the core everywhere.
    if (i % 16 === 0) assert.equal(cliOpen(cut, holder).ok, false, `the command line, cut at ${i}`);
  }
  const [code] = await both(concat(good, Uint8Array.of(0)), holder, false);
  assert.equal(code, "malformed");
});

test("a hybrid slot by hand opens; with a point of small order it is refused", async () => {
  const by = (share: Share): Promise<Uint8Array> =>
    forge({ secret, slots: async (ck, hash) => [await hybridByHand(recipient, ck, hash, share)] });
  await both(await by(honestShare(recipient.subarray(1184))), { seed }, true);
  for (const point of LOW_ORDER) await both(await by({ point, secret: new Uint8Array(32) }), { seed }, false);
});

test("Argon2id outside of the limits is refused for every holder, at the limits it is not", async () => {
  const outside: [number, number, number][] = [
    [8, 17, 1],
    [7, 1, 1],
    [8, 0, 1],
    [8, 1, 0],
    [262145, 1, 1],
    [262144, 5, 1],
    [40, 1, 5],
    [31, 1, 4],
    [0xffffffff, 255, 255],
  ];
  for (const [m, t, p] of outside) {
    const body = concat(uint(m, 4), uint(t, 1), uint(p, 1), random(96));
    const envelope = await forge({
      secret,
      slots: async (ck, hash) => [slot(2, body), await makeSlot({ secret }, ck, hash)],
    });
    await both(envelope, { passphrase: "x" }, false, `${m} ${t} ${p}`);
    await both(envelope, { secret }, false, `${m} ${t} ${p}`);
  }
  for (const cost of [
    { mKib: 8, t: 16, p: 1 },
    { mKib: 32, t: 1, p: 4 },
  ]) {
    const to = { passphrase: "x", cost };
    const envelope = await forge({ secret, slots: async (ck, hash) => [await makeSlot(to, ck, hash)] });
    await both(envelope, { passphrase: "x" }, true);
  }
});

test("of four passphrase slots the last opens; of five none is tried, and a secret still opens", async () => {
  const sealed = (names: string[]): Promise<Uint8Array> =>
    forge({
      secret,
      slots: (ck, hash) =>
        Promise.all([
          ...names.map((passphrase) => makeSlot({ passphrase, cost: CHEAP }, ck, hash)),
          makeSlot({ secret }, ck, hash),
        ]),
    });
  await both(await sealed(["y", "y", "y", "x"]), { passphrase: "x" }, true);
  for (const names of [
    ["y", "y", "y", "y", "x"],
    ["x", "y", "y", "y", "y"],
  ]) {
    const envelope = await sealed(names);
    const [code, there] = await both(envelope, { passphrase: "x" }, false);
    assert.deepEqual([code, there.code], ["limit-exceeded", "limit-exceeded"]);
    await both(envelope, { secret }, true);
  }
});

const pair = (k: string | Uint8Array, v: string | Uint8Array): Uint8Array => {
  const key = typeof k === "string" ? bytes(k) : k;
  const val = typeof v === "string" ? bytes(v) : v;
  return concat(uint(key.length, 1), key, uint(val.length, 2), val);
};

test("a context that is not canonical is refused", async () => {
  const contexts: [Uint8Array, boolean][] = [
    [pair("a", ""), true],
    [pair("a", "x".repeat(512)), true],
    [pair("a", "x".repeat(513)), false],
    [concat(pair("b", "1"), pair("a", "2")), false],
    [concat(pair("a", "1"), pair("a", "2")), false],
    [pair("", "x"), false],
    [pair("A", "x"), false],
    [pair("a\n", "x"), false],
    [pair("a".repeat(65), "x"), false],
    [pair("a", Uint8Array.of(0xff)), false],
    [concat(pair("a", "b"), Uint8Array.of(1)), false],
  ];
  for (const [i, [context, ok]] of contexts.entries()) {
    await both(await forge({ secret, context }), { secret }, ok, `context ${i}`);
  }
});

test("padding of another size, or not of zeros, is refused", async () => {
  const padded = pad(value, 4);
  const wrong = [
    concat(padded, new Uint8Array(256)),
    padded.subarray(0, 255),
    padded.map((b, i) => (i === 255 ? 1 : b)),
    padded.map((b, i) => (i === 0 ? 255 : b)),
  ];
  for (const p of wrong) {
    await both(await forge({ secret, padded: [pad(manifest, 4), p] }), { secret }, false);
  }
});

test("a known slot of another size is refused, whoever opens", async () => {
  const passkey = (idLength: number, said = idLength): Uint8Array =>
    concat(random(16), uint(said, 2), random(idLength), random(80));
  const slots: [number, Uint8Array, boolean][] = [
    [1, random(1175), false],
    [1, random(1176), true],
    [1, random(1177), false],
    [2, random(101), false],
    [2, random(103), false],
    [3, random(17), false],
    [3, passkey(0), false],
    [3, passkey(1), true],
    [3, passkey(1, 2), false],
    [3, passkey(2, 1), false],
    [3, passkey(1023), true],
    [3, passkey(1024), false],
    [4, random(87), false],
    [4, random(88), true],
    [4, random(89), false],
    [5, random(0), true],
  ];
  for (const [type, body, ok] of slots) {
    const envelope = await forge({
      secret,
      slots: async (ck, hash) => [slot(type, body), await makeSlot({ secret }, ck, hash)],
    });
    await both(envelope, { secret }, ok, `type ${type}, ${body.length} bytes`);
  }
});

test("a box of less than 320 bytes is refused before any slot is tried", async () => {
  for (const size of [0, 319]) {
    const body = (): Uint8Array => concat(lengthed(random(320)), lengthed(random(size)));
    // A slot that nobody opens: the size is what is seen first.
    const envelope = await forge({ secret, body, slots: () => [slot(4, random(88))] });
    const [code, there] = await both(envelope, { secret }, false);
    assert.deepEqual([code, there.code], ["malformed", "malformed"]);
  }
});

test("boxes out of place, and chunks cut wrongly, are refused", async () => {
  const m = pad(manifest, 4);
  const p = pad(value, 4);
  const bodies: ((keys: Keys) => Uint8Array[])[] = [
    (keys) => [boxSeal(keys.field(1), p), boxSeal(keys.field(0), m)],
    (keys) => [boxSeal(keys.field(0), m), boxSeal(keys.field(2), p)],
    (keys) => [boxSeal(keys.field(0), m), boxSeal(keys.field(1), new Uint8Array(0))],
    (keys) => {
      const salt = random(16);
      const { key, commitment } = committedKey(keys.field(1), label("box"), salt);
      const full = pad(new Uint8Array(65000).fill(32), 4);
      assert.equal(full.length, CHUNK);
      // Its first chunk, which is not marked as the last.
      const cut = streamSeal(key, concat(full, Uint8Array.of(0))).subarray(0, CHUNK + TAG);
      return [boxSeal(keys.field(0), m), concat(salt, commitment, cut)];
    },
  ];
  for (const boxes of bodies) {
    const body = (keys: Keys): Uint8Array => concat(...boxes(keys).map(lengthed));
    await both(await forge({ secret, boxCount: 2, body }), { secret }, false);
  }
});

test("no box, and 4,097 of them, are refused", async () => {
  for (const count of [0, 4097]) {
    const padded = Array.from({ length: count }, () => pad(value, 4));
    await both(await forge({ secret, padded }), { secret }, false);
  }
});

test("a slot that gives another content key fails, and the next one is not tried", async () => {
  const envelope = await forge({
    secret,
    slots: async (ck, hash) => [
      await makeSlot({ secret }, random(32), hash),
      await makeSlot({ secret }, ck, hash),
    ],
  });
  const [code, there] = await both(envelope, { secret }, false);
  assert.deepEqual([code, there.code], ["open-failed", "open-failed"]);
});
