// The seal that a person waits for: a page is loaded, seals one form, and is gone. Nothing is warm.

import { deepEqual } from "node:assert/strict";
import { fork } from "node:child_process";
import { join } from "node:path";
import { loadAvailable } from "../available.ts";
import type { Done, Order } from "../first-seal.ts";
import { type Contender, measure } from "../measure.ts";
import { buildPage } from "../pages.ts";
import { built } from "../paths.ts";
import { type Peer, POST_QUANTUM, peers, type Ready } from "../peers.ts";
import { boxes, context, plaintext } from "../record.ts";
import { type KeyPair, makeFull, type Opened } from "../sealform.ts";
import type { Scale, Section } from "./section.ts";

const EFFORT = { warmUps: 1, rounds: 15, seconds: 20 };

export async function benchFirstSeal(scale: Scale): Promise<Section> {
  const contenders: Contender[] = [await prepareOurs()];
  const { loaded, missing } = await loadAvailable<Ready, Peer>(peers);
  for (const { peer, ready } of loaded) {
    const order = { page: await buildPage(peer), publicKey: ready.publicKey };
    const { sealed } = await sealOnce(order);
    deepEqual(new Uint8Array(await ready.open(sealed)), plaintext, `the page of ${peer.name} seals`);
    contenders.push({ name: peer.name, kind: peer.kind, time: async () => (await sealOnce(order)).ms });
  }
  return {
    id: "record-first-seal",
    title: "The first seal of a page: the same record, in a new process each time",
    measured:
      "from the script on the disk, with its WASM, to the sealed record; the peers as bundled for a page, ours without " +
      "the element and its worker",
    ...(await measure(contenders, scale(EFFORT))),
    missing,
  };
}

async function prepareOurs(): Promise<Contender> {
  const full = makeFull();
  const { identity, recipient } = full.generateIdentity() as KeyPair;
  const order = { publicKey: recipient };
  const { sealed } = await sealOnce(order);
  const opened = full.open(sealed, { identities: [identity] }, { kind: "record", context }) as Opened;
  deepEqual(opened.boxes, boxes, "sealform gives back what it sealed");
  return {
    name: "sealform (form build)",
    kind: POST_QUANTUM,
    time: async () => (await sealOnce(order)).ms,
  };
}

function sealOnce(order: Order): Promise<Done> {
  const child = fork(join(built, "first-seal.mjs"), { serialization: "advanced", execArgv: [] });
  child.send(order);
  return new Promise((resolve, reject) => {
    let done: Done | undefined;
    child.once("message", (message: Done) => {
      done = message;
    });
    child.once("error", reject);
    // Its time is over, too: the next one would have to share the processor with it.
    child.once("exit", (code) => {
      if (done) resolve(done);
      else reject(new Error(`the process that seals once ended with ${code}`));
    });
  });
}
