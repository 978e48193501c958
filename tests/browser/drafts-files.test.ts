import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { CSP, ElementScene } from "./element-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import { damageDrafts, readDrafts, storedBytes, storedPlaces, until } from "./support/indexed-db.ts";

const CANARY = "kanarienvogel-7f3a";
const NAME = "befund-9c1e.txt";
const MIB = 1 << 20;

/** A form of its own beside the one that the scene waits for, with the file inputs of the browser. */
const PAGE = `<seal-form SEAL><form method="dialog"></form></seal-form>
  <form-host id="host"><form method="dialog"><input type="file" multiple name="files"></form></form-host>
  <script>
    const access = {
      filesOf: (input) => [...input.files],
      restore(input, files) {
        const transfer = new DataTransfer();
        for (const file of files) transfer.items.add(file);
        input.files = transfer.files;
      },
    };
    const script = document.createElement("script");
    script.src = "/sealform/drafts.js";
    script.onload = async () => {
      const { Drafts } = script.extra;
      window.drafts = await Drafts.open(host, host.querySelector("form"), { form: "files", days: 7, files: access });
      await drafts.restore();
      document.body.dataset.opened = "";
    };
    document.head.append(script);
  </script>`;

const scene = ElementScene.forTests();
let folder: string;
beforeEach(() => {
  scene.csp = { ...CSP, "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
});
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-drafts-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const opened = (page: Page) => page.locator("body[data-opened]").waitFor();
const said = (page: Page, text: string) =>
  page.locator("[data-seal=drafts] [role=status]").getByText(text).waitFor();

async function reload(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.goto(scene.origin);
  await opened(page);
}

/** Chooses files in a form whose draft is kept. */
async function choose(files: [name: string, bytes: Buffer][]): Promise<Page> {
  const paths = files.map(([name]) => join(folder, name));
  await Promise.all(files.map(([, bytes], at) => writeFile(paths[at] ?? "", bytes)));
  const page = await scene.show(PAGE);
  await opened(page);
  await page.getByLabel("Yes, until I send them").check();
  await page.locator("[type=file]").setInputFiles(paths);
  return page;
}

/** Until the draft has these files. */
async function kept(page: Page, ...names: string[]): Promise<void> {
  await until(`the draft has ${names}`, async () => {
    const [draft = "{}"] = await readDrafts(page);
    const files: [string, { name: string }][] = JSON.parse(draft).files;
    return String(files?.map(([, { name }]) => name)) === String(names);
  });
}

/** Name, type, size, time and SHA-256 of each file that is chosen. */
const chosen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const files = [...(document.querySelector<HTMLInputElement>("[type=file]")?.files ?? [])];
    const texts = files.map(async (file) => {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return [file.name, file.type, file.size, file.lastModified, hex].join(" ");
    });
    return Promise.all(texts);
  });

const filler = (size: number): Buffer => Buffer.alloc(size, `${CANARY} `);

test("files survive a reload as they were, in their order, sealed; then they are gone with the draft", async () => {
  const files: [string, Buffer][] = [
    [NAME, filler(2.5 * MIB)],
    ["empty.bin", Buffer.alloc(0)],
    ["exact.jpg", filler(MIB)],
  ];
  const page = await choose(files);
  await kept(page, ...files.map(([name]) => name));
  const before = await chosen(page);
  assert.deepEqual(
    before.map((text) => text.split(" ").at(-1)),
    files.map(([, bytes]) => createHash("sha256").update(bytes).digest("hex")),
  );
  const places = await storedBytes(page);
  assert.ok([...places.values()].reduce((sum, { length }) => sum + length, 0) > 3.5 * MIB);
  assert.deepEqual(findSecrets(places, { CANARY, NAME }), []);

  await reload(page);
  assert.deepEqual(await chosen(page), before);
  const records = await storedPlaces(page);
  assert.equal(records.length, 1 + 3 + 1);
  // What is there already is not written once more.
  await page.evaluate(() =>
    document.querySelector("form input")?.dispatchEvent(new Event("change", { bubbles: true })),
  );
  await said(page, "Your answers are kept on this device.");
  assert.deepEqual(await storedPlaces(page), records);

  await page.evaluate(() => {
    const input = document.querySelector("[type=file]") as HTMLInputElement;
    const transfer = new DataTransfer();
    for (const file of input.files ?? []) if (file.name === "exact.jpg") transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await kept(page, "exact.jpg");
  await reload(page);
  assert.deepEqual(
    (await chosen(page)).map((text) => text.split(" ")[0]),
    ["exact.jpg"],
  );
  await page.getByRole("button", { name: "Erase what is kept" }).click();
  await said(page, "The draft on this device was erased.");
  assert.deepEqual(await storedPlaces(page), []);
});

test("a file that was tampered with is left out, and the client is told", async () => {
  const page = await choose([[NAME, filler(10)]]);
  await kept(page, NAME);
  assert.equal(await damageDrafts(page, "pieces"), 1);
  await reload(page);
  await said(page, "but not all of your files");
  assert.deepEqual(await chosen(page), []);
});

test("what is more than 64 MiB together is left out, and the client is told", async () => {
  const page = await choose([
    ["small.txt", filler(1000)],
    ["large.mp4", Buffer.alloc(64 * MIB)],
    [NAME, filler(10)],
  ]);
  await said(page, "but not all of your files");
  const [draft = ""] = await readDrafts(page);
  assert.deepEqual(
    JSON.parse(draft).files.map(([, { name }]: [string, { name: string }]) => name),
    ["small.txt", NAME],
  );
});

test("the element's own list of files survives a reload, with what was dropped and without what was removed", async () => {
  const page = await scene.show(
    '<seal-form SEAL drafts><form method="dialog"><input type="file" multiple name="files" aria-label="Files"></form></seal-form>',
  );
  await page.getByLabel("Yes, until I send them").check();
  await page.evaluate((name) => {
    const dataTransfer = new DataTransfer();
    for (const file of [name, "removed.txt", "last.txt"]) dataTransfer.items.add(new File(["a"], file));
    const input = document.querySelector("[type=file]") as HTMLInputElement;
    input.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, NAME);
  await kept(page, NAME, "removed.txt", "last.txt");
  await page.getByRole("button", { name: "Remove removed.txt" }).click();
  await kept(page, NAME, "last.txt");
  for (const _visit of [1, 2]) {
    await page.goto("about:blank");
    await page.goto(scene.origin);
    await said(page, "Your answers from before are here again.");
    await page.getByRole("button", { name: `Remove ${NAME}` }).waitFor();
    await page.getByRole("button", { name: "Remove last.txt" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Remove" }).count(), 2);
  }
});
