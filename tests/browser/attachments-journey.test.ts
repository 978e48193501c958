// From the client's files to the practice's: attached in the demo's form, and opened and saved in its inbox.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findSecrets } from "./support/canary.ts";
import { Client } from "./support/client.ts";
import type { Device, Page } from "./support/driver/index.ts";
import { download, openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

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
  const { device, page } = await openInbox();
  assert.deepEqual(
    await page.locator("#record .answers bdi").allTextContents(),
    FILES.map(([name]) => name),
  );
  for (const [name, content] of FILES) {
    const sha256 = createHash("sha256").update(content).digest("hex");
    assert.deepEqual(await download(page, name), { name, sha256 });
    await page.getByText("Opened and saved.").first().waitFor();
  }
  await device.close();
});

test("a file that the host exchanged for the other does not open", async () => {
  const files = join(scene.store.data, "files");
  const [first = "", second = ""] = await readdir(files);
  await rename(join(files, first), join(files, "aside"));
  await rename(join(files, second), join(files, first));
  await rename(join(files, "aside"), join(files, second));
  const { device, page } = await openInbox();
  const swapped = page.getByText("This is not the file that was sent.");
  // One by one: what is said below the first file moves the second one's button.
  for (const [index, [name]] of FILES.slice(0, 2).entries()) {
    await page.getByRole("button", { name: `Download ${name}` }).click();
    await swapped.nth(index).waitFor();
  }
  assert.match((await swapped.first().textContent()) ?? "", /\(open-failed\)$/);
  await device.close();
});

test("files that the host does not have, or that are not named twice the same, are said to be so", async () => {
  const file = (digit: string) => ({ id: digit.repeat(32), root: digit.repeat(64), size: 5 });
  const attached = (digit: string) => ({
    ...file(digit),
    name: `${digit}.pdf`,
    type: "",
    secret: "A".repeat(43),
  });
  const files = [file("a"), { ...file("b"), size: 6 }, file("d")];
  const answers = ["a", "b", "c"].map((digit) => ({
    name: "letters",
    label: "Letters",
    file: attached(digit),
  }));
  const name = { name: "name", value: "Somebody else" };
  await sendRecord(scene.store, { consent: [], files }, [name, ...answers]);

  const { device, page } = await openInbox("Somebody else");
  await page.getByText("names 1 more than the answers do").waitFor();
  const problems = page
    .locator("#record dd")
    .filter({ hasText: "does not name this one, or names it differently" });
  assert.deepEqual(await problems.locator("bdi").allTextContents(), ["b.pdf", "c.pdf"]);
  await page.getByRole("button", { name: "Download a.pdf" }).click();
  await page.getByText("The host does not have this file.").waitFor();
  assert.match((await page.locator("#record").textContent()) ?? "", /\(file-missing\)/);
  await device.close();
});

/** The inbox on a device of its own, with the record of this client open. */
async function openInbox(client = CLIENT.name): Promise<{ device: Device; page: Page }> {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: client }).click();
  await page.getByRole("heading", { name: client }).waitFor();
  return { device, page };
}
