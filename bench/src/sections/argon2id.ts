// Argon2id with the cost that we write, from one passphrase and one salt.

import { deepEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { loadAvailable } from "../available.ts";
import { type Contender, measure, timed } from "../measure.ts";
import { nodeModules } from "../paths.ts";
import { makeFull, type Sealed } from "../sealform.ts";
import { commitmentOf, readPassphraseSlot } from "../slot.ts";
import type { Scale, Section } from "./section.ts";

/** New memory has to be given by the system page by page, and that is a tenth of the time or more. */
export const WASM_NEW = "WASM, new memory";
export const WASM_KEPT = "WASM, memory kept";
export const NATIVE = "native, new memory";

const COST = { memoryKib: 65_536, passes: 3, lanes: 1 };
const KEY_BYTES = 32;
const PASSPHRASE = new TextEncoder().encode("seven lanterns over a quiet harbour");
const EFFORT = { warmUps: 3, rounds: 21, seconds: 35 };

type Derive = (salt: Uint8Array) => Promise<Uint8Array>;
type Peer = { name: string; kind: string; load(): Promise<Derive> };

export async function benchArgon2id(scale: Scale): Promise<Section> {
  const { envelope, open, openAgain } = prepareOurs();
  const slot = readPassphraseSlot(envelope);
  deepEqual(slot.cost, COST, "the cost that is written is the one that is compared");
  const contenders: Contender[] = [
    { name: "sealform, as shipped", kind: WASM_NEW, time: timed(open) },
    { name: "sealform, instance kept", kind: WASM_KEPT, time: timed(openAgain) },
  ];
  const { loaded, missing } = await loadAvailable<Derive, Peer>(peers);
  for (const { peer, ready: derive } of loaded) {
    // It opens the slot of ours: so it and we derive the same.
    const key = await derive(slot.salt);
    deepEqual(commitmentOf(slot, key), slot.commitment, `${peer.name} derives what sealform derives`);
    contenders.push({ name: peer.name, kind: peer.kind, time: timed(() => derive(slot.salt)) });
  }
  return {
    id: "argon2id",
    title: "Argon2id, 64 MiB, 3 passes, 1 lane",
    measured:
      "ours is opening a small keyring with a passphrase, whole: what is not Argon2id takes less than a millisecond; as " +
      "shipped, an instance is made for it and dropped",
    ...(await measure(contenders, scale(EFFORT))),
    missing,
  };
}

function prepareOurs() {
  const context = { keyring: "bench" };
  const expected = { kind: "keyring", context };
  const key = { passphrase: PASSPHRASE };
  const kept = makeFull();
  const request = { kind: "keyring", context, recipients: [] };
  const boxes = [
    new TextEncoder().encode('{"created":"2025-11-22T18:20:00Z","practice":"Harbour Practice"}'),
  ];
  const { envelope } = kept.seal(request, boxes, [key]) as Sealed;
  return {
    envelope,
    open: () => makeFull().open(envelope, key, expected),
    openAgain: () => kept.open(envelope, key, expected),
  };
}

const peers: Peer[] = [
  {
    name: "hash-wasm",
    kind: WASM_NEW,
    async load() {
      const { argon2id } = await import("hash-wasm");
      const { memoryKib: memorySize, passes: iterations, lanes: parallelism } = COST;
      const cost = { memorySize, iterations, parallelism, hashLength: KEY_BYTES };
      return (salt) => argon2id({ password: PASSPHRASE, salt, ...cost, outputType: "binary" });
    },
  },
  {
    name: "argon2id (openpgpjs)",
    kind: WASM_KEPT,
    async load() {
      const { default: setup } = await import("argon2id/lib/setup.js");
      const load = (file: string) => (imports: WebAssembly.Imports) =>
        WebAssembly.instantiate(readFileSync(join(nodeModules, "argon2id/dist", file)), imports);
      const argon2id = await setup(load("simd.wasm"), load("no-simd.wasm"));
      const { memoryKib: memorySize, passes, lanes: parallelism } = COST;
      const cost = { memorySize, passes, parallelism, tagLength: KEY_BYTES };
      return async (salt) => argon2id({ password: PASSPHRASE, salt, ...cost });
    },
  },
  {
    name: "libsodium.js sumo",
    kind: WASM_KEPT,
    async load() {
      const { default: sodium } = await import("libsodium-wrappers-sumo");
      await sodium.ready;
      const { passes, memoryKib } = COST;
      const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
      // Always one lane.
      return async (salt) =>
        sodium.crypto_pwhash(KEY_BYTES, PASSPHRASE, salt, passes, memoryKib * 1024, algorithm);
    },
  },
  {
    name: "argon2 (npm)",
    kind: NATIVE,
    async load() {
      requireLoadable("argon2");
      const { default: argon2 } = await import("argon2");
      const { memoryKib: memoryCost, passes: timeCost, lanes: parallelism } = COST;
      const cost = { memoryCost, timeCost, parallelism, hashLength: KEY_BYTES };
      const password = Buffer.from(PASSPHRASE);
      return (salt) =>
        argon2.hash(password, { salt: Buffer.from(salt), ...cost, type: argon2.argon2id, raw: true });
    },
  },
];

/** Loads a native addon in a process of its own first: one that does not fit this Node can end the process. */
function requireLoadable(name: string): void {
  const path = createRequire(join(nodeModules, "x.js")).resolve(name);
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ["--eval", "require(process.argv[1])", path],
    {
      encoding: "utf8",
    },
  );
  if (status === 0) return;
  const error = stderr.split("\n").find((line) => line.includes("Error")) ?? `exit status ${status}`;
  throw new Error(signal ? `loading it ends Node with ${signal}` : error);
}
