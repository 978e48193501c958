// The notebook on two devices, without network, by the keyboard alone, and on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { backToList, NotebookScene, openNote, stored, writeNote } from "./notebook-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { PASSPHRASE, unlock } from "./support/pages.ts";

let scene: NotebookScene;
let office: Page;

before(async () => {
  scene = await NotebookScene.open();
  ({ page: office } = await scene.unlocked());
});
after(() => scene.close());

test("two devices that write at one time keep both versions, and the page merges them", async () => {
  await writeNote(office, { title: "Two hands", text: "one\n\ntwo\n\nthree" });
  await backToList(office);
  const { page: phone, device } = await scene.unlocked({ viewport: { width: 320, height: 640 } });
  await inspect(phone, "notebook-list-phone");
  await openNote(phone, "Two hands");
  await inspect(phone, "notebook-editor-phone");
  await openNote(office, "Two hands");
  scene.scene.site.alter(/^\/v1\/objects/, "hang-up");
  await phone.getByLabel("Text", { exact: true }).fill("one, by the phone\n\ntwo\n\nthree, by the phone");
  await phone.locator(".kept").getByText("Saved on this device").waitFor();
  scene.scene.site.mend();
  await office.getByLabel("Text", { exact: true }).fill("one, by the office\n\ntwo\n\nthree");
  await stored(office);
  await phone.keyboard.press("Control+s");
  await phone.getByRole("heading", { name: "Two versions of this note" }).waitFor();
  await inspect(phone, "notebook-merge");
  await phone.getByLabel("The one in the store").check();
  await phone.getByRole("button", { name: "Keep the merged note" }).click();
  await phone.getByText("The note is merged.").waitFor();
  const merged = "one, by the office\n\ntwo\n\nthree, by the phone";
  assert.equal(await phone.getByLabel("Text", { exact: true }).inputValue(), merged);
  await device.close();
  await scene.visit(office);
  await openNote(office, "Two hands");
  assert.equal(await office.getByLabel("Text", { exact: true }).inputValue(), merged);
  await backToList(office);
});

test("without network notes are kept on the device, and go to the store when it is there again", async () => {
  await office.waitForFunction(async () => (await caches.match("/notebook.js")) !== undefined);
  scene.scene.site.offline = true;
  await office.reload();
  await unlock(office, PASSPHRASE);
  await office.getByText("The store cannot be reached.").waitFor();
  await office.getByRole("button", { name: "New note" }).click();
  await office.getByLabel("Title").fill("In a cellar");
  await office.locator(".kept").getByText("Saved on this device").waitFor();
  await inspect(office, "notebook-offline");
  await backToList(office);
  await office.locator(".notes .mark").getByText("On this device only").waitFor();
  scene.scene.site.offline = false;
  await office.getByRole("button", { name: "Try again now" }).click();
  await office.getByText("The store cannot be reached.").waitFor({ state: "hidden" });
  await office.waitForFunction(() => document.querySelectorAll("#desk .notes .mark").length === 0);
});

test("a host that withholds a note is told of in plain words", async () => {
  await office.getByRole("button", { name: "Lock", exact: true }).click();
  await office.getByLabel("Passphrase of the practice").waitFor();
  scene.scene.site.alter("/v1/objects", (answer) => ({
    ...answer,
    body: Buffer.from('{"objects":[],"next":null}'),
  }));
  await unlock(office, PASSPHRASE);
  const notice = office.getByRole("alert");
  await notice.getByText("Two hands: the host does not serve this note any more.").waitFor();
  await inspect(office, "notebook-withheld");
  scene.scene.site.mend();
  await scene.visit(office);
});

test("a note is written, found, read and left by the keyboard alone", async () => {
  const focusOn = async (name: string): Promise<void> => {
    for (let step = 0; step < 60; step++) {
      const focused = await office.evaluate(() => {
        const element = document.activeElement;
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
            ? element.labels
            : null;
        return labels?.[0]?.textContent ?? element?.textContent ?? "";
      });
      if (focused.startsWith(name)) return;
      await office.keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  };
  await office.evaluate(() => document.getElementById("heading")?.focus());
  await focusOn("New note");
  await office.keyboard.press("Enter");
  await focusOn("Title");
  await office.keyboard.type("By keys");
  await focusOn("Text");
  await office.keyboard.type("All of it.");
  await stored(office);
  await office.keyboard.press("Escape");
  const back = await office.waitForFunction(
    () => document.activeElement?.closest(".entry")?.textContent ?? "",
  );
  assert.ok(back.includes("By keys"), back);
  await office.keyboard.press("ArrowDown");
  await office.keyboard.press("ArrowUp");
  await office.keyboard.press("Enter");
  await office.locator(".editor h2:focus").first().waitFor();
  assert.equal(await office.getByLabel("Title").inputValue(), "By keys");
});
