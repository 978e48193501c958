// A keyring of a time when passphrases were cheaper to guess at: unlocking it raises the cost, and nobody has to do anything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { initSync, inspect, open } from "sealform-wasm/full";
import { CHEAP } from "../independent/holders.ts";
import { sealBoxes } from "../independent/sealer.ts";
import { PASSPHRASE, PRACTICE, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

initSync({
  module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
});
const passphrase = Buffer.from(PASSPHRASE);

let scene: Scene;
before(async () => {
  scene = await Scene.open();
});
after(() => scene.close());

test("a keyring with a low passphrase cost is stored anew when it is unlocked", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  const { inbox } = await setUp(page, scene.setupLink);
  const id = inbox.split("=")[1] ?? "";
  const path = `/v1/keyrings/${id}`;
  const kept = async (): Promise<Uint8Array> => {
    const answer = await scene.store.fetch(path);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const costs = (envelope: Uint8Array): unknown => (inspect(envelope) as { slots: unknown }).slots;

  // The same keyring, sealed by another implementation at the least cost.
  const expected = { kind: "keyring", context: { keyring: id } };
  const { boxes } = open(await kept(), { passphrase }, expected) as { boxes: Uint8Array[] };
  const context = [{ key: "keyring", value: id }];
  const cheap = await sealBoxes({ kind: 3, context, boxes, to: [{ passphrase: PASSPHRASE, cost: CHEAP }] });
  const headers = { "content-type": "application/vnd.sealform" };
  await scene.store.fetch(path, { method: "PUT", headers, body: cheap.envelope as Uint8Array<ArrayBuffer> });
  assert.deepEqual(costs(await kept()), [{ type: "passphrase", memoryKib: 64, passes: 1, lanes: 1 }]);

  await page.goto("about:blank");
  await page.goto(scene.url(inbox));
  await unlock(page, PASSPHRASE);
  await page.getByText(PRACTICE).waitFor();

  const raised = await kept();
  assert.deepEqual(costs(raised), [{ type: "passphrase", memoryKib: 65_536, passes: 3, lanes: 1 }]);
  const again = open(raised, { passphrase }, expected) as { boxes: Uint8Array[] };
  assert.deepEqual(again.boxes, boxes);
  await device.close();
});
