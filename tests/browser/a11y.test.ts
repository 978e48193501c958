import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "./support/client.ts";
import { type DeviceOptions, engine, type Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { openIntake, PASSPHRASE, type SetUp, send, sendNow, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const CLIENT = new Client("delta", "1990-02-14", 10);

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
  await openIntake(page, scene.url(links.intake));
  await CLIENT.fillIn(page);
  await send(page);
  await scene.store.fetch("/v1/submissions", {
    method: "POST",
    body: Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 0x5a)]),
    headers: { "content-type": "application/vnd.sealform" },
  });
  await device.close();
});

after(() => scene.close());

for (const [view, options] of VIEWS) {
  test(`axe finds nothing on any page in any state: ${view}`, async () => {
    const device = await scene.device(options);
    const page = await device.newPage();
    const look = (state: string) => inspect(page, `${state}-${view}`);

    await page.goto(scene.url("/"));
    await look("index");
    await page.goto(scene.url("/intake"));
    await look("intake-without-link");
    await page.goto(scene.url("/inbox"));
    await look("inbox-unknown");
    await page.goto(scene.url("/setup"));
    await look("setup-without-token");

    await page.goto(scene.setupLink);
    await page.getByLabel("Passphrase", { exact: true }).fill("sunshine");
    await page.getByText("not enough yet").waitFor();
    await look("setup");

    await page.goto(scene.url("/intake#card=/v1/cards/intake&integrity=sha256-AAAA"));
    await page.locator("seal-form [role=alert]").getByText("card-integrity").waitFor();
    await look("intake-closed");
    await openIntake(page, scene.url(links.intake));
    await look("intake");
    await CLIENT.fillIn(page);
    scene.site.offline = true;
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator("seal-form [role=alert]").getByText("network").waitFor();
    await look("intake-not-sent");
    scene.site.offline = false;
    await sendNow(page);
    await look("intake-sent");

    await page.goto(scene.url(links.inbox));
    await look("inbox-locked");
    await unlock(page, "kanarienvogel");
    await page.getByRole("alert").getByText("open-failed").waitFor();
    await look("inbox-wrong");
    await unlock(page, PASSPHRASE);
    await page.getByRole("button", { name: "Could not be opened" }).waitFor();
    await page.getByRole("button", { name: CLIENT.name }).last().waitFor();
    await look("inbox-list");
    await page.getByRole("button", { name: CLIENT.name }).first().click();
    await look("inbox-record");

    await page.goto(scene.url(links.inbox.replace("/inbox", "/host")));
    await look("host-locked");
    await unlock(page, PASSPHRASE);
    await page.getByRole("heading", { name: CLIENT.name }).waitFor();
    await look("host");
    await device.close();
  });
}

test("set-up shows its end, and axe finds nothing there", async () => {
  const device = await scene.device({ viewport: { width: 320, height: 640 } });
  const page = await device.newPage();
  await setUp(page, scene.setupLink);
  await inspect(page, "setup-done");
  await page.goto(scene.url("/"));
  await page.getByText("This device knows the practice").waitFor();
  await inspect(page, "index-known");
  await device.close();
});

test("the intake form is filled in and sent with the keyboard alone", async () => {
  // Of the device that has set up, the newest card counts.
  const device = await scene.device();
  const page = await device.newPage();
  const { intake } = await setUp(page, scene.setupLink);
  await openIntake(page, scene.url(intake));
  const expected = await page.locator("seal-form").evaluate(tabStops);
  const reached: string[] = [];
  // Bounded: Tab has to reach Send after as many stops as there are, and those of the page's frame.
  for (let stop = 0; stop < expected.length + 20; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focusedStop);
    if (at === null || reached.includes(at)) continue;
    reached.push(at);
    if (at === "button Send") break;
    await answerByKeyboard(page, at);
  }
  assert.deepEqual(reached, expected);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "thanks-heading");
  await device.close();
});

/** What Tab should reach in the form: every field, of radio buttons each group once. Runs in the page. */
function tabStops(form: HTMLElement): string[] {
  const fields = [...form.querySelectorAll<HTMLInputElement>("input, textarea, form button")];
  const stops = fields.map((field) =>
    field.localName === "button" ? `button ${field.textContent}` : `${field.type} ${field.name}`,
  );
  return [...new Set(stops)];
}

/** The field that has the focus, named as in tabStops, or null when it is not in the form. Runs in the page. */
function focusedStop(): string | null {
  const field = document.activeElement;
  if (!field?.closest("seal-form form")) return null;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
    return `${field.type} ${field.name}`;
  return `button ${field.textContent}`;
}

async function answerByKeyboard(page: Page, stop: string): Promise<void> {
  const [type] = stop.split(" ");
  if (type === "radio") await page.keyboard.press("ArrowDown");
  else if (type === "checkbox") await page.keyboard.press("Space");
  // WebKitGTK goes on to the next part of a date at the slash alone, the others by themselves, and not at the slash.
  else if (type === "date") await page.keyboard.type(engine === "webkit" ? "02/14/1990" : "02141990");
  else if (type === "email") await page.keyboard.type("delta@example.org");
  else await page.keyboard.type("typed by hand");
}
