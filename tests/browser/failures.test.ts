import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { findSecrets } from "./support/canary.ts";
import { Client } from "./support/client.ts";
import type { Page } from "./support/driver/index.ts";
import { openIntake, PASSPHRASE, type SetUp, sendNow, setUp, unlock } from "./support/pages.ts";
import { replacedCsp, withheld, withoutScripts } from "./support/sabotage.ts";
import { Scene } from "./support/scene.ts";
import type { Change } from "./support/site-proxy.ts";
import { callSubmit } from "./support/submit.ts";

const ELEMENT = "/sealform/element.js";
const INTAKE = "/intake";
const CLIENT = new Client("charlie", "1971-07-19");

let scene: Scene;
let links: SetUp;

before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});

after(() => scene.close());
afterEach(() => scene.site.mend());

test("a card that the host exchanged: the form says so and stays closed, and nothing is sent", async () => {
  const card = await (await scene.store.fetch("/v1/cards/intake")).text();
  const put = (body: string) =>
    scene.store.fetch("/v1/cards/intake", {
      method: "PUT",
      body,
      headers: { "content-type": "application/json" },
    });
  // The host's own key would stand here; to the pin, any other byte is as bad.
  await put(card.replace("age1pq1", "age1pq1q"));
  try {
    await nothingIsSent(async (page) => {
      await page.goto(scene.url(links.intake));
      await page.locator("seal-form [role=alert]").getByText("card-integrity").waitFor();
      assert.equal(await page.locator("form[inert]").count(), 1);
    });
  } finally {
    await put(card);
  }
});

// The form's own script never runs, so nobody closes the form. It has to keep what is typed to itself all the same.
const UNSTARTED: [name: string, path: string | RegExp, change: Change][] = [
  ["element.js is missing", ELEMENT, withheld],
  ["every script is missing", /\.js$/, withheld],
  ["a CSP refuses every script", INTAKE, replacedCsp("script-src", "'none'")],
];

for (const [name, path, change] of UNSTARTED) {
  test(`${name}: the page says that the form did not start, and nothing is sent`, () =>
    nothingIsSent(async (page) => {
      scene.site.alter(path, change);
      await page.goto(scene.url(links.intake));
      await page.getByText("This form could not be started").waitFor();
      await page.getByLabel("Your name").fill(CLIENT.name);
      await page.getByLabel("By email").check();
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByLabel("Your name").press("Enter");
      assert.equal(await page.getByLabel("Your name").inputValue(), CLIENT.name, "what was typed is kept");
    }));
}

test("without JavaScript the page says so, and Send and Enter send nothing", async () => {
  const before = await scene.store.submissions();
  scene.site.alter(INTAKE, withoutScripts);
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.intake));
  // By its place: the driver looks for no text in <noscript>.
  const notice = page.locator("seal-form noscript p");
  await notice.waitFor();
  assert.match((await notice.textContent()) ?? "", /This form needs JavaScript/);
  await page.getByLabel("Your name").fill(CLIENT.name);
  await page.getByLabel("By email").check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByLabel("Your name").press("Enter");
  assert.equal(new URL(await page.url()).pathname, "/intake");
  // Another page after it: what the first one sent would have come before.
  await page.goto(scene.url("/"));
  await device.close();
  assert.deepEqual(await scene.store.submissions(), before);
  await assertNoTrace();
});

test("the link of the practice is incomplete: the page asks for the whole link and shows no form", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/intake"));
  await page.getByText("This page needs the link of your practice.").waitFor();
  assert.equal(await page.locator("form").count(), 0);
  // The whole link, pasted over the address of the same page.
  await openIntake(page, scene.url(links.intake));
  await device.close();
});

test("a stranger's link names a card elsewhere: the page does not take it", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  const card = new URLSearchParams({ card: "http://127.0.0.1:9/v1/cards/intake", integrity: "sha256-AAAA" });
  await page.goto(scene.url(`/intake#${card}`));
  await page.getByText("This page needs the link of your practice.").waitFor();
  assert.equal(await page.locator("form").count(), 0);
  await device.close();
});

test("the connection is gone at Send: the answers are kept, and arrive once when it is back", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  const before = await scene.store.submissions();
  await openIntake(page, scene.url(links.intake));
  await CLIENT.fillIn(page);
  scene.site.offline = true;
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form [role=alert]").getByText("network").waitFor();
  assert.equal(await page.getByLabel("Your name").inputValue(), CLIENT.name);
  assert.deepEqual(await scene.store.submissions(), before);

  scene.site.offline = false;
  const reference = await sendNow(page);
  const added = (await scene.store.submissions()).slice(before.length);
  assert.deepEqual(
    added.map((row) => row.id),
    [reference],
  );
  await device.close();
  await assertNoTrace();
});

test("a wrong passphrase: the inbox says so, keeps the field, and opens with the right one", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  const wrong = `${PASSPHRASE} kanarienvogelwrong`;
  await unlock(page, wrong);
  const alert = page.getByRole("alert");
  await alert.getByText("This passphrase does not open the practice’s key.").waitFor();
  assert.match((await alert.textContent()) ?? "", /open-failed/);
  const field = page.getByLabel("Passphrase of the practice");
  assert.equal(await field.inputValue(), wrong);
  assert.ok(await field.evaluate((input) => input === document.activeElement));
  assert.equal(await page.locator("#unlocked").isVisible(), false);

  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: "Lock" }).waitFor();
  await device.close();
  const places = await scene.hostKnows();
  assert.deepEqual(findSecrets(places, { wrong: "kanarienvogelwrong", passphrase: PASSPHRASE }), []);
});

test("a submission that does not open keeps its place in the inbox and says why, and hides no other", async () => {
  // What any stranger can post: it looks like an envelope to the store, and is none.
  const body = Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 1)]);
  await scene.store.fetch("/v1/submissions", {
    method: "POST",
    body,
    headers: { "content-type": "application/vnd.sealform" },
  });
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: "Could not be opened" }).click();
  await page.getByRole("heading", { name: "This one could not be opened" }).waitFor();
  assert.match((await page.locator("#record").textContent()) ?? "", /\(malformed\)/);
  await page.getByRole("button", { name: CLIENT.name }).click();
  await page.getByRole("heading", { name: CLIENT.name }).waitFor();
  await device.close();
});

/**
 * Brings a page into a failure, then tries to get the form sent in every way that a person or a script could, and
 * looks at the store and the wire.
 */
async function nothingIsSent(fail: (page: Page) => Promise<void>): Promise<void> {
  const before = await scene.store.submissions();
  const posted = scene.wiretap.requests.filter((request) => request.startsWith("POST")).length;
  const device = await scene.device();
  const page = await device.newPage();
  await fail(page);
  await page.getByRole("button", { name: "Send", includeHidden: true }).click({ force: true });
  // By script: the driver waits until a field takes the focus, and in a closed form none does.
  await page.locator("#name").evaluate((field) => field.focus());
  await page.keyboard.press("Enter");
  await page.evaluate(sendByScript, CLIENT.name);
  await page.evaluate(callSubmit);
  assert.equal(new URL(await page.url()).pathname, "/intake", "the page did not go elsewhere");
  // The page's last request: whatever it sent before has been recorded when this one is answered.
  await page.goto(scene.url("/v1/health"));
  await device.close();

  const after = scene.wiretap.requests.filter((request) => request.startsWith("POST")).length;
  assert.equal(after, posted, "no POST reached the wire");
  assert.deepEqual(await scene.store.submissions(), before);
  await assertNoTrace();
}

/** What a broken script or a curious extension might do with the form. Runs in the page. */
function sendByScript(name: string): void {
  const form = document.querySelector("form");
  const field = document.querySelector("input");
  if (!form || !field) throw new Error("The form is gone");
  field.value = name;
  for (const required of form.querySelectorAll<HTMLInputElement>("[required]")) {
    if (required.type === "radio" || required.type === "checkbox") required.checked = true;
  }
  form.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
  form.requestSubmit();
}

async function assertNoTrace(): Promise<void> {
  assert.deepEqual(findSecrets(await scene.hostKnows(), CLIENT.canaries), []);
}
