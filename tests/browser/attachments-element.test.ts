// <seal-form> with files when the line breaks: what was sealed waits on the device, and arrives once.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "./support/client.ts";
import { download } from "./support/download.ts";
import type { Device, Page } from "./support/driver/index.ts";
import { openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const MIB = 1024 * 1024;

let scene: Scene;
let folder: string;
let links: SetUp;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-broken-"));
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

test("a form whose page is closed in the middle of an upload arrives when it is opened again, once", async () => {
  const client = new Client("closed", "1971-01-01", 10);
  const { device, page, content, name } = await sendUntilTheLineBreaks(client);
  await page.close();
  assert.deepEqual([await records(), await files()], [0, 0]);

  scene.wiretap.cut = false;
  const later = await device.newPage();
  await openIntake(later, scene.url(links.intake));
  await later.getByText("What you sent earlier has arrived now.").waitFor();
  assert.deepEqual([await records(), await files()], [1, 1]);
  await device.close();

  const inbox = await (await scene.device()).newPage();
  await inbox.goto(scene.url(links.inbox));
  await unlock(inbox, PASSPHRASE);
  await inbox.getByRole("button", { name: client.name }).click();
  const saved = await download(inbox, () => inbox.getByRole("button", { name: `Download ${name}` }).click());
  assert.ok(saved.content.equals(content));
  await inbox.context().close();
});

test("a client who gives an upload up has the form as it was, and sends it again, once", async () => {
  const [recordsBefore, filesBefore] = [await records(), await files()];
  const { device, page, name } = await sendUntilTheLineBreaks(new Client("givenup", "1971-01-02", 10));
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("The form is ready.").waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 0);
  await page.getByRole("button", { name: `Remove ${name}` }).waitFor();
  assert.equal(await records(), recordsBefore);

  scene.wiretap.cut = false;
  await send(page);
  assert.deepEqual([await records(), await files()], [recordsBefore + 1, filesBefore + 1]);
  await device.close();
});

/** Fills in the form, attaches a file and sends it over a line that breaks in the middle of the file, and stays so. */
async function sendUntilTheLineBreaks(client: Client): Promise<{
  device: Device;
  page: Page;
  content: Buffer;
  name: string;
}> {
  const device = await scene.device();
  const page = await device.newPage();
  await openIntake(page, scene.url(links.intake));
  await client.fillIn(page);
  const content = randomBytes(9 * MIB);
  const name = `${client.name.replaceAll(/\W/g, "")}.pdf`;
  await writeFile(join(folder, name), content);
  await page.getByLabel("Letters or reports").setInputFiles(join(folder, name));
  const broken = scene.wiretap.hangUpAfter(6 * MIB, { forGood: true });
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("Encrypted file 1 of 1 is being sent.").waitFor();
  await broken;
  return { device, page, content, name };
}

const records = async (): Promise<number> => (await scene.store.submissions()).length;

async function files(): Promise<number> {
  const answer = await scene.store.fetch("/v1/files?limit=500");
  return ((await answer.json()) as { files: unknown[] }).files.length;
}
