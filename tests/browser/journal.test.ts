// A client's journal: made without a practice, opened again, on another device too; and one entry of it sent to the practice.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  beginJournal,
  isOpen,
  JOURNAL_PASSPHRASE,
  lock,
  offerSending,
  openEntry,
  sendEntry,
  unlockJournal,
  writeEntry,
} from "./journal-scene.ts";
import { NEW_PASSPHRASE, openPanel, typeNewPassphrase, unlockWithCode } from "./keyring-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { PASSPHRASE, PRACTICE, type SetUp, setUp, typeBack, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const TITLE = "Kanarienvogel am Fenster";
const TEXT = "Nachts sang der Kanarienvogel.\n\nDann **schlief** ich.";
const UNSENT = { title: "Bleibt bei mir allein", text: "Das geht niemanden etwas an: kanarigelb." };
const NAME = "Jonathan Zeisig";

let scene: Scene;
let links: SetUp;
/** Nothing of it may be found at the host. */
const secrets: Record<string, string> = {
  passphrase: JOURNAL_PASSPHRASE,
  "new passphrase": NEW_PASSPHRASE,
  title: TITLE,
  "first line": "Nachts sang der Kanarienvogel.",
  "title that is not sent": UNSENT.title,
  "text that is not sent": UNSENT.text,
  name: NAME,
};

before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});
after(() => scene.close());

const newPage = async (): Promise<Page> => (await scene.device()).newPage();

test("a journal is made without a practice, and opens with the passphrase, the recovery code, and on another device", async () => {
  const page = await newPage();
  const { link, recoveryCode } = await beginJournal(scene, page);
  secrets["recovery code"] = recoveryCode;
  assert.match(link, /^\/journal#keyring=[0-9a-f]{32}$/);
  await writeEntry(page, UNSENT);

  await lock(page);
  assert.equal(await page.getByText(UNSENT.title).count(), 0);
  await unlockJournal(page, "kanarienvogel im bergwerk");
  await page.getByRole("alert").getByText("does not open your journal").waitFor();
  await unlockJournal(page);
  await openEntry(page, UNSENT.title);

  await page.reload();
  await unlockWithCode(page, recoveryCode);
  await openEntry(page, UNSENT.title);

  const other = await newPage();
  await other.goto(scene.url(link));
  await unlockJournal(other);
  await openEntry(other, UNSENT.title);
  assert.equal(await other.locator("#note-text").inputValue(), UNSENT.text);
  // This device knows it from now on, without the link.
  await other.goto("about:blank");
  await other.goto(scene.url("/journal"));
  await unlockJournal(other);
  await isOpen(other);
});

test("what was typed last is kept, though the journal is locked at once", async () => {
  const page = await newPage();
  await beginJournal(scene, page);
  await page.getByRole("button", { name: "New note" }).click();
  await page.locator("#note-title").fill("In a hurry");
  await lock(page);
  await unlockJournal(page);
  await openEntry(page, "In a hurry");
});

test("whoever leaves before the recovery code is on paper gets one at the next visit, before anything is written", async () => {
  const page = await newPage();
  await page.goto(scene.url("/journal"));
  await page.getByLabel("Passphrase of your journal").fill(JOURNAL_PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(JOURNAL_PASSPHRASE);
  await page.getByText("Very strong").waitFor();
  await page.getByRole("button", { name: "Make my journal" }).click();
  await page.locator(".recovery-code").waitFor();
  await page.reload();
  await unlockJournal(page);
  const code = await typeBack(page);
  await isOpen(page);
  await lock(page);
  await unlockWithCode(page, code);
  await isOpen(page);
});

test("without the practice's link nothing can be sent, and the page says where it comes from", async () => {
  const page = await newPage();
  await beginJournal(scene, page);
  await writeEntry(page, UNSENT);
  await page.getByRole("button", { name: "Send this entry to my practice" }).click();
  await page.getByText("does not know your practice yet").waitFor();
  assert.equal(await page.getByRole("button", { name: "Seal and send" }).count(), 0);
});

test("an entry goes to the practice as it is shown, when its writer agreed, and says afterwards that it was sent", async () => {
  const page = await newPage();
  await beginJournal(scene, page, links.journal);
  await writeEntry(page, UNSENT);
  await writeEntry(page, { title: TITLE, text: TEXT });
  await offerSending(page);
  const dialog = page.locator("dialog.letter");
  await dialog.getByText(`Only ${PRACTICE} will be able to read it`).waitFor();
  assert.equal(await dialog.locator("dd").first().textContent(), TITLE);
  assert.equal(await dialog.locator("dd").nth(2).textContent(), TEXT);

  const before = await submissions();
  await dialog.getByLabel("Your name").fill(NAME);
  await dialog.getByRole("button", { name: "Seal and send" }).click();
  // Without the consent the browser does not let it go.
  assert.equal(await dialog.locator("input:invalid").count(), 1);
  await dialog.locator("input[type=checkbox]").click();

  scene.site.offline = true;
  await dialog.getByRole("button", { name: "Seal and send" }).click();
  await dialog.getByRole("alert").getByText("network").waitFor();
  scene.site.offline = false;
  assert.deepEqual(await submissions(), before);

  const reference = await sendEntry(page);
  assert.deepEqual(await submissions(), [...before, reference]);
  await page.getByText("You have sent this entry to your practice").waitFor();

  const kept = await storedBytes(page);
  kept.set("localStorage", Buffer.from(await page.evaluate(() => JSON.stringify(localStorage))));
  kept.set("address and title", Buffer.from(await page.evaluate(() => `${location.href} ${document.title}`)));
  assert.deepEqual(findSecrets(kept, { ...secrets, reference }), []);

  const inbox = await newPage();
  await inbox.goto(scene.url(links.inbox));
  await unlock(inbox, PASSPHRASE);
  await inbox.getByRole("button", { name: NAME }).first().click();
  await inbox.getByRole("heading", { name: NAME }).waitFor();
  for (const sent of [TITLE, "Nachts sang der Kanarienvogel.", "I send this entry of my journal", reference])
    await inbox.locator("main").getByText(sent).first().waitFor();
  assert.equal(await inbox.getByText(UNSENT.title).count(), 0);
});

test("with a card that is not the pinned one nothing is sent", async () => {
  const page = await newPage();
  const wrong = links.journal.replace(/integrity=.*/, `integrity=sha256-${"A".repeat(43)}%3D`);
  await beginJournal(scene, page, wrong);
  await writeEntry(page, { title: TITLE, text: TEXT });
  const before = await submissions();
  await page.getByRole("button", { name: "Send this entry to my practice" }).click();
  await page.getByRole("alert").getByText("ask the practice for a new link").waitFor();
  assert.equal(await page.getByRole("button", { name: "Seal and send" }).count(), 0);
  assert.deepEqual(await submissions(), before);
});

test("the passphrase and the recovery code are changed, and this device forgets the journal", async () => {
  const page = await newPage();
  const { link } = await beginJournal(scene, page);
  await openPanel(page, "Settings");
  await typeNewPassphrase(page, "new-passphrase");
  await page.getByRole("button", { name: "Lock it with the new one" }).click();
  await page.getByText("The passphrase is changed.").waitFor();
  await openPanelAgain(page);
  await page.getByRole("button", { name: "Make a new code" }).click();
  const code = await typeBack(page);
  await page.getByText("The new recovery code is in force").waitFor();
  await lock(page);
  await unlockJournal(page);
  await page.getByRole("alert").getByText("does not open your journal").waitFor();
  await unlockWithCode(page, code);
  await isOpen(page);

  await openPanel(page, "Settings");
  await page.getByRole("button", { name: "Forget it here" }).click();
  await page.getByRole("button", { name: "Make my journal" }).waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  await page.goto("about:blank");
  await page.goto(scene.url(link));
  await unlockJournal(page, NEW_PASSPHRASE);
  await isOpen(page);
});

test("the host has not a word of any journal", async () => {
  assert.deepEqual(findSecrets(await scene.hostKnows(), secrets), []);
});

/** The settings close when they are filled anew. */
async function openPanelAgain(page: Page): Promise<void> {
  if (!(await page.getByRole("button", { name: "Make a new code" }).isVisible()))
    await openPanel(page, "Settings");
}

/** The ids of all that the practice was sent. */
async function submissions(): Promise<string[]> {
  const answer = await scene.store.fetch("/v1/submissions");
  const { submissions } = (await answer.json()) as { submissions: { id: string }[] };
  return submissions.map(({ id }) => id);
}
