// From the client's files to the practice's: attached in the demo's form, and opened and saved in its inbox.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { findSecrets } from "./support/canary.ts";
import { Client } from "./support/client.ts";
import { openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const CANARY = "kanarienvogelbrief";
const CLIENT = new Client("brief", "1961-02-03", 10);
/** The same in length, so that one can stand in the place of the other. */
const FILES: [name: string, content: Buffer][] = [
  [`${CANARY} vom Arzt – é 日本.pdf`, Buffer.concat([Buffer.from(CANARY), randomBytes(200_000)])],
  [`${CANARY} photo.jpg`, Buffer.concat([Buffer.from(CANARY), randomBytes(200_000)])],
];

let scene: Scene;
let folder: string;
let links: SetUp;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-letters-"));
  scene = await Scene.open();
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

test("a client attaches two files, and sends them with the form", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  links = await setUp(page, scene.setupLink);
  await openIntake(page, scene.url(links.intake));
  await CLIENT.fillIn(page);
  for (const [name, content] of FILES) {
    await writeFile(join(folder, name), content);
    await page.getByLabel("Letters or reports").setInputFiles(join(folder, name));
  }
  await writeFile(join(folder, "program.exe"), "x");
  await page.getByLabel("Letters or reports").setInputFiles(join(folder, "program.exe"));
  await page.getByText("“program.exe” is not of a kind that this form takes").waitFor();
  await send(page);
  assert.equal((await scene.store.submissions()).length, 1);
  assert.deepEqual(findSecrets(await scene.hostKnows(), { CANARY }), []);
  await device.close();
});

test("the practice sees them under their question, and saves each as it was", async () => {
  const page = await openInbox();
  assert.deepEqual(
    await page.locator("#record .answers bdi").allTextContents(),
    FILES.map(([name]) => name),
  );
  for (const [name, content] of FILES) {
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download ${name}` }).click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), name);
    assert.ok((await readFile(await saved.path())).equals(content));
    await page.getByText("Opened and saved.").first().waitFor();
  }
  await page.context().close();
});

test("a file that the host exchanged for the other does not open, one that it lost is missing", async () => {
  const files = join(scene.store.data, "files");
  const [first = "", second = ""] = await readdir(files);
  await rename(join(files, first), join(files, "aside"));
  await rename(join(files, second), join(files, first));
  await rename(join(files, "aside"), join(files, second));
  const page = await openInbox();
  for (const [name] of FILES) await page.getByRole("button", { name: `Download ${name}` }).click();
  const swapped = page.getByText("This is not the file that was sent.");
  await swapped.nth(1).waitFor();
  assert.match((await swapped.first().textContent()) ?? "", /\(open-failed\)$/);
  await page.context().close();
});

/** The inbox on a device of its own, with the one record open. */
async function openInbox(): Promise<Page> {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: CLIENT.name }).click();
  await page.getByRole("heading", { name: CLIENT.name }).waitFor();
  return page;
}
