// Argon2id of the WASM, whose inner loop is ours, against Argon2id of another hand. It is seen through the slots that
// it makes, at costs on both sides of every edge.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { initSync, open } from "sealform-wasm/full";
import { bytes } from "./bytes.ts";
import { manifest } from "./forge.ts";
import { type Cost, Kind } from "./format.ts";
import { sealBoxes } from "./sealer.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

async function opens(passphrase: string, cost: Cost): Promise<void> {
  const what = { kind: Kind.note, context: [], boxes: [manifest], to: [{ passphrase, cost }] };
  const { envelope } = await sealBoxes(what);
  const key = { passphrase: bytes(passphrase) };
  const opened = open(envelope, key, { kind: "note", context: {} }) as { boxes: Uint8Array[] };
  assert.deepEqual(opened.boxes, [manifest], JSON.stringify(cost));
}

for (const p of [1, 2, 3, 4]) {
  test(`Argon2id in lanes: ${p}`, async () => {
    const least = Array.from({ length: 18 }, (_, i) => 8 * p + i);
    // A block holds 128 addresses, and a lane has four segments.
    const aroundAddresses = [127, 128, 129, 257].map((segment) => 4 * p * segment);
    for (const mKib of [...least, ...aroundAddresses, 4 * p * 129 - 1]) {
      for (const t of [1, 2, 3]) await opens("correct horse", { mKib, t, p });
    }
  });
}

test("Argon2id in every number of passes", async () => {
  for (let t = 1; t <= 16; t++) await opens("correct horse", { mKib: 67, t, p: 2 });
});

test("Argon2id of passphrases of every length around BLAKE2b's blocks", async () => {
  for (let length = 1; length <= 300; length++) await opens("x".repeat(length), { mKib: 8, t: 1, p: 1 });
  await opens("x".repeat(65_536), { mKib: 8, t: 1, p: 1 });
});

test("Argon2id at the cost that is written", () => opens("correct horse", { mKib: 65_536, t: 3, p: 1 }));
