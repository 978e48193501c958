import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CANARY, InboxScene, MANY, nameOf, sendMany } from "./inbox-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { until } from "./support/driver/index.ts";
import { inspect, shoot } from "./support/inspect.ts";
import { PASSPHRASE, unlock } from "./support/pages.ts";

const ALL = MANY + 4;

let scene: InboxScene;
before(async () => {
  scene = await InboxScene.open();
  await sendMany(scene);
});
after(() => scene.close());

test("all are listed at once, newest first, a page of them in the document, and all get opened", async () => {
  const { device, page } = await scene.unlocked();
  await counted(page, `${ALL} submissions, ${ALL} unread`);
  assert.equal(await page.locator("#submissions .entry").count(), 100);
  await allOpened(page);
  const names = await page.locator("#submissions .entry strong").allTextContents();
  assert.deepEqual(names.slice(0, 5), [
    "Could not be opened",
    "Mooded",
    "Twice Sent",
    "Twice Sent",
    nameOf(MANY),
  ]);
  await page.getByRole("button", { name: "Show 34 more" }).click();
  await page
    .locator("#submissions .entry")
    .nth(ALL - 1)
    .waitFor();
  const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
  assert.ok(focused.includes(nameOf(34)), `the focus is at the first that came: ${focused}`);
  const last = await page.locator("#submissions .entry strong").last().textContent();
  assert.equal(last, nameOf(1));
  await device.close();
});

test("searching finds what was written in any record, says how many, and clears", async () => {
  const { device, page } = await scene.unlocked();
  await allOpened(page);
  await page.getByLabel("Search").fill("schlaflos zuri");
  await counted(page, `1 of ${ALL} submissions, 1 unread`);
  const found = (await page.locator("#submissions .entry").textContent()) ?? "";
  assert.ok(found.includes(nameOf(7)) && found.includes("Schlaflos in Zürich"), found);
  await page.getByLabel("Search").fill("nobody wrote this");
  await counted(page, "No submission fits. Change the search or the filter.");
  await page.getByRole("button", { name: "Clear search and filter" }).click();
  await counted(page, `${ALL} submissions, ${ALL} unread`);
  assert.equal(await page.getByLabel("Search").inputValue(), "");
  await device.close();
});

test("the list is narrowed by form, answer, date and what needs a look", async () => {
  const { device, page } = await scene.unlocked();
  await allOpened(page);
  await page.locator(".filters summary").click();
  await page.getByLabel("Form").selectOption({ label: "Mood" });
  await counted(page, `1 of ${ALL} submissions, 1 unread`);
  await page.getByLabel("Form").selectOption({ label: "Intake" });
  await page.getByLabel("Question").selectOption({ label: "Where do you live?" });
  await page.getByLabel("Answer contains").fill("bern");
  await counted(page, `${MANY / 2} of ${ALL} submissions, ${MANY / 2} unread`);
  await page.getByLabel("Received until").fill("2020-01-01");
  await counted(page, "No submission fits. Change the search or the filter.");
  await page.getByRole("button", { name: "Clear search and filter" }).click();
  for (const [show, number] of [
    ["Sent twice", 2],
    ["Could not be opened", 1],
    ["From an unknown form card", 1],
    ["All that need a look", 4],
  ] as const) {
    await page.getByLabel("Show").selectOption({ label: show });
    await counted(page, `${number} of ${ALL} submissions, ${number} unread`);
  }
  await device.close();
});

test("what needs a look says so in the record, with what to do, and leads to the other one", async () => {
  const { device, page } = await scene.unlocked();
  await allOpened(page);
  await page.getByRole("button", { name: "Twice Sent" }).first().click();
  const notice = page.locator("#record .notice").filter({ hasText: "Sent twice" });
  await notice.getByText("Read one of them").waitFor();
  await notice.getByRole("button", { name: "The other one" }).click();
  await page.getByText(`4 of ${ALL}`, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Could not be opened" }).click();
  await page.getByText("Ask the client to send the form again").waitFor();
  assert.match((await page.locator("#record").textContent()) ?? "", /\(malformed\)/);
  await device.close();
});

test("reading marks as read on this device; previous, next and the arrow keys step through the list", async () => {
  const { device, page } = await scene.unlocked();
  await allOpened(page);
  await page.getByRole("button", { name: "Mooded" }).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "This one could not be opened" }).waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "Mooded" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Next");
  await page.getByRole("button", { name: "Previous" }).click();
  await page.getByRole("heading", { name: "This one could not be opened" }).waitFor();
  await counted(page, `${ALL} submissions, ${ALL - 2} unread`);
  await page.getByRole("button", { name: "Lock" }).click();
  await page.close();
  const again = await device.newPage();
  await again.goto(scene.scene.url(scene.links.inbox));
  await unlock(again, PASSPHRASE);
  await counted(again, `${ALL} submissions, ${ALL - 2} unread`);
  await device.close();
});

test("on paper there is the record, and nothing else", async () => {
  const { device, page } = await scene.unlocked();
  await page.getByRole("button", { name: "Mooded" }).click();
  await page.getByRole("heading", { name: "Mooded" }).waitFor();
  const shown = await page.evaluate(printed);
  assert.ok(shown.includes("Your name") && shown.includes("Mooded"), shown);
  for (const other of [
    "Inbox",
    "Lock",
    "Search",
    "Next",
    "Twice Sent",
    "A demo of sealform",
    "Show 34 more",
  ]) {
    assert.ok(!shown.includes(other), `${other} is printed: ${shown}`);
  }
  await shoot(page, "inbox-print");
  await device.close();
});

test("nothing of what was opened gets into storage, address, title or history", async () => {
  const { device, page } = await scene.unlocked();
  await allOpened(page);
  await page.getByLabel("Search").fill("schlaflos");
  await page.getByRole("button", { name: nameOf(7) }).click();
  await page.getByRole("heading", { name: nameOf(7) }).waitFor();
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const contents = await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise<unknown[]>((resolve, reject) => {
            const opening = indexedDB.open(name ?? "");
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const { result } = opening;
              const found: unknown[] = [];
              const stores = [...result.objectStoreNames];
              if (stores.length === 0) return resolve(found);
              const reading = result.transaction(stores);
              for (const store of stores) {
                const all = reading.objectStore(store).getAll();
                all.onsuccess = () => found.push(...all.result);
              }
              reading.oncomplete = () => {
                result.close();
                resolve(found);
              };
            };
          }),
      ),
    );
    const flat = (value: unknown): string =>
      value instanceof Uint8Array || value instanceof ArrayBuffer
        ? new TextDecoder("latin1").decode(value)
        : value && typeof value === "object"
          ? Object.values(value).map(flat).join(" ")
          : String(value);
    const storage = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]);
    return [document.title, location.href, storage, flat(contents)].join("\n");
  });
  for (const secret of [CANARY, "Schlaflos", "schlaflos", nameOf(7)])
    assert.ok(!kept.includes(secret), secret);
  await page.getByRole("button", { name: "Lock" }).click();
  const left = await page.evaluate(
    () =>
      document.documentElement.outerHTML + [...document.querySelectorAll("input")].map(({ value }) => value),
  );
  for (const secret of [CANARY, "schlaflos", "Schlaflos", nameOf(7), "Lindenhof", "Where do you live"])
    assert.ok(!left.includes(secret), `${secret} is still in the page`);
  await device.close();
});

for (const [view, options] of [
  ["desktop", {}],
  ["desktop-dark", { colorScheme: "dark" }],
  ["phone", { viewport: { width: 320, height: 640 } }],
  ["phone-dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
] as const) {
  test(`axe finds nothing in the inbox: ${view}`, async () => {
    const { device, page } = await scene.unlocked(options);
    await allOpened(page);
    await page.locator(".filters summary").click();
    await inspect(page, `inbox-many-${view}`);
    await page.getByLabel("Search").fill("schlaflos");
    await counted(page, `1 of ${ALL} submissions, 1 unread`);
    await inspect(page, `inbox-found-${view}`);
    await page.getByRole("button", { name: "Clear search and filter" }).click();
    await page.getByRole("button", { name: "Twice Sent" }).first().click();
    await page.locator("#record .notice").first().waitFor();
    await inspect(page, `inbox-duplicate-${view}`);
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await inspect(page, `inbox-rtl-${view}`);
    await device.close();
  });
}

async function counted(page: Page, text: string): Promise<void> {
  await until(`the count is: ${text}`, async () =>
    assert.equal(await page.locator("#count").textContent(), text),
  );
}

/** Until nothing is left to be opened. */
async function allOpened(page: Page): Promise<void> {
  await page.locator("#submissions .mark").filter({ hasText: "Sent twice" }).first().waitFor();
}

/** What is visible when the rules for paper hold. Runs in the page. */
function printed(): string {
  for (const sheet of document.styleSheets) {
    const visit = (rules: CSSRuleList): void => {
      for (const rule of rules) {
        if (rule instanceof CSSImportRule && rule.styleSheet) visit(rule.styleSheet.cssRules);
        if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
      }
    };
    visit(sheet.cssRules);
  }
  return document.body.innerText;
}
