// Files in forms: sealed as streams, staged, uploaded by tus to a real store, and opened again from what that has.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { truncate } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { AttachedFile } from "../../www/src/manifest.ts";
import { AttachmentsScene, type InPage } from "./attachments-scene.ts";
import { filesBelow, findSecrets } from "./support/canary.ts";
import { engine, type Page, until } from "./support/driver/index.ts";

declare const extra: InPage;

const CANARY = "kanarienvogelattachment";
const MIB = 1024 * 1024;

let scene: AttachmentsScene;
before(async () => {
  scene = await AttachmentsScene.open();
});
after(() => scene.close());

test("files of every size around a chunk arrive whole, and nothing of them is seen on the way", async () => {
  const page = await scene.show();
  const sizes = [0, 1, 65_528, 65_529, 3 * MIB + 17];
  const contents = sizes.map((size) => Buffer.alloc(size, `${CANARY} `));
  const names = sizes.map((size) => `${CANARY} Überweisung ${size} 日本 "<b>".pdf`);
  const paths = await Promise.all(names.map((name, at) => scene.file(name, contents[at] ?? Buffer.alloc(0))));
  await page.locator("#letters").setInputFiles(paths);
  const record = newRecord();
  const attached = await page.evaluate((record) => extra.sendAll(record), record);

  assert.deepEqual(
    attached.map(({ name, size, type }) => [name, size, type]),
    names.map((name, at) => [name, sizes[at], "application/pdf"]),
  );
  for (const [at, file] of attached.entries()) {
    assert.ok((await scene.read(record, file)).equals(contents[at] ?? Buffer.alloc(1)), `${sizes[at]} bytes`);
  }
  const host = await filesBelow(scene.store.data);
  host.set("the wire", scene.wiretap.recording);
  const secrets = Object.fromEntries(attached.map(({ secret }, at) => [`secret ${at}`, secret]));
  const types = { type: "application/pdf" };
  assert.deepEqual(findSecrets(host, { CANARY, ...secrets, ...types }), []);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.equal(stored, "{}", "the library has kept nothing of its own");
  await scene.deviceOf(page).close();
});

test("a connection that breaks in the middle is gone on with", async () => {
  const page = await scene.show();
  const { content, record } = await choose(page, 9 * MIB);
  const begun = (): number => scene.wiretap.requests.filter((line) => line === "POST /v1/files").length;
  const before = begun();
  const broken = scene.wiretap.hangUpAfter(6 * MIB);
  const [file] = await page.evaluate((record) => extra.sendAll(record), record);
  await broken;
  assert.ok(file && (await scene.read(record, file)).equals(content));
  // Mostly by asking how far it was. Chromium may send a piece again by itself, when the break falls between two of them.
  assert.equal(begun(), before + 1, "it was not begun anew");
  await scene.deviceOf(page).close();
});

test("a page that is closed in the middle goes on from what is staged when it is opened again, to exactly one object", async () => {
  const page = await scene.show();
  const { content, record } = await choose(page, 9 * MIB);
  const before = await scene.kept();
  const broken = scene.wiretap.hangUpAfter(6 * MIB, { forGood: true });
  const [file] = await page.evaluate(async (record) => {
    const files = extra.inputs.filesOf(document.querySelector("input") as HTMLInputElement);
    const endpoint = new URL("/v1/files", location.href);
    const to = { endpoint, onProgress: () => undefined, signal: new AbortController().signal };
    const attached = await extra.sealFiles(files, { record, ...to });
    extra.uploadFiles(record, to).catch(() => undefined);
    return attached;
  }, record);
  await broken;
  const device = scene.deviceOf(page);
  await page.close();
  assert.deepEqual(await scene.kept(), before, "it was not at its end");
  scene.wiretap.cut = false;

  const later = await scene.show({}, device);
  const resume = () => later.evaluate((record) => extra.resume(record), record);
  await resume();
  assert.ok(file && (await scene.read(record, file)).equals(content));
  const done = await later.evaluate(() => extra.progress[0]?.done ?? 0);
  assert.ok(done >= 4 * MIB, "what had arrived was not sent again");
  assert.deepEqual(await scene.kept(), [...before, file.id]);
  const again = await later.evaluate(
    (record) => extra.resume(record).catch((thrown: { code: string }) => thrown.code),
    record,
  );
  assert.equal(again, "file-changed", "nothing is left to be sent");
  assert.deepEqual(await scene.kept(), [...before, file.id], "once more changes nothing");
  await device.close();
});

test("a client pauses and goes on", async () => {
  const page = await scene.show();
  const { content, record } = await choose(page, 8 * MIB);
  // Sealing or sending, wherever the click meets it.
  await begin(page, record);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByText("Paused. What was sent already is kept.").waitFor();
  assert.equal(await page.getByRole("progressbar").count(), 1);
  await page.getByRole("button", { name: "Go on" }).click();
  const [file] = await page.evaluate(() => Reflect.get(globalThis, "sending") as Promise<AttachedFile[]>);
  assert.ok(file && (await scene.read(record, file)).equals(content));
  await scene.deviceOf(page).close();
});

test("a device that refuses storage sends while it seals, through a broken connection too", async () => {
  const page = await scene.show();
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Refused", "SecurityError");
    };
  });
  const { content, record } = await choose(page, 9 * MIB);
  void scene.wiretap.hangUpAfter(6 * MIB);
  const [file] = await page.evaluate((record) => extra.sendAll(record), record);
  assert.ok(file && (await scene.read(record, file)).equals(content));
  const phases = await page.evaluate(() => extra.progress.map(({ phase }) => phase));
  assert.ok(!phases.includes("sealing"), "nothing was staged");
  await scene.deviceOf(page).close();
});

test("a device that is full in the middle sends the rest while it seals", async () => {
  const page = await scene.show();
  const contents = [1, 5, 1].map((size) => randomBytes(size * MIB));
  const paths = await Promise.all(contents.map((content, at) => scene.file(`${newRecord()} ${at}`, content)));
  await page.locator("#letters").setInputFiles(paths);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    let room = 4;
    IDBObjectStore.prototype.put = function (value, key) {
      if (this.name === "pieces" && --room < 0) throw new DOMException("Full", "QuotaExceededError");
      return put.call(this, value, key);
    };
  });
  const record = newRecord();
  const attached = await page.evaluate((record) => extra.sendAll(record), record);
  for (const [at, file] of attached.entries()) {
    assert.ok((await scene.read(record, file)).equals(contents[at] ?? Buffer.alloc(0)), `file ${at}`);
  }
  assert.equal(attached.length, 3);
  await scene.deviceOf(page).close();
});

test("a file that changed after it was chosen is file-changed, and leaves nothing behind", async () => {
  const page = await scene.show();
  const { content, path, record } = await choose(page, 2 * MIB);
  await truncate(path, MIB);
  if (engine === "webkit") {
    // WebKitGTK reads zeros where the file no longer is, and tells nobody.
    const [file] = await page.evaluate((record) => extra.sendAll(record), record);
    assert.ok(
      file && (await scene.read(record, file)).equals(Buffer.concat([content.subarray(0, MIB)], 2 * MIB)),
    );
  } else {
    assert.equal(await codeOf(page, record), "file-changed");
  }
  assert.deepEqual(await staged(page), []);
  await scene.deviceOf(page).close();
});

test("a client gives it up: it ends, and leaves nothing on the device", async () => {
  const page = await scene.show();
  const { record } = await choose(page, 12 * MIB);
  scene.wiretap.cut = true;
  await begin(page, record);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  const ended = await page.evaluate(() =>
    (Reflect.get(globalThis, "sending") as Promise<unknown>).then(
      () => "sent",
      (thrown: Error) => thrown.name,
    ),
  );
  assert.equal(ended, "AbortError");
  scene.wiretap.cut = false;
  await page.evaluate((record) => extra.discardFiles(record), record);
  assert.deepEqual(await staged(page), []);
  await scene.deviceOf(page).close();
});

test("what was staged when the page was closed before all was sealed is swept away by the next sealing", async () => {
  const page = await scene.show();
  const { record } = await choose(page, 30 * MIB);
  await page.evaluate((record) => {
    extra.sendAll(record).catch(() => undefined);
    return new Promise<void>((begun) => {
      const look = (): void => (extra.progress.length > 2 ? begun() : void setTimeout(look, 5));
      look();
    });
  }, record);
  // What is told of as progress is sealed, and a moment later kept.
  await until("something is staged", async () => assert.deepEqual(await staged(page), [record]));
  // In WebKit a page that goes still hears that its worker is gone, and clears up by itself.
  await page.reload();
  await page.locator("body[data-ready]").waitFor();
  const again = await choose(page, 10);
  await page.evaluate((record) => extra.sendAll(record), again.record);
  assert.deepEqual(await staged(page), [], "nor is anything of what was sent kept");
  await scene.deviceOf(page).close();
});

test("a server that refuses is server-refused, and the files can be sealed anew", async () => {
  const page = await scene.show();
  const { record } = await choose(page, MIB);
  for (const [endpoint, code] of [
    ["/no-such-address", "server-refused"],
    ["/v1/files", "sent"],
  ]) {
    const seen = await page.evaluate(
      async ({ record, endpoint }) => {
        const files = extra.inputs.filesOf(document.querySelector("input") as HTMLInputElement);
        const signal = new AbortController().signal;
        const to = { endpoint: new URL(endpoint, location.href), onProgress: () => undefined, signal };
        try {
          await extra.sealFiles(files, { record, ...to });
          await extra.uploadFiles(record, to);
          return "sent";
        } catch (thrown) {
          return (thrown as { code: string }).code;
        }
      },
      { record, endpoint: endpoint ?? "" },
    );
    assert.equal(seen, code);
  }
  await scene.deviceOf(page).close();
});

/** Begins to send, and does not wait for it: WebKitGTK's driver does one thing at a time. */
const begin = (page: Page, record: string): Promise<void> =>
  page.evaluate((record) => {
    const sending = extra.sendAll(record);
    // Whoever waits for it hears of a failure there.
    sending.catch(() => undefined);
    Object.assign(globalThis, { sending });
  }, record);

const newRecord = (): string => randomBytes(16).toString("hex");

/** A file of random bytes, chosen in the first input. */
async function choose(page: Page, size: number) {
  const content = randomBytes(size);
  const record = newRecord();
  const path = await scene.file(record, content);
  await page.locator("#letters").setInputFiles(path);
  return { content, path, record };
}

const codeOf = (page: Page, record: string): Promise<string> =>
  page.evaluate(
    (record) =>
      extra.sendAll(record).then(
        () => "sent",
        (thrown: { code: string }) => thrown.code,
      ),
    record,
  );

/** The records of which something is staged on the device, as IndexedDB has them. */
const staged = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open("sealform-files");
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const keys = await Promise.all(
      ["files", "pieces"].map(async (name) => {
        const all = database.transaction(name).objectStore(name).getAllKeys();
        await new Promise((resolve) => {
          all.onsuccess = resolve;
        });
        return all.result.map((key) => (key as string[])[0] ?? "");
      }),
    );
    database.close();
    return [...new Set(keys.flat())];
  });
