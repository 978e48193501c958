// A room without network: the page loads, the journal opens, and what is kept of the page is the page alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginJournal, isOpen, lock, unlockJournal } from "./journal-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { Scene } from "./support/scene.ts";

let scene: Scene;
let page: Page;

before(async () => {
  scene = await Scene.open();
  page = await (await scene.device()).newPage();
  await beginJournal(scene, page);
  await lock(page);
});
after(() => scene.close());

test("what the page is made of is kept, and nothing of the store's", async () => {
  await page.waitForFunction(async () => (await caches.match("/journal.js")) !== undefined);
  const kept = await page.evaluate(async () => {
    const urls: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
    }
    return urls;
  });
  assert.ok(kept.length > 10, `${kept.length} files`);
  assert.deepEqual(
    kept.filter((path) => path.startsWith("/v1/") || path.startsWith("/inbox.j")),
    [],
  );
});

test("without the network the page loads anew, and the journal opens", async () => {
  scene.site.offline = true;
  await page.reload();
  await unlockJournal(page);
  await isOpen(page);
  await lock(page);
  scene.site.offline = false;
});
