// A lost device that is shut out: what it keeps, and what devices keep from then on, have no secret in common.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inspect, open } from "sealform-wasm/full";
import { create, fillWith, newDesk, openAll, openScene, unlock } from "./opening-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { PASSPHRASE } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

const RECORDS = 12;
const NEW_PASSPHRASE = "velvet orchards whisper under eleven harbours";
type Desk = { keyring: import("../../www/src/inbox.ts").Keyring };

let scene: Scene;
let page: Page;
let other: Page;
let id: string;
let records: string[];

before(async () => {
  scene = await openScene();
  page = await (await scene.device()).newPage();
  await newDesk(scene, page);
  const made = await create(scene, page);
  id = made.id;
  records = await fillWith(scene, made.recipient, RECORDS);
  other = await (await scene.device()).newPage();
  await unlock(scene, other, id);
  await openAll(other);
});
after(() => scene.close());

test("the device that shuts out erases its headers, keeps what was read, and has a new secret", async () => {
  await openAll(page);
  await page.evaluate((ids) => (globalThis as unknown as Desk).keyring.markRead(ids), records.slice(0, 3));
  const old = { secret: await cacheSecret(PASSPHRASE), sid: await sidOfMarks(page), kept: await kept(page) };
  assert.equal(old.kept.length, RECORDS + 1, "a header for each record, and what was read");
  assert.ok(old.kept.every((bytes) => bytes.includes(old.sid)));

  await shutOut();
  assert.notEqual(await cacheSecret(NEW_PASSPHRASE), old.secret);
  assert.equal((await kept(page)).length, 1, "what was read");
  assert.deepEqual(await unread(), records.slice(3));

  assert.equal(await hybrid(page), RECORDS, "the same session opens all anew");
  await unlock(scene, page, id, NEW_PASSPHRASE);
  assert.equal(await hybrid(page), 0, "and the next one has headers again");
  assert.deepEqual(await unread(), records.slice(3));

  const sid = await sidOfMarks(page);
  const now = await kept(page);
  assert.equal(now.length, RECORDS + 1);
  assert.ok(now.every((bytes) => bytes.includes(sid) && !bytes.includes(old.sid)));
});

test("another device opens all anew, once, and keeps nothing under the old secret", async () => {
  const before = await kept(other);
  assert.equal(before.length, RECORDS);
  await unlock(scene, other, id, NEW_PASSPHRASE);
  assert.equal(await hybrid(other), RECORDS);
  const sid = await sidOfMarks(page);
  const now = await kept(other);
  assert.equal(now.length, RECORDS);
  assert.ok(now.every((bytes) => bytes.includes(sid)));
  assert.ok(before.every((bytes) => !bytes.includes(sid)));
  await unlock(scene, other, id, NEW_PASSPHRASE);
  assert.equal(await hybrid(other), 0);
});

const hybrid = async (page: Page): Promise<number | undefined> => {
  const { found, progress } = await openAll(page);
  assert.deepEqual(
    found.map(([id]) => id),
    [...records].sort(),
  );
  assert.equal(progress.at(-1)?.failed, 0);
  return progress.at(-1)?.hybrid;
};

const shutOut = (): Promise<void> =>
  page.evaluate(async (text) => {
    const { keyring } = globalThis as unknown as Desk;
    const recoveryCode = await keyring.newRecoveryCode();
    await keyring.shutOut({ passphrase: new TextEncoder().encode(text), recoveryCode });
  }, NEW_PASSPHRASE);

const unread = (): Promise<string[]> =>
  page.evaluate((ids) => (globalThis as unknown as Desk).keyring.unread(ids), records);

/** What the package keeps on the device, as bytes. */
async function kept(page: Page): Promise<Buffer[]> {
  const places = await storedBytes(page);
  return [...places].filter(([place]) => /^sealform-practice\/.*, bytes \d+$/.test(place)).map(([, b]) => b);
}

/** The id of the secret that what was read is sealed under; it stands in each header, too. */
async function sidOfMarks(page: Page): Promise<Buffer> {
  const places = [...(await storedBytes(page))];
  const [, marks] = places.find(([place]) => /\/states\/.*, bytes/.test(place)) ?? [];
  assert.ok(marks);
  const { slots } = inspect(new Uint8Array(marks)) as { slots: { sid: string }[] };
  return Buffer.from(slots[0]?.sid ?? "", "hex");
}

/** Of the keyring as the store has it: exactly one. */
async function cacheSecret(passphrase: string): Promise<string> {
  const stored = await scene.store.fetch(`/v1/keyrings/${id}`);
  const expected = { kind: "keyring", context: { keyring: id } };
  const key = { passphrase: Buffer.from(passphrase) };
  const { boxes } = open(new Uint8Array(await stored.arrayBuffer()), key, expected) as {
    boxes: Uint8Array[];
  };
  const entries = boxes.map((box) => JSON.parse(Buffer.from(box).toString()) as Record<string, string>);
  const secrets = entries.filter(({ name, use }) => name === "secret" && use === "cache");
  assert.equal(secrets.length, 1);
  return secrets[0]?.value ?? "";
}
