import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { UNDELIVERED_SENTENCES as said } from "../../www/src/undelivered/messages.ts";
import { ElementScene, events } from "./element-scene.ts";
import { type Page, until } from "./support/driver/index.ts";
import { ageParcels, arrivedParcels, waitingParcels } from "./support/outbox.ts";

/* What waits on a device that has several pages of a site open; and what waits in vain. */

const FORM = `
  <seal-form SEAL>
    <form method="dialog">
      <label>Story <input name="story"></label>
      <button>Send</button>
    </form>
  </seal-form>`;
const DAY_MS = 86_400_000;

const scene = ElementScene.forTests();

const state = (page: Page, name: string) => page.locator(`seal-form[data-state=${name}]`).waitFor();
const undelivered = (page: Page) => page.locator("[data-seal=undelivered]");
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

/** A page whose form could not be sent, because this happened. */
async function waiting(failure: number | "hang-up" = "hang-up"): Promise<Page> {
  scene.statuses.push(failure);
  const page = await scene.show(FORM);
  await page.getByLabel("Story").fill("what it is about");
  await press(page, "Send");
  await state(page, "waiting");
  return page;
}

/** Another tab of the same device, that sends what waits. */
async function sentByAnother(): Promise<Page> {
  const other = await scene.newTab();
  await other.goto(scene.origin);
  await other.getByText("What you sent earlier has arrived now.").waitFor();
  return other;
}

for (const [what, act] of [
  ["Send now", (page: Page) => press(page, "Send now")],
  ["Change my answers", (page: Page) => press(page, "Change my answers")],
  ["the line is back", (page: Page) => page.evaluate(() => void dispatchEvent(new Event("online")))],
] as const) {
  test(`another tab has sent what waits here; ${what}: it is thanked for, and not sent again`, async () => {
    const page = await waiting();
    // Or it would try by itself, and be the one that succeeds.
    await page.evaluate(
      () => void Object.assign(globalThis, { fetch: () => Promise.reject(new TypeError()) }),
    );
    const other = await sentByAnother();
    // It may have noticed already.
    const before = await page.locator("seal-form").getAttribute("data-state");
    if (before === "waiting") await act(page);
    await state(page, "sent");
    assert.equal(await page.getByLabel("Story").inputValue(), "");
    const [, detail] = (await events(page)).at(-1) ?? [];
    assert.equal(detail?.receivedAt, "2026-01-01T00:00:00Z");
    const posts = await scene.posts(other);
    assert.equal(posts.length, 2);
    assert.equal(new Set(posts.map(({ body }) => body)).size, 1);
    assert.deepEqual(await waitingParcels(page), []);
    assert.deepEqual(await arrivedParcels(page), []);
    await other.close();
  });
}

test("what is noted of a parcel that arrived goes after a day", async () => {
  const page = await waiting();
  await page.goto(`${scene.origin}?elsewhere`);
  await page.getByText("What you sent earlier has arrived now.").waitFor();
  assert.equal((await arrivedParcels(page)).length, 1);
  await ageParcels(page, { arrived: Date.now() - 2 * DAY_MS });
  await page.reload();
  await until("nothing is noted", async () => assert.deepEqual(await arrivedParcels(page), []));
});

test("what is larger than the other side takes: the next visit says so, and offers to delete it", async () => {
  const page = await waiting();
  await page.goto("about:blank");
  scene.statuses.push(413);
  await page.goto(scene.origin);
  const notice = undelivered(page);
  await notice.getByText("It is larger than").waitFor();
  const text = (await notice.textContent()) ?? "";
  assert.match(text, new RegExp(`^What you sent on .*${new Date().getFullYear()}.* could not be delivered`));
  assert.match(text, /fill in the form again.*too-large$/);
  assert.equal(await page.getByText("as soon as that is possible").count(), 0);
  await assertAxe(page);

  await press(page, said.discard);
  assert.match((await notice.textContent()) ?? "", /Do you want to delete it/);
  await assertAxe(page);
  await page.keyboard.press("Enter");
  await notice.getByText("It is larger than").waitFor();
  assert.equal((await waitingParcels(page)).length, 1);

  await press(page, said.discard);
  await press(page, said.yes);
  await notice.getByText(said.discarded).waitFor();
  assert.deepEqual(await waitingParcels(page), []);
  assert.equal((await scene.posts(page)).length, 2);
});

test("what is stuck is tried once at each visit, and is thanked for when it is taken after all", async () => {
  const page = await waiting();
  await ageParcels(page, { code: "too-large", refusals: 1 });
  scene.statuses.push(413);
  await page.reload();
  await undelivered(page).getByText("It is larger than").waitFor();
  await page.evaluate(() => void dispatchEvent(new Event("online")));
  assert.equal((await scene.posts(page)).length, 2);
  await page.reload();
  await page.getByText("What you sent earlier has arrived now.").waitFor();
  assert.equal(await undelivered(page).count(), 0);
});

test("a server that refuses is given a day, and then it is said", async () => {
  const page = await waiting(400);
  for (const [refusals, since] of [
    [9, Date.now()],
    [1, Date.now() - 2 * DAY_MS],
  ]) {
    await ageParcels(page, { refusals, since });
    scene.statuses.push(400);
    await page.reload();
    await page.getByText("It is sent as soon as that is possible.").waitFor();
    assert.equal(await undelivered(page).count(), 0);
  }
  await ageParcels(page, { refusals: 9, since: Date.now() - 2 * DAY_MS });
  scene.statuses.push(400);
  await page.reload();
  await undelivered(page).getByText("The other side does not take it.").waitFor();
  assert.match((await undelivered(page).textContent()) ?? "", /server-refused$/);
});

test("without an element: what waits is reported with its code, and can be discarded", async () => {
  const page = await waiting();
  await page.goto("about:blank");
  scene.statuses.push(413);
  await scene.setPage("");
  await page.goto(scene.origin);
  const pin = await scene.pin();
  const seen = await page.evaluate(
    async (module, integrity) => {
      const api = (await import(module)) as typeof import("../../www/src/index.ts");
      const sealer = await api.createSealer(await api.loadCard("/card.json", integrity));
      const [left, ...more] = await sealer.sendWaiting();
      const discarded = await sealer.discardWaiting(left?.id ?? "");
      const after = await sealer.sendWaiting();
      sealer.dispose();
      return { left, more, discarded: discarded ?? "nothing", after };
    },
    "/esm/index.js",
    pin,
  );
  assert.ok(seen.left && "code" in seen.left);
  assert.deepEqual([seen.left.code, seen.left.stuck], ["too-large", true]);
  assert.deepEqual([seen.more, seen.discarded, seen.after], [[], "nothing", []]);
  assert.deepEqual(await waitingParcels(page), []);
});

async function assertAxe(page: Page): Promise<void> {
  await page.evaluate(`(() => {${axe.source}})()`);
  const violations = await page.evaluate(async () => {
    const element = document.querySelector("seal-form") as Element;
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(element);
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(violations, []);
}
