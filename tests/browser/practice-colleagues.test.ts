// A colleague, whose identity the command made, reads new and re-sealed records, and no longer once removed. The page with the
// keyboard alone, in each view.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { KeyringScene, openPanel } from "./keyring-scene.ts";
import {
  CommandReader,
  fillAndSend,
  isDone,
  newestLink,
  openPractice,
  readers,
  shownKey,
  stored,
  wordsOf,
} from "./practice-scene.ts";
import type { DeviceOptions, Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { Scene } from "./support/scene.ts";

const NAME = "Dr. Okonkwo";

let scene: Scene;
let page: Page;
let keyring: KeyringScene;
let folder: string;
let colleague: CommandReader;
let link = "";
const sent: Record<string, string> = {};
/** What the colleague got from the host while they were a reader. */
let kept: Uint8Array;

before(async () => {
  scene = await Scene.open();
  folder = await mkdtemp(join(tmpdir(), "sealform-colleague-"));
  colleague = CommandReader.make(folder);
  page = await (await scene.device()).newPage();
  keyring = await KeyringScene.open(scene, page);
  sent.early = await fillAndSend(scene, keyring.links.intake, "early");
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true });
});

test("what is no key, and the practice's own, is added by nobody", async () => {
  await openPractice(scene, page, keyring.links.inbox);
  const own = await shownKey(page);
  await openPanel(page, "Add a colleague");
  await page.getByLabel("Name of the colleague").fill(NAME);
  await page.getByLabel("Their public key").fill(colleague.recipient.slice(0, -1));
  await page.getByRole("button", { name: "Show its words" }).click();
  await page.getByRole("alert").getByText("This is not a public key").waitFor();

  await page.getByLabel("Their public key").fill(own);
  await page.getByRole("button", { name: "Show its words" }).click();
  await page.getByLabel("has read these eight words to me").check();
  await page.getByRole("button", { name: "Add as a reader" }).click();
  await page.getByRole("alert").getByText("This key is your own").waitFor();
  await page.getByText("Nobody else reads your forms.").waitFor();
});

test("with the keyboard alone a colleague is added, after their words were compared and not before", async () => {
  await openPractice(scene, page, keyring.links.inbox);
  await page.locator("summary").filter({ hasText: "Add a colleague" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type(NAME);
  await page.keyboard.press("Tab");
  // As it comes out of a letter: in lines.
  await page.getByLabel("Their public key").fill(colleague.recipient.replace(/.{76}/g, "$&\n"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: `Compare the words with ${NAME}` }).waitFor();
  const words = page.getByRole("list", { name: `Words of ${NAME}` }).locator("li");
  assert.deepEqual(await words.allTextContents(), wordsOf(colleague.recipient));

  await page.getByRole("button", { name: "Add as a reader" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getByText("Nobody else reads your forms.").isVisible(), true);
  await page.getByLabel("has read these eight words to me").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await isDone(page, `${NAME} is added`);
  link = await newestLink(page);
  assert.notEqual(link, keyring.links.intake);
});

test("the command of the colleague opens what is sent with the new lines, and earlier records when they are re-sealed", async () => {
  sent.shared = await fillAndSend(scene, link, "shared");
  const { stdout } = await colleague.open(await stored(scene, sent.shared));
  assert.match(stdout, /shared/i);
  assert.match((await colleague.open(await stored(scene, sent.early ?? ""))).stderr, /no-slot/);

  await page.getByText("not all earlier records have been gone through").waitFor();
  await page.getByRole("button", { name: "Re-seal earlier records" }).click();
  await page.getByText("Gone through 2 records: 1 re-sealed").waitFor();
  kept = await stored(scene, sent.early ?? "");
  assert.match((await colleague.open(kept)).stdout, /early/i);
});

test("once removed they open nothing new, and nothing that the host gives out after re-sealing; what they kept they keep", async () => {
  await openPractice(scene, page, keyring.links.inbox);
  await openPanel(page, `Remove ${NAME}`);
  await page.getByText("stays open to Dr. Okonkwo, re-sealed or not").waitFor();
  await page.getByRole("button", { name: "Remove as a reader" }).click();
  await isDone(page, `${NAME} is removed`);
  await page.getByText("Nobody else reads your forms.").waitFor();
  const without = await newestLink(page);
  assert.notEqual(without, link);
  sent.alone = await fillAndSend(scene, without, "alone");
  assert.match((await colleague.open(await stored(scene, sent.alone))).stderr, /no-slot/);

  await page.getByRole("button", { name: "Re-seal earlier records" }).click();
  await page.getByText("Gone through 3 records: 2 re-sealed").waitFor();
  for (const id of Object.values(sent)) {
    assert.equal((await readers(scene, id)).length, 1);
    assert.match((await colleague.open(await stored(scene, id))).stderr, /no-slot/);
  }
  assert.match((await colleague.open(kept)).stdout, /early/i);
});

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["desktop-dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
];

for (const [view, options] of VIEWS) {
  test(`axe finds nothing on the page in any state, and nothing is cut off: ${view}`, async () => {
    const seen = await (await scene.device(options)).newPage();
    await seen.goto(scene.url("/practice"));
    await inspect(seen, `practice-unknown-${view}`);
    await openPractice(scene, seen, keyring.links.inbox);
    await seen.locator("summary").evaluateAll((all) => {
      for (const summary of all) (summary.parentElement as HTMLDetailsElement).open = true;
    });
    await inspect(seen, `practice-${view}`);
    await seen.getByLabel("Name of the colleague").fill(NAME);
    await seen.getByLabel("Their public key").fill(colleague.recipient);
    await seen.getByRole("button", { name: "Show its words" }).click();
    await seen.getByRole("heading", { name: "Compare the words" }).waitFor();
    await inspect(seen, `practice-compare-${view}`);
    await seen.getByLabel("has read these eight words to me").check();
    await seen.getByRole("button", { name: "Add as a reader" }).click();
    await isDone(seen, `${NAME} is added`);
    await seen.locator(".colleague summary").click();
    await inspect(seen, `practice-colleague-${view}`);
    await seen.getByRole("button", { name: "Remove as a reader" }).click();
    await isDone(seen, `${NAME} is removed`);
    await seen.getByRole("button", { name: "Re-seal earlier records" }).click();
    await seen.getByText("Gone through 3 records").waitFor();
    await inspect(seen, `practice-resealed-${view}`);
  });
}
