// A client's journal: made without a practice, opened again, on another device too; and one entry of it sent to the practice.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginJournal, isOpen, JOURNAL_PASSPHRASE, lock, unlockJournal } from "./journal-scene.ts";
import { unlockWithCode } from "./keyring-scene.ts";
import { findSecrets } from "./support/canary.ts";
import { inspect } from "./support/inspect.ts";
import { type SetUp, setUp } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

let scene: Scene;
let links: SetUp;
/** Nothing of it may be found at the host. */
const secrets: Record<string, string> = { passphrase: JOURNAL_PASSPHRASE };

before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});
after(() => scene.close());

test("a journal is made without a practice, and opens with the passphrase, the recovery code, and on another device", async () => {
  const page = await (await scene.device()).newPage();
  const { link, recoveryCode } = await beginJournal(scene, page);
  secrets["recovery code"] = recoveryCode;
  assert.match(link, /^\/journal#keyring=[0-9a-f]{32}$/);
  await inspect(page, "journal-new");

  await lock(page);
  await unlockJournal(page, "kanarienvogel im bergwerk");
  await page.getByRole("alert").getByText("does not open your journal").waitFor();
  await unlockJournal(page);
  await isOpen(page);

  await page.reload();
  await unlockWithCode(page, recoveryCode);
  await isOpen(page);

  const other = await (await scene.device()).newPage();
  await other.goto(scene.url(link));
  await unlockJournal(other);
  await isOpen(other);
});

test("the host has not a word of it", async () => {
  assert.deepEqual(findSecrets(await scene.hostKnows(), secrets), []);
  assert.match(links.journal, /^\/journal#card=/);
});
