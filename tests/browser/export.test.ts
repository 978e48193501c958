// The inbox's way out: what is saved is read back, and compared with what the clients wrote.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import axe from "axe-core";
import { Client } from "./support/client.ts";
import { download } from "./support/download.ts";
import { type Device, type DeviceOptions, engine, type Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const SCREENS = process.env.SEALFORM_SCREENS;
const CLIENTS = [new Client("echo", "1971-05-06", 10), new Client("foxtrot", "1982-07-08", 10)];
const LETTER = { name: "Brief – é 日本.pdf", safe: "1-Brief _ é 日本.pdf", content: randomBytes(150_000) };

let scene: Scene;
let folder: string;
let links: SetUp;
const references: string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-export-"));
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  for (const [at, client] of CLIENTS.entries()) {
    const page = await device.newPage();
    await openIntake(page, scene.url(links.intake));
    await client.fillIn(page);
    if (at === 0) {
      await writeFile(join(folder, LETTER.name), LETTER.content);
      await page.getByLabel("Letters or reports").setInputFiles(join(folder, LETTER.name));
    }
    references.push((await send(page)).replaceAll(/\s/g, ""));
  }
  await device.close();
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

test("a ZIP has every answer and every file", async () => {
  const { device, page } = await openInbox();
  const { name, content } = await exported(page, "zip");
  assert.match(name, /^sealform-export-\d{4}-\d{2}-\d{2}\.zip$/);
  await page.getByText("2 submissions and 1 attached file in the file. That is everything").waitFor();
  const files = await unzip(content);
  const { records, failed } = JSON.parse(String(files.get("records.json")));
  assert.deepEqual(failed, []);
  assert.deepEqual(ids(records), [...references].sort());
  for (const client of CLIENTS) {
    const record = records.find(({ answers }: Record) => answers[0]?.value === client.name);
    const values = record.answers.map(({ value }: { value: string }) => value);
    for (const { answer } of client.texts)
      assert.ok(values.includes(answer.replaceAll("\n", "\r\n")) || values.includes(answer));
    for (const format of ["records.csv", "records.html"]) {
      for (const canary of Object.values(client.canaries))
        assert.ok(String(files.get(format)).includes(canary));
    }
  }
  const letter = [...files].find(([path]) => path.endsWith(`/${LETTER.safe}`));
  assert.deepEqual(letter?.[1], LETTER.content);
  await device.close();
});

test("the other formats are saved under their names, and read back", async () => {
  const { device, page } = await openInbox();
  for (const [format, extension, read] of [
    ["html", "html", (text: string) => /<article/g[Symbol.match](text)?.length],
    ["csv", "csv", (text: string) => text.match(/^"[0-9a-f]{32}",/gm)?.length],
    ["json", "json", (text: string) => JSON.parse(text).records.length],
    ["fhir", "json", (text: string) => JSON.parse(text).entry.length],
  ] as const) {
    const { name, content } = await exported(page, format);
    assert.ok(name.endsWith(`.${extension}`), name);
    assert.equal(read(content.toString()), 2, format);
    await page.getByRole("button", { name: "Close" }).click();
  }
  await device.close();
});

test("JSON, CSV and FHIR are byte for byte what `sealform export` writes from the store's own file", async () => {
  const keyring = join(folder, "keyring");
  const id = new URLSearchParams(links.inbox.split("#")[1]).get("keyring");
  const sealed = await scene.store.fetch(`/v1/keyrings/${id}`);
  await writeFile(keyring, Buffer.from(await sealed.arrayBuffer()));
  const { device, page } = await openInbox();
  for (const format of ["json", "csv", "fhir"]) {
    const { content } = await exported(page, format);
    await page.getByRole("button", { name: "Close" }).click();
    const args = ["export", "--keyring", keyring, "--passphrase-stdin", "--format", format, scene.store.data];
    const input = `${PASSPHRASE}\n`;
    const { status, stdout, stderr } = spawnSync(fromEnv("SEALFORM_CLI"), args, { input });
    assert.equal(status, 0, String(stderr));
    assert.equal(content.toString(), stdout.toString(), format);
  }
  await device.close();
});

test("where the browser can, the file is written to the place that was chosen; anywhere else it is a download", async () => {
  const { device, page } = await openInbox();
  const can = await page.evaluate(() => "showSaveFilePicker" in globalThis);
  assert.equal(can, engine === "chromium");
  // The browser's own dialog is out of a test's reach; a file of the origin's private disk is written the same way.
  if (can) {
    await page.evaluate(() => {
      const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) =>
        (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      Object.assign(globalThis, { showSaveFilePicker });
    });
    await start(page, "json");
    await page.getByRole("heading", { name: "Saved" }).waitFor();
    const text = await page.evaluate(async () => {
      const disk = await navigator.storage.getDirectory();
      const day = new Date().toISOString().slice(0, 10);
      return (await (await disk.getFileHandle(`sealform-export-${day}.json`)).getFile()).text();
    });
    assert.deepEqual(ids(JSON.parse(text).records), [...references].sort());
  }
  await device.close();
});

test("with the keyboard alone: opened, left, opened, saved; the focus comes back to the button", async () => {
  const { device, page } = await openInbox();
  await page.getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Export submissions" }).waitFor();
  assert.equal(await focused(page), "export-heading");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "export");
  await page.waitForFunction(() => document.querySelector("dialog.export")?.textContent === "");
  await withoutPicker(page);
  const { name } = await download(page, async () => {
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Export submissions" }).waitFor();
    for (let stop = 0; stop < 12 && (await focusedText(page)) !== "Save unprotected"; stop += 1) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
  });
  assert.match(name, /\.zip$/);
  await page.getByRole("heading", { name: "Saved" }).waitFor();
  assert.equal(await focused(page), "export-heading");
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "export");
  await device.close();
});

test("locking while it runs ends the export, and closes the dialog", async () => {
  const { device, page } = await openInbox();
  await withoutPicker(page);
  scene.site.offline = true;
  await start(page, "json");
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await page.getByLabel("Passphrase of the practice").waitFor();
  assert.equal(
    await page.locator("dialog.export").evaluate((dialog) => (dialog as HTMLDialogElement).open),
    false,
  );
  scene.site.offline = false;
  await device.close();
});

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["desktop-dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
];
for (const [view, options] of VIEWS) {
  test(`what does not open, and a file that the host changed, are told and left out; axe finds nothing: ${view}`, async () => {
    if (view === "phone-light") await damage();
    const { device, page } = await openInbox(options);
    await page.getByRole("button", { name: "Export" }).click();
    await inspect(page, `export-${view}`);
    await page.getByRole("button", { name: "Cancel" }).click();
    const { content } = await exported(page, "zip");
    await page.getByRole("heading", { name: "Saved, but not everything" }).waitFor();
    await page.getByText("1 submission did not open, and is not in the file").waitFor();
    await page.getByText("Left out: This is not the file that was sent.").waitFor();
    await inspect(page, `export-gaps-${view}`);
    const files = await unzip(content);
    assert.equal(JSON.parse(String(files.get("records.json"))).failed.length, 1);
    const problems = String(files.get("problems.txt")).split("\r\n");
    assert.match(
      problems[0] ?? "",
      /^submission 3, [0-9a-f]{32}: (no-slot|open-failed|malformed|limit-exceeded)$/,
    );
    assert.match(problems[1] ?? "", /^record [0-9a-f]{32}, file [0-9a-f]{32}: open-failed$/);
    assert.equal([...files.keys()].filter((path) => path.endsWith(".pdf")).length, 0);
    if (SCREENS && view === "desktop-dark") await look(files.get("records.html") ?? Buffer.alloc(0));
    await device.close();
  });
}

type Record = { id: string; answers: { value?: string }[] };
const ids = (records: Record[]): string[] => records.map(({ id }) => id).sort();

async function openInbox(options?: DeviceOptions): Promise<{ device: Device; page: Page }> {
  const device = await scene.device(options);
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: CLIENTS[0]?.name ?? "" }).waitFor();
  return { device, page };
}

/** Another one that nobody can open, and a byte of the attached file changed on the host. */
async function damage(): Promise<void> {
  await scene.store.fetch("/v1/submissions", {
    method: "POST",
    body: Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 0x5a)]),
    headers: { "content-type": "application/vnd.sealform" },
  });
  const files = join(scene.store.data, "files");
  for (const file of await readdir(files)) {
    const content = await readFile(join(files, file));
    content[100_000] = (content[100_000] ?? 0) ^ 1;
    await writeFile(join(files, file), content);
  }
}

async function start(page: Page, format: string): Promise<void> {
  await page.getByRole("button", { name: "Export" }).click();
  await page.locator(`dialog.export input[value=${format}]`).check();
  await page.getByRole("button", { name: "Save unprotected" }).click();
}

async function exported(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await withoutPicker(page);
  return download(page, () => start(page, format));
}

const withoutPicker = (page: Page): Promise<unknown> =>
  page.evaluate(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? "");
const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? "");

async function unzip(content: Buffer): Promise<Map<string, Buffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(content), { checkSignature: true, useWebWorkers: false });
  const files = new Map<string, Buffer>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return files;
}

/** The exported pages as a browser shows them, for people to look at. */
async function look(html: Buffer): Promise<void> {
  const file = join(SCREENS ?? "", `export-page-${engine}.html`);
  await writeFile(file, html);
}

/** Runs axe on the page, checks that nothing is cut off at the side, and takes its picture if that is wanted. */
async function inspect(page: Page, name: string): Promise<void> {
  if (SCREENS) await page.screenshot({ path: join(SCREENS, `${name}-${engine}.png`) });
  await page.evaluate(`(() => {${axe.source}})()`);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(violations, [], name);
  const overflow = await page.evaluate(() => {
    const dialog = document.querySelector("dialog") as HTMLDialogElement;
    return Math.max(
      document.documentElement.scrollWidth - innerWidth,
      dialog.scrollWidth - dialog.clientWidth,
    );
  });
  assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
}
