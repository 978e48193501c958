// The keyring's page without a mouse: everything is reached and done by keys, and the focus is never lost on the way.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KeyringScene, listed, NEW_PASSPHRASE } from "./keyring-scene.ts";
import { download } from "./support/download.ts";
import type { Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { PASSPHRASE } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

/** More than there are between any two places of the page. */
const MAX_STOPS = 30;

let scene: Scene;
let page: Page;
let keyring: KeyringScene;

before(async () => {
  scene = await Scene.open();
  page = await (await scene.device({ viewport: { width: 1280, height: 900 } })).newPage();
  keyring = await KeyringScene.open(scene, page);
});
after(() => scene.close());

test("it is unlocked, also after a wrong passphrase", async () => {
  await keyring.goto(page);
  await tabTo("Passphrase of the practice");
  await page.evaluate(watchFocus);
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("open-failed").waitFor();
  await look("wrong");
  // It is selected, so that what is typed now takes its place.
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press("Enter");
  await listed(page);
  await look("unlocked");
});

test("the passphrase is changed", async () => {
  await tabTo("Change the passphrase");
  await page.keyboard.press("Enter");
  await tabTo("New passphrase");
  await page.keyboard.type(NEW_PASSPHRASE);
  await page.locator("#new-passphrase-strength").getByText("Very strong").waitFor();
  await tabTo("Show the passphrase");
  await page.keyboard.press("Space");
  await look("passphrase-shown");
  await tabTo("The same passphrase again");
  await page.keyboard.type(NEW_PASSPHRASE);
  await tabTo("Lock it with the new one");
  await page.keyboard.press("Space");
  await page.getByText("Locking the keyring with the new passphrase").waitFor();
  assert.equal(await page.evaluate(focused), "Lock it with the new one", "while it works the focus stays");
  await page.getByText("The passphrase is changed.").waitFor();
  await look("passphrase-changed");
  await keyring.opened(NEW_PASSPHRASE);
});

test("a new recovery code is made, mistyped, and typed back", async () => {
  await tabTo("Make a new recovery code");
  await page.keyboard.press("Enter");
  await tabTo("Make a new code");
  await page.keyboard.press("Enter");
  await page.locator(".recovery-code").waitFor();
  const code = (await page.locator(".recovery-code").textContent()) ?? "";
  await look("code");
  await tabTo("I have written it down");
  await page.keyboard.press("Enter");
  await look("code-back");
  await page.keyboard.type(keyring.links.recoveryCode);
  await tabTo("Check the code");
  await page.keyboard.press("Space");
  await page.getByRole("alert").getByText("This is not the code that was shown").waitFor();
  await look("code-wrong");
  await tabTo("Show the code again");
  await page.keyboard.press("Enter");
  await tabTo("I have written it down");
  await page.keyboard.press("Enter");
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await page.getByText("The new recovery code is in force").waitFor();
  await look("code-changed");
  await keyring.opened(code);
});

test("it is locked, and unlocked by the new passphrase", async () => {
  await tabTo("Lock");
  await page.keyboard.press("Enter");
  await page.getByLabel("Passphrase of the practice").waitFor();
  assert.equal(await page.evaluate(focused), "Keyring");
  await look("locked");
  await tabTo("Passphrase of the practice");
  await page.keyboard.type(NEW_PASSPHRASE);
  await page.keyboard.press("Enter");
  await listed(page);
  await look("unlocked-again");
});

// At the end: in Firefox the next Enter behind a download did not come to the page.
test("the keyring's file is saved", async () => {
  await tabTo("Keep a copy of the keyring");
  await page.keyboard.press("Enter");
  await tabTo("Save the keyring file");
  const file = await download(page, () => page.keyboard.press("Enter"));
  assert.deepEqual(new Uint8Array(file.content), await keyring.kept());
  await page.getByText("Saved. Keep it with the paper").waitFor();
  assert.equal(await page.evaluate(focused), "Save the keyring file");
  await look("saved");
});

/** Presses Tab until the focus is at what has this name. */
async function tabTo(name: string): Promise<void> {
  const stops: string[] = [];
  while (stops.length < MAX_STOPS) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(focused));
    if (stops.at(-1) === name) return;
  }
  assert.fail(`no stop is ${name}, only ${stops.join(", ")}`);
}

/** Checks that somebody with a keyboard knows where they are, and what axe says. */
async function look(state: string): Promise<void> {
  assert.deepEqual(await page.evaluate(lostAt), [], `the focus was lost before ${state}`);
  await inspect(page, `keyring-keyboard-${state}`);
}

/** What the focus is on, by its name. Runs in the page. */
function focused(): string {
  const element = document.activeElement;
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
  const name = element?.getAttribute("aria-label") ?? label ?? "";
  return element === document.body ? "nothing" : name.trim();
}

/** Notes in each frame whether the focus is nowhere. Runs in the page. */
function watchFocus(): void {
  const lost: string[] = [];
  const look = (): void => {
    if (document.activeElement === document.body || document.activeElement === null) {
      lost.push(document.querySelector("main")?.textContent ?? "");
    }
    requestAnimationFrame(look);
  };
  look();
  Object.assign(globalThis, { lost });
}

/** Runs in the page. */
function lostAt(): string[] {
  return Reflect.get(globalThis, "lost");
}
