// The page of docs/INBOX.md, in browsers; its programs run in tests/node/.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GUIDE } from "../node/inbox-guide.ts";
import { create, newDesk, openScene } from "./opening-scene.ts";
import { engine, type Page } from "./support/driver/index.ts";
import { PASSPHRASE, PRACTICE } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>My inbox</title>
<form><label>Passphrase <input name="passphrase" type="password"></label><button>Unlock</button>
<button type="button" name="addPasskey" hidden>Add a passkey</button>
<button type="button" name="usePasskey">Use a passkey</button></form><output></output>
<script type="module">${GUIDE.page.replace('"sealform/inbox"', '"/esm/inbox.js"')}</script></html>`;

let scene: Scene;
let id: string;

before(async () => {
  scene = await openScene();
  const headers = { "content-type": "text/html" };
  scene.site.alter("/my-inbox", () => ({ status: 200, headers, body: Buffer.from(HTML) }));
  const page = await (await scene.device()).newPage();
  await newDesk(scene, page);
  ({ id } = await create(scene, page));
});
after(() => scene.close());

/** Passkeys belong to a name, which numbers are not. */
async function openInbox(page: Page): Promise<void> {
  const url = new URL(scene.url(`/my-inbox#keyring=${id}`));
  url.hostname = "localhost";
  await page.goto(url.href);
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel("Passphrase").fill(passphrase);
  await page.getByRole("button", { name: "Unlock" }).click();
}

const has = (page: Page, sentence: string): Promise<void> =>
  page.locator("output").getByText(sentence).waitFor();
const UNLOCKED = `${PRACTICE} has 0 submissions.`;

test("the guide's page unlocks by the passphrase, says why not, and keeps it nowhere", async () => {
  const page = await (await scene.device()).newPage();
  await openInbox(page);
  await unlock(page, "no passphrase of this practice");
  await has(page, "It did not open. Please check the passphrase");
  await unlock(page, PASSPHRASE);
  await has(page, UNLOCKED);
  assert.equal(await page.getByLabel("Passphrase").inputValue(), "");
});

// No other engine has a passkey device for tests.
if (engine === "chromium") {
  test("its passkey is added, and unlocks", async () => {
    const page = await (await scene.device()).newPage();
    await page.plugInPasskeys();
    await openInbox(page);
    await unlock(page, PASSPHRASE);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await has(page, "This device unlocks the keyring now.");
    await openInbox(page);
    await page.reload();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await has(page, UNLOCKED);
  });
}
