// The notebook's page when nobody is there, and when the host answers nothing: notes lock themselves, and nobody waits for a host.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NotebookScene, openNote, writeNote } from "./notebook-scene.ts";
import { holdClock, moveClock } from "./support/clock.ts";
import type { Page } from "./support/driver/index.ts";
import { until } from "./support/driver/until.ts";
import { PASSPHRASE } from "./support/pages.ts";

/** After this long the page gives up a request that has no answer: whoever waits for that has waited for the host. */
const REQUEST_MS = 30_000;

let scene: NotebookScene;
before(async () => {
  scene = await NotebookScene.open();
});
after(() => scene.close());

async function openOwn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Psychotherapy notes" }).click();
  await page.getByLabel("Passphrase of the practice").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.locator("#own-desk").getByRole("button", { name: "New note" }).waitFor();
}

test("psychotherapy notes lock themselves when nobody is there, though the page looks into the store each minute", async () => {
  const { page, device } = await scene.unlocked();
  await holdClock(page);
  await openOwn(page);
  await writeNote(page, { title: "Mine alone", text: "kanarienvogel" });
  let looks = 0;
  scene.scene.site.alter("/v1/objects", (answer) => {
    looks += 1;
    return answer;
  });
  const told = page.getByText("The psychotherapy notes have locked themselves.");
  for (let minute = 0; minute < 5; minute += 1) {
    await moveClock(page, 1);
    const before = looks;
    // What the page does each minute it does now.
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await until("the page looks into the store, or is locked", async () => {
      assert.ok(looks > before || (await told.count()) > 0);
    });
  }
  await told.waitFor();
  assert.ok(looks >= 4, "it has looked into the store meanwhile");
  scene.scene.site.mend();
  const left = await page.evaluate(
    () => document.querySelector<HTMLTextAreaElement>("#own-desk #note-text")?.value ?? "",
  );
  assert.equal(left, "");
  await device.close();
});

test("a host that is silent holds up neither the way to another note nor the locks", async () => {
  const { page, device } = await scene.unlocked();
  await writeNote(page, { title: "One", text: "one" });
  await writeNote(page, { title: "Other", text: "other" });
  scene.scene.site.alter(/^\/v1\/objects/, "hang");
  const begun = Date.now();
  const text = page.getByLabel("Text", { exact: true });
  await text.fill("other, written on");
  await openNote(page, "One");
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#note-title")?.value === "One");
  await text.fill("one, written on");
  await page.keyboard.press("Escape");
  const back = await page.waitForFunction(() => document.activeElement?.closest(".entry")?.textContent ?? "");
  assert.ok(back.includes("One"), back);
  await openNote(page, "Other");
  assert.equal(await text.inputValue(), "other, written on");
  await page.getByRole("button", { name: "Psychotherapy notes" }).click();
  await page.getByLabel("Passphrase of the practice").waitFor();
  assert.ok(Date.now() - begun < REQUEST_MS, "nobody has waited for the host");
  scene.scene.site.mend();
  await device.close();
});
