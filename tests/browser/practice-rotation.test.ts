// A new key for the practice: forms with new and with old lines arrive, everything opens, and earlier records are re-sealed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { changeHolders, generateIdentity, open } from "sealform-wasm/full";
import { entriesOf, KeyringScene, openPanel } from "./keyring-scene.ts";
import {
  fillAndSend,
  isDone,
  newestLink,
  openPractice,
  readers,
  shownKey,
  stored,
  wordsOf,
} from "./practice-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import { PASSPHRASE, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

let scene: Scene;
let page: Page;
let keyring: KeyringScene;
let newLink = "";
/** The references of what clients sent, by their mark. */
const sent: Record<string, string> = {};
const keys = { old: "", new: "" };

before(async () => {
  scene = await Scene.open();
  page = await (await scene.device()).newPage();
  keyring = await KeyringScene.open(scene, page);
  sent.early = await fillAndSend(scene, keyring.links.intake, "early");
  [keys.old = ""] = await readers(scene, sent.early);
});
after(() => scene.close());

test("a new key is stored, has words of its own, and gets a card of its own beside the old one", async () => {
  await openPractice(scene, page, keyring.links.inbox);
  const words = () => page.locator(".key-words").first().locator("li").allTextContents();
  const before = await words();
  assert.deepEqual(before, wordsOf(await shownKey(page)));
  assert.deepEqual(await newestLink(page), keyring.links.intake);

  await openPanel(page, "Make a new key");
  await page.getByRole("button", { name: "Make a new key and new cards" }).click();
  await isDone(page, "The new key is in force");
  const now = await words();
  assert.notDeepEqual(now, before);
  assert.deepEqual(now, wordsOf(await shownKey(page)));
  newLink = await newestLink(page);
  assert.match(newLink, /^\/intake#card=%2Fv1%2Fcards%2Fintake-[0-9a-f]{8}&/);
  await page.getByText("One earlier key is in the keyring").waitFor();
  await page.getByText("an earlier key of the practice").first().waitFor();
  const names = entriesOf(await keyring.opened(PASSPHRASE)).map(({ name }) => name);
  assert.equal(names.filter((name) => name === "identity").length, 2);
  assert.equal(names.filter((name) => name === "card").length, 6, "of all three forms");
});

test("forms with the new and with the old lines arrive, each sealed to its key, and the inbox opens all", async () => {
  sent.fresh = await fillAndSend(scene, newLink, "fresh");
  sent.late = await fillAndSend(scene, keyring.links.intake, "late");
  const [fresh = ""] = await readers(scene, sent.fresh);
  keys.new = fresh;
  assert.notEqual(keys.new, keys.old);
  assert.deepEqual(await readers(scene, sent.late), [keys.old]);
  await opensInInbox(["late", "fresh", "early"]);
});

test("re-sealing that a reload interrupts is offered again and goes on; a record that changed meanwhile keeps what it got", async () => {
  const { early = "", late = "", fresh = "" } = sent;
  // The host never answers for one record: the page is left while it waits.
  scene.site.alter(`/v1/submissions/${late}`, "hang");
  await openPractice(scene, page, keyring.links.inbox);
  await page.getByText("not all earlier records have been gone through").waitFor();
  await page.getByRole("button", { name: "Re-seal earlier records" }).click();
  await page.waitForFunction(() => document.querySelector("progress")?.value === 2);
  assert.deepEqual(await readers(scene, early), [keys.new]);
  await page.reload();
  scene.site.mend();
  assert.deepEqual(await readers(scene, late), [keys.old]);

  // Another device was faster, and the page begins with what it had read before.
  const row = await scene.store.fetch(`/v1/submissions/${late}`, { headers: { accept: "application/json" } });
  const stale = Buffer.from(await row.arrayBuffer());
  const other = await addReader(late);
  let isStale = true;
  scene.site.alter(`/v1/submissions/${late}`, (answer) => {
    const isFirst = isStale && answer.status === 200;
    isStale = isStale && !isFirst;
    return isFirst ? { ...answer, body: stale } : answer;
  });

  await unlock(page, PASSPHRASE);
  await page.getByText("not all earlier records have been gone through").waitFor();
  await page.getByRole("button", { name: "Re-seal earlier records" }).click();
  await page.getByText("Gone through 3 records: 1 re-sealed").waitFor();
  scene.site.mend();
  assert.equal(isStale, false);
  assert.deepEqual((await readers(scene, late)).sort(), [keys.new, other].sort());
  assert.deepEqual(await readers(scene, fresh), [keys.new]);
  assert.equal(await page.getByText("not all earlier records").count(), 0);
  await opensInInbox(["late", "fresh", "early"]);
});

test("what cannot be re-sealed stays as it is, and is named", async () => {
  const body = Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 0x5a)]);
  const headers = { "content-type": "application/vnd.sealform" };
  await scene.store.fetch("/v1/submissions", { method: "POST", body, headers });
  await openPractice(scene, page, keyring.links.inbox);
  await page.getByRole("button", { name: "Re-seal earlier records" }).click();
  await page.getByText("Gone through 4 records: 0 re-sealed").waitFor();
  await page.getByRole("alert").getByText("1 record could not be re-sealed").waitFor();
  await page.getByText("5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a").waitFor();
});

test("a card that is withdrawn opens no form any more; the newest goes on", async () => {
  await openPractice(scene, page, keyring.links.inbox);
  await openPanel(page, "Withdraw the card intake");
  await page.getByRole("button", { name: "Withdraw this card" }).click();
  await isDone(page, "The card intake is withdrawn");
  const client = await (await scene.device()).newPage();
  await client.goto(scene.url(keyring.links.intake));
  await client.locator("seal-form [role=alert]").getByText("card-unavailable").waitFor();
  sent.last = await fillAndSend(scene, newLink, "last");
  assert.deepEqual(await readers(scene, sent.last), [keys.new]);
});

test("a card that the host exchanged is not published for the new key", async () => {
  const [address = ""] = /intake-[0-9a-f]{8}/.exec(newLink) ?? [];
  scene.site.alter(`/v1/cards/${address}`, (answer) => ({ ...answer, body: Buffer.from(`${answer.body} `) }));
  await openPractice(scene, page, keyring.links.inbox);
  await openPanel(page, "Make a new key");
  await page.getByRole("button", { name: "Make a new key and new cards" }).click();
  await page.getByRole("alert").getByText("card-integrity").waitFor();
  await page.getByText("It was not published to the end").waitFor();
  assert.equal(await newestLink(page), newLink);
  scene.site.mend();
  await page.getByRole("button", { name: "Publish the cards again" }).click();
  await isDone(page, "The cards are published");
  assert.notEqual(await newestLink(page), newLink);
});

test("the host has none of the identities", async () => {
  const entries = entriesOf(await keyring.opened(PASSPHRASE)) as { name: string; value?: string }[];
  const identities = entries.filter(({ name }) => name === "identity");
  assert.equal(identities.length, 3);
  const secrets = Object.fromEntries(identities.map(({ value = "" }, at) => [`identity ${at}`, value]));
  assert.deepEqual(findSecrets(await scene.hostKnows(), { ...secrets, passphrase: PASSPHRASE }), []);
});

/** Gives a stored record one more reader, as another device of the practice could. Returns the reader's id. */
async function addReader(id: string): Promise<string> {
  const { boxes } = await keyring.opened(PASSPHRASE);
  const entries = boxes.slice(1).map((box) => JSON.parse(Buffer.from(box).toString()));
  const identities = entries.flatMap(({ name, value }) => (name === "identity" ? [Buffer.from(value)] : []));
  const { recipient } = generateIdentity() as { recipient: string };
  const envelope = await stored(scene, id);
  open(envelope, { identities }, { kind: "record", context: {} });
  const changed = changeHolders(envelope, { identities }, [], [recipient], []) as Uint8Array<ArrayBuffer>;
  const { sha256 } = (await (
    await scene.store.fetch(`/v1/submissions/${id}`, { headers: { accept: "application/json" } })
  ).json()) as { sha256: string };
  const headers = { "content-type": "application/vnd.sealform", "if-match": `"${sha256}"` };
  await scene.store.fetch(`/v1/submissions/${id}`, { method: "PUT", body: changed, headers });
  return (await readers(scene, id)).find((kid) => kid !== keys.old && kid !== keys.new) ?? "";
}

async function opensInInbox(marks: string[]): Promise<void> {
  await page.goto(scene.url(keyring.links.inbox));
  await unlock(page, PASSPHRASE);
  for (const mark of marks) await page.locator("#submissions").getByText(mark).waitFor();
  assert.equal(await page.locator("#submissions").getByText("Could not be opened").count(), 0);
}
