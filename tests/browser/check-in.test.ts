// The weekly check-in: what a client answers every week becomes scores over time, also the score that the card defines.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Device, DeviceOptions, Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const NAME = "Zoë O’Brien";

/** The days of the check-ins, and what was chosen for each item of a questionnaire, one digit an item. */
const WEEKS = [
  { at: "2026-03-02T08:00:00Z", phq9: "222222210", gad7: "1111111", sleep: "33" },
  { at: "2026-03-09T08:00:00Z", phq9: "111111100", gad7: "1110000", sleep: "11" },
  // As a week before: that is an answer, and not a form that was sent twice.
  { at: "2026-03-16T08:00:00Z", phq9: "111111100", gad7: "1110000", sleep: "11" },
];

/** What the card defines, of the last week. */
const OWN_SCORE = "Sleep2 of 6Disturbed";

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["phone-dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  ["desktop-light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
];

let scene: Scene;
let links: SetUp;

before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});
after(() => scene.close());

test("without the practice's link there is no form, and every page of the client leads to both forms", async () => {
  const page = await (await scene.device()).newPage();
  await page.goto(scene.url("/check-in"));
  await page.getByText("This page needs the link of your practice").waitFor();
  assert.equal(await page.locator("input").count(), 0);
  await inspect(page, "check-in-without-link");
  await page.getByRole("link", { name: "Intake form" }).click();
  await page.getByRole("heading", { name: "Before we first meet" }).waitFor();
  await page.getByRole("link", { name: "Check-in" }).click();
  await page.getByRole("heading", { name: "Your week" }).waitFor();
});

for (const [view, options] of VIEWS) {
  test(`axe finds nothing on the form: ${view}`, async () => {
    const device = await scene.device(options);
    const page = await device.newPage();
    await openIntake(page, scene.url(links.checkIn));
    await inspect(page, `check-in-${view}`);
    await device.close();
  });
}

test("a client fills in the same form week after week", async () => {
  assert.match(links.checkIn, /^\/check-in#card=%2Fv1%2Fcards%2Fcheck-in&integrity=sha256-/);
  const device = await scene.device();
  const page = await device.newPage();
  for (const week of WEEKS) await checkIn(page, week);
  await inspect(page, "check-in-sent");
  await device.close();
});

test("the practice's page has the lines of both forms, and leads to each", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox.replace("/inbox", "/practice")));
  await unlock(page, PASSPHRASE);
  const link = page.getByRole("link", { name: "Open the form “check-in” with these lines" });
  assert.equal(await link.getAttribute("href"), links.checkIn);
  await device.close();
});

test("the inbox shows the built-in scores and the card's own, each over time", async () => {
  const { device, page } = await openNewest({ viewport: { width: 1280, height: 900 } });
  const scores = page.locator(".scores dl > div");
  assert.deepEqual(await scores.allTextContents(), ["PHQ-97 of 27Mild", "GAD-73 of 21Minimal", OWN_SCORE]);
  const headings = page.locator(".score-history h4");
  assert.deepEqual(await headings.allTextContents(), [
    "PHQ-9 over time",
    "GAD-7 over time",
    "Sleep over time",
  ]);
  const sleep = page.locator(".score-history").filter({ hasText: "Sleep over time" });
  assert.deepEqual(await sleep.locator("tbody tr").allTextContents(), [
    "2 Mar 20266Badly disturbed",
    "9 Mar 20262Disturbed",
    "16 Mar 20262Disturbed",
  ]);
  await page.getByRole("img", { name: /^Sleep over time\. First: 6 \(Badly disturbed\)/ }).waitFor();
  assert.equal(await page.locator("#submissions .mark:not(.new)").count(), 0, "nothing to look at");
  await inspect(page, "check-in-scores");
  await device.close();
});

test("a card that the host exchanged defines no score", async () => {
  let exchanged = "";
  scene.site.alter("/v1/cards/check-in", (answer) => {
    exchanged = String(answer.body).replace('"Badly disturbed"', '"Perfect"');
    return { ...answer, body: Buffer.from(exchanged) };
  });
  const { device, page } = await openNewest();
  const scores = page.locator(".scores dl > div");
  assert.deepEqual(await scores.allTextContents(), ["PHQ-97 of 27Mild", "GAD-73 of 21Minimal"]);
  assert.ok(exchanged.includes("Perfect"), "the inbox asked for the card, and got another one");
  scene.site.mend();
  await page.getByRole("button", { name: "Look for new" }).click();
  await scores.getByText(OWN_SCORE).waitFor();
  await device.close();
});

/** Opens the newest check-in in the inbox. */
async function openNewest(options: DeviceOptions = {}): Promise<{ device: Device; page: Page }> {
  const device = await scene.device(options);
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  const entries = page.locator("#submissions .entry strong");
  await entries.nth(WEEKS.length - 1).waitFor();
  await entries.first().click();
  await page.locator(".score-history").first().waitFor();
  return { device, page };
}

/** Fills in the check-in on a device whose clock shows that day. */
async function checkIn(page: Page, { at, ...scales }: (typeof WEEKS)[number]): Promise<void> {
  await page.goto("about:blank");
  await openIntake(page, scene.url(links.checkIn));
  await page.getByLabel("Your name, or the reference").fill(NAME);
  for (const [scale, values] of Object.entries(scales)) {
    for (const [index, value] of [...values].entries()) {
      await page.locator(`[name=${scale}-${index + 1}][value="${value}"]`).check();
    }
  }
  await page.getByRole("checkbox").check();
  await page.evaluate((at) => {
    Date.prototype.toISOString = () => at;
  }, at);
  await send(page);
}
