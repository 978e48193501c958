import assert from "node:assert/strict";
import { test } from "node:test";
import { CSP, ElementScene, errorCodes, events, passLimits } from "./element-scene.ts";
import { type Page, until } from "./support/driver/index.ts";
import { storedPlaces } from "./support/indexed-db.ts";

/* What happens when a form was sent: what is said of it, what stays of it, and how the next one begins. */

const FORM = `
  <seal-form SEAL>
    <form method="dialog" id="form">
      <label>Story <input name="story"></label>
      <button>Send</button>
    </form>
  </seal-form>`;

const scene = ElementScene.forTests();

const state = (page: Page, name: string) => page.locator(`seal-form[data-state=${name}]`).waitFor();

async function send(page: Page): Promise<void> {
  await page.getByLabel("Story").fill("what it is about");
  await page.getByRole("button", { name: "Send" }).click();
}

/** A form that the browser posts, and of which there is a draft. */
async function showDraft(): Promise<Page> {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL drafts transport="form" action="/handler"'));
  await page.getByLabel("Yes, until I send them").check();
  await page.getByLabel("Story").fill("what it is about");
  await page.locator("[data-seal=drafts] [role=status]").getByText("are kept on this device").waitFor();
  assert.equal((await drafts(page)).length, 1);
  return page;
}

const drafts = async (page: Page): Promise<string[]> =>
  (await storedPlaces(page)).filter((place) => place.startsWith("sealform-drafts/"));

/** The form is thanked for, with a receipt of the present time, and the page hears that no other is known. */
async function assertSentNow(page: Page): Promise<void> {
  await state(page, "sent");
  assert.deepEqual(await errorCodes(page), []);
  const [type, detail] = (await events(page)).at(-1) ?? [];
  assert.equal(type, "seal-sent");
  assert.equal(detail?.receivedAt, null);
  const receipt = await page.locator("[data-seal=receipt]").textContent();
  assert.match(receipt ?? "", new RegExp(`Sent.*${new Date().getFullYear()}`));
}

test("a backend whose time is none: the receipt has the present time", async () => {
  scene.receivedAt = "yesterday, or so";
  const page = await scene.show(FORM);
  await send(page);
  await assertSentNow(page);
  scene.receivedAt = "2026-01-01T00:00:00Z";
});

test("the page's own transport whose time is none: the receipt has the present time", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL transport="custom"'));
  await page.evaluate(() => {
    addEventListener("seal-deliver", ({ detail }) => detail.respondWith(Promise.resolve("0000-00-99")));
  });
  await send(page);
  await assertSentNow(page);
});

test("a control outside that belongs to the form begins the next one; another does not", async () => {
  const outside = `<label>Phone <input name="phone" form="form"></label><label>Search <input></label>`;
  const page = await scene.show(FORM + outside);
  await send(page);
  await state(page, "sent");
  await page.getByLabel("Search").fill("something else");
  await state(page, "sent");
  await page.getByLabel("Phone").fill("0731");
  await state(page, "ready");
  assert.equal(await page.locator("[data-seal=receipt]").count(), 0);
});

test("form: the draft is erased when the browser leaves with what it posts", async () => {
  const page = await showDraft();
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/handler/);
  await until("there is no draft", async () => assert.deepEqual(await drafts(page), []));
});

test("form: the draft stays when the browser is not let go", async () => {
  scene.csp = { ...CSP, "form-action": "'none'" };
  const page = await showDraft();
  await page.getByRole("button", { name: "Send" }).click();
  // Firefox says at once that it does not go; in the others a time limit has to pass.
  await page.locator("seal-form:is([data-state=sending], [data-state=error])").waitFor();
  await until("it has given up", async () => {
    await passLimits(page);
    assert.deepEqual(await errorCodes(page), ["network"]);
  });
  scene.csp = CSP;
  await page.reload();
  await page.getByText("Your answers from before are here again.").waitFor();
  assert.equal((await drafts(page)).length, 1);
});

for (const [copy, links] of [
  ["/copy", 1],
  ["https://", 0],
] as const) {
  test(`a browser without URL.canParse, and a copy at ${copy}`, async () => {
    const page = await scene.show(FORM.replace("SEAL", `SEAL copy="${copy}"`));
    await page.evaluate(() => void Reflect.deleteProperty(URL, "canParse"));
    await send(page);
    await page.locator("[data-seal=receipt]").waitFor();
    assert.equal(await page.getByRole("button", { name: "Make a private link" }).count(), links);
    assert.deepEqual(await errorCodes(page), []);
  });
}
