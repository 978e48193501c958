import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { DeviceOptions, Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { openIntake, PASSPHRASE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

/* Scores in the record view: what clients answered in the real form becomes totals, notices and a chart. */

const NAME = "Zoë O’Brien";

type Visit = { at: string; name: string; email: string; phq9: string; gad7: string };

/** One digit an item; a dot leaves it out. */
const VISITS: Visit[] = [
  { at: "2026-01-04T08:00:00Z", name: "Max", email: "", phq9: "333333333", gad7: "3333333" },
  { at: "2026-01-05T09:30:00Z", name: NAME, email: "zoe@example.org", phq9: "222222211", gad7: "2222220" },
  { at: "2026-02-02T10:00:00Z", name: "zoe o'brien", email: "", phq9: "11111111.", gad7: "1111110" },
  {
    at: "2026-02-20T10:00:00Z",
    name: NAME,
    email: "another@example.org",
    phq9: "333333333",
    gad7: "3333333",
  },
  { at: "2026-03-02T10:00:00Z", name: NAME, email: "ZOE@example.org", phq9: "111110000", gad7: "1110000" },
];

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["phone-dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  ["desktop-light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
  ["desktop-dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
];

let scene: Scene;
let links: SetUp;

before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  const page = await device.newPage();
  links = await setUp(page, scene.setupLink);
  for (const visit of VISITS) await fillInAndSend(page, visit);
  await device.close();
});

after(() => scene.close());

for (const [view, options] of VIEWS) {
  test(`a record has its scores, and the chart of this client alone: ${view}`, async () => {
    const device = await scene.device(options);
    const page = await device.newPage();
    await openRecord(page, 3);

    const scores = page.locator(".scores dl > div");
    assert.deepEqual(await scores.allTextContents(), [
      "PHQ-916 of 27Moderately severe",
      "GAD-712 of 21Moderate",
    ]);
    await page.getByText("Please look at this answer first (PHQ-9)").waitFor();
    await page.locator(".scores .notice").getByText("(item 9): “Several days”").waitFor();

    const [phq9, gad7] = await tables(page);
    assert.deepEqual(phq9, [
      ["5 Jan 2026", "16", "Moderately severeQuestion 9: “Several days”"],
      ["2 Feb 2026", "–", "1 of 9 questions not answered"],
      ["2 Mar 2026", "5", "Mild"],
    ]);
    assert.deepEqual(gad7, [
      ["5 Jan 2026", "12", "Moderate"],
      ["2 Feb 2026", "6", "Mild"],
      ["2 Mar 2026", "3", "Minimal"],
    ]);
    await page
      .getByText("3 forms that look like one client’s: they have the same email address or name")
      .waitFor();
    const picture = page.getByRole("img", {
      name: /^PHQ-9 over time\. First: 16 \(Moderately severe\) on 5 Jan 2026/,
    });
    await picture.waitFor();
    for (const chart of await page.locator(".chart").all()) {
      const { colours, wider } = await chart.evaluate(drawn);
      // The background, five or four bands, the line and the text: a canvas that was not drawn on has one.
      assert.ok(colours > 6, `the chart has ${colours} colours`);
      assert.ok(wider <= 0, `the chart is ${wider} px too wide`);
    }
    // Before axe, whose own style sheets are refused.
    assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "refused")), [], "refused by the CSP");
    await inspect(page, `scores-${view}`);
    await device.close();
  });
}

test("an incomplete questionnaire has no total, and says that item 9 was not answered", async () => {
  const device = await scene.device({ viewport: { width: 320, height: 640 } });
  const page = await device.newPage();
  await openRecord(page, 2);
  const scores = page.locator(".scores");
  await scores.getByText("1 of 9 questions not answered").waitFor();
  await scores.getByText("An important question has no answer (PHQ-9)").waitFor();
  assert.equal(await scores.getByText("Please look at this answer first").count(), 0);
  assert.equal(await scores.getByText("of 27").count(), 0);
  await inspect(page, "scores-incomplete");
  await device.close();
});

test("a single form of a client has scores and no chart, and locking takes them out of the page", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await openRecord(page, 4);
  await page.locator(".scores").getByText("27 of 27").waitFor();
  assert.equal(await page.locator(".score-history").count(), 0);
  await page.getByRole("button", { name: "Lock" }).click();
  assert.equal(await page.locator(".scores").count(), 0);
  await device.close();
});

test("a chart that was taken out of the page keeps no picture of the numbers", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await openRecord(page, 3);
  await page.waitForFunction(() => {
    Object.assign(globalThis, { chart: document.querySelector(".chart:has(canvas)") });
    return Reflect.get(globalThis, "chart") !== null;
  });
  await page.getByRole("button", { name: "Lock" }).click();
  await page.waitForFunction(() => !Reflect.get(globalThis, "chart").querySelector("canvas"));
  await device.close();
});

/** Fills in the form on a device whose clock shows the day of the visit. */
async function fillInAndSend(page: Page, visit: Visit): Promise<void> {
  await page.goto("about:blank");
  await openIntake(page, scene.url(links.intake));
  await page.getByLabel("Your name").fill(visit.name);
  if (visit.email) await page.getByLabel("Email address").fill(visit.email);
  await page.getByRole("radio", { name: "By email" }).check();
  for (const scale of ["phq9", "gad7"] as const) {
    for (const [index, value] of [...visit[scale]].entries()) {
      if (value !== ".") await page.locator(`[name=${scale}-${index + 1}][value="${value}"]`).check();
    }
  }
  await page.getByRole("checkbox").check();
  await page.evaluate((at) => {
    Date.prototype.toISOString = () => at;
  }, visit.at);
  await send(page);
}

/** Opens the inbox, and in it the record of a visit, by its place in the list: newest first. */
async function openRecord(page: Page, place: number): Promise<void> {
  await page.goto(scene.url(links.inbox));
  await page.evaluate(() => {
    const refused: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
    Object.assign(globalThis, { refused });
  });
  await unlock(page, PASSPHRASE);
  const entries = page.locator("#submissions .entry");
  await entries.nth(VISITS.length - 1).waitFor();
  await entries.nth(place).click();
  await page.locator(".scores").waitFor();
}

/** The rows of each chart's table. */
async function tables(page: Page): Promise<string[][][]> {
  return page
    .locator(".score-history tbody")
    .evaluateAll((bodies) =>
      bodies.map((body) =>
        [...body.querySelectorAll("tr")].map((row) =>
          [...row.children].map((cell) => cell.textContent ?? ""),
        ),
      ),
    );
}

/** How many colours a chart has, and by how much its canvas is wider than its place. Runs in the page. */
async function drawn(chart: HTMLElement): Promise<{ colours: number; wider: number }> {
  const canvas = chart.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return { colours: 0, wider: 0 };
  await new Promise((resolve) => requestAnimationFrame(resolve));
  const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return { colours: new Set(pixels).size, wider: canvas.clientWidth - chart.clientWidth };
}
