import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { InboxScene } from "./inbox-scene.ts";
import { holdClock, moveClock } from "./support/clock.ts";
import type { Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { sendRecord } from "./support/sealed-record.ts";

const NAME = "Kanarienvogel Sperre";

let scene: InboxScene;
before(async () => {
  scene = await InboxScene.open();
  await sendRecord(scene.scene.store, {}, [{ name: "name", value: NAME }]);
});
after(() => scene.close());

test("a minute before it locks it asks, and the keyboard says that somebody is there", async () => {
  const { device, page } = await reading();
  await moveClock(page, 13.5);
  assert.equal(await page.locator("dialog.idle[open]").count(), 0);
  await moveClock(page, 1);
  const warning = page.getByRole("heading", { name: "Are you still there?" });
  await warning.waitFor();
  await inspect(page, "inbox-idle");
  await page.keyboard.press("Enter");
  await warning.waitFor({ state: "hidden" });
  await moveClock(page, 13.5);
  assert.equal(await warning.isVisible(), false);
  await moveClock(page, 1);
  await warning.waitFor();
  await page.keyboard.press("Escape");
  await warning.waitFor({ state: "hidden" });
  assert.ok(await page.getByRole("heading", { name: NAME }).isVisible());
  await device.close();
});

test("somebody who types is not asked", async () => {
  const { device, page } = await reading();
  for (let time = 0; time < 4; time += 1) {
    await moveClock(page, 10);
    await page.getByLabel("Search").fill(`kanarien${time}`);
  }
  assert.equal(await page.locator("dialog.idle[open]").count(), 0);
  assert.equal(await page.locator("#unlock").isVisible(), false);
  await device.close();
});

test("nobody there: it locks, and all is out of the page, the search field too", async () => {
  const { device, page } = await reading();
  await page.getByLabel("Search").fill("kanarienvogel");
  await moveClock(page, 14.5);
  await page.getByRole("heading", { name: "Are you still there?" }).waitFor();
  await moveClock(page, 1);
  await assertLocked(page);
  await device.close();
});

test("a device that slept for an hour locks at the first key, and shows nothing before", async () => {
  const { device, page } = await reading();
  await moveClock(page, 60, { isAsleep: true });
  await page.keyboard.press("Tab");
  await assertLocked(page);
  await device.close();
});

test("hidden for five minutes it locks; for less it does not", async () => {
  const { device, page } = await reading();
  await hide(page, true);
  await moveClock(page, 3);
  await hide(page, false);
  assert.ok(await page.getByRole("heading", { name: NAME }).isVisible());
  await hide(page, true);
  await moveClock(page, 4.5);
  await moveClock(page, 1);
  await hide(page, false);
  await assertLocked(page);
  await device.close();
});

test("locking ends every worker", async () => {
  const { device, page } = await scene.unlocked({}, (locked) => locked.evaluate(countWorkers));
  await page.getByRole("button", { name: NAME }).click();
  await page.getByRole("heading", { name: NAME }).waitFor();
  assert.ok((await page.evaluate(() => Reflect.get(globalThis, "alive").size)) > 0);
  await page.getByRole("button", { name: "Lock" }).click();
  await page.waitForFunction(() => Reflect.get(globalThis, "alive").size === 0);
  await device.close();
});

/** The inbox with the record open, and a clock that can be moved. */
async function reading() {
  const opened = await scene.unlocked({}, holdClock);
  await opened.page.getByRole("button", { name: NAME }).click();
  await opened.page.getByRole("heading", { name: NAME }).waitFor();
  return opened;
}

async function assertLocked(page: Page): Promise<void> {
  await page.getByLabel("Passphrase of the practice").waitFor();
  await page.getByText("This page locked itself").waitFor();
  const left = await page.evaluate(
    () =>
      document.title +
      document.documentElement.outerHTML +
      [...document.querySelectorAll("input")].map(({ value }) => value).join(),
  );
  assert.ok(!/kanarienvogel|lindenhof/i.test(left), "something is still in the page");
}

/** As the browser tells the page when somebody goes to another tab, and comes back. */
const hide = (page: Page, hidden: boolean): Promise<void> =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

/** Runs in the page: keeps the workers that were started and not ended. */
function countWorkers(): void {
  const alive = new Set<Worker>();
  const Original = Worker;
  Object.assign(globalThis, {
    alive,
    Worker: class extends Original {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        alive.add(this);
      }
      override terminate(): void {
        alive.delete(this);
        super.terminate();
      }
    },
  });
}
