// How the journal looks in each of its states: axe finds nothing, and nothing is cut off at the side of a phone.

import { after, before, test } from "node:test";
import { beginJournal, lock, offerSending, sendEntry, unlockJournal, writeEntry } from "./journal-scene.ts";
import { openPanel } from "./keyring-scene.ts";
import type { DeviceOptions } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { type SetUp, setUp } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-light", { viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["desktop-dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
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

for (const [view, options] of VIEWS) {
  test(`axe finds nothing on the journal in any state: ${view}`, async () => {
    const device = await scene.device(options);
    const page = await device.newPage();
    const look = (state: string) => inspect(page, `journal-${state}-${view}`);
    await page.goto(scene.url("/journal"));
    await page.getByLabel("Passphrase of your journal").waitFor();
    await look("unknown");
    await beginJournal(scene, page);
    await writeEntry(page, { title: "A day", text: "It rained." });
    await page.getByRole("button", { name: "Send this entry to my practice" }).click();
    await page.getByText("does not know your practice yet").waitFor();
    await look("no-card");
    await page.getByRole("button", { name: "Close" }).click();

    await page.goto("about:blank");
    await page.goto(scene.url(links.journal));
    await unlockJournal(page, "kanarienvogel");
    await page.getByRole("alert").getByText("open-failed").waitFor();
    await look("wrong");
    await unlockJournal(page);
    await writeEntry(page, { title: "Another day", text: `The sun came out.\n\n${"long".repeat(40)}` });
    await offerSending(page);
    await look("sending");
    await page.locator("dialog.letter input[type=checkbox]").click();
    await sendEntry(page);
    await openPanel(page, "Settings");
    await look("settings");
    await lock(page);
    await device.close();
  });
}

for (const language of ["ar", "de"]) {
  test(`the first visit on a phone, in the language ${language}`, async () => {
    const device = await scene.device({ viewport: { width: 320, height: 640 } });
    const page = await device.newPage();
    await page.goto(scene.url("/journal"));
    await page.evaluate((tag) => localStorage.setItem("sealform-demo-language", tag), language);
    await page.reload();
    await page.locator(`html[lang=${language}] #passphrase`).waitFor();
    await inspect(page, `journal-unknown-${language}`);
    await device.close();
  });
}
