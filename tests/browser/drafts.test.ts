import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { CANARY, FORM, isChosen, keep, none, reload, said, scene, showKept, story } from "./drafts-scene.ts";
import { CSP, errorCodes } from "./element-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import { damageDrafts, storedBytes, storedKeys, storedPlaces } from "./support/indexed-db.ts";

test("nothing is kept before the client says so", async () => {
  const page = await scene.show(FORM);
  assert.deepEqual([await isChosen(keep(page)), await isChosen(none(page))], [false, true]);
  await story(page).fill(CANARY);
  await page.keyboard.press("Tab");
  // Behind whatever the page would have begun to write.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  assert.deepEqual(await storedPlaces(page), []);
  await reload(page);
  assert.equal(await story(page).inputValue(), "");
});

test("answers survive a reload, sealed, and are gone when they are sent", async () => {
  const page = await showKept();
  await said(page, "Your answers are kept on this device.");
  await reload(page);
  assert.equal(await story(page).inputValue(), CANARY);
  assert.equal(await isChosen(keep(page)), true);
  await said(page, "Your answers from before are here again.");
  const places = await storedBytes(page);
  assert.deepEqual(await storedKeys(page), [false]);
  assert.ok(places.size > 1);
  assert.deepEqual(findSecrets(places, { CANARY }), []);

  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  await said(page, "The draft on this device was erased.");
  assert.equal(await isChosen(none(page)), true);
  assert.deepEqual(await storedPlaces(page), []);
  assert.deepEqual(
    findSecrets(new Map([["the wire", Buffer.from(JSON.stringify(scene.requests))]]), { CANARY }),
    [],
  );
  const [post] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(scene.read(post).answers, [{ name: "story", value: CANARY, label: "Story" }]);
});

test("a page that goes elsewhere as soon as its form was sent leaves no draft behind", async () => {
  const page = await showKept();
  await page.evaluate(() => {
    addEventListener("seal-sent", () => {
      location.search = "?thanks";
    });
  });
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/thanks/);
  await page.locator("seal-form[data-state=ready]").waitFor();
  assert.deepEqual(await storedPlaces(page), []);
  assert.equal(await story(page).inputValue(), "");
});

test("a draft is erased when its form waits to be sent, and the device has ciphertext alone", async () => {
  scene.statuses.push(500);
  const page = await showKept();
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=waiting]").waitFor();
  const places = await storedPlaces(page);
  assert.ok(places.length > 0);
  assert.deepEqual(
    places.filter((place) => place.includes("drafts")),
    [],
  );
  assert.deepEqual(findSecrets(await storedBytes(page), { CANARY }), []);
});

for (const [choice, choose] of Object.entries({
  "the choice of a shared computer": (page: Page) => none(page).check(),
  "the button": (page: Page) => page.getByRole("button", { name: "Erase what is kept" }).click(),
})) {
  test(`${choice} erases, and nothing more is kept`, async () => {
    const page = await showKept();
    await choose(page);
    await said(page, "The draft on this device was erased.");
    assert.deepEqual(await storedPlaces(page), []);
    assert.equal(await none(page).evaluate((radio) => radio === document.activeElement), true);
    assert.equal(await page.getByRole("button", { name: "Erase what is kept" }).count(), 0);
    assert.equal(await story(page).inputValue(), CANARY);
    await story(page).fill("more");
    await page.keyboard.press("Tab");
    assert.deepEqual(await storedPlaces(page), []);
    await reload(page);
    assert.equal(await story(page).inputValue(), "");
  });
}

test("what one tab has erased, another does not write again", async () => {
  const page = await showKept();
  const other = await scene.newTab();
  await other.goto(scene.origin);
  await said(other, "Your answers from before are here again.");
  await none(other).check();
  await said(other, "The draft on this device was erased.");
  await story(page).fill("more");
  await said(page, "The draft on this device was erased.");
  assert.deepEqual(await storedPlaces(page), []);
});

test("a draft that was tampered with is erased, and the form is open and empty", async () => {
  const page = await showKept();
  assert.equal(await damageDrafts(page, "drafts"), 1);
  await reload(page);
  assert.equal(await story(page).inputValue(), "");
  assert.equal(await isChosen(none(page)), true);
  assert.deepEqual(await storedPlaces(page), []);
  assert.deepEqual(await errorCodes(page), []);
  await story(page).fill("anew");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
});

/** Lets the page believe that as many days have passed as its address says. */
const LATER = `<script>
  const now = Date.now, days = Number(new URLSearchParams(location.search).get("days"));
  Date.now = () => now() + days * 86400000;
</script>`;

for (const [drafts, lasts, isOver] of [
  ["drafts", 6.9, 7.1],
  ['drafts="30"', 29.9, 30.1],
  ['drafts="400"', 89.9, 90.1],
] as const) {
  test(`with ${drafts}, a draft lasts ${lasts} days and not ${isOver}, whichever page of the site is opened then`, async () => {
    scene.csp = { ...CSP, "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
    const page = await showKept(LATER + FORM.replace("drafts", drafts));
    await reload(page, `?days=${lasts}`);
    assert.equal(await story(page).inputValue(), CANARY);
    await reload(page, `another/page?days=${lasts}`);
    assert.equal(await story(page).inputValue(), "");
    assert.equal((await storedPlaces(page)).length, 1);
    await reload(page, `another/page?days=${isOver}`);
    assert.deepEqual(await storedPlaces(page), []);
    await reload(page);
    assert.equal(await story(page).inputValue(), "");
  });
}

test("where the browser stores nothing, the form says so and works", async () => {
  scene.csp = { ...CSP, "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
  const page = await scene.show(`<script>
    Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("no", "SecurityError"); } });
  </script>${FORM}`);
  await keep(page).check();
  await said(page, "Your answers cannot be kept on this device just now.");
  await story(page).fill(CANARY);
  assert.equal(await story(page).inputValue(), CANARY);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [post] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(scene.read(post).answers, [{ name: "story", value: CANARY, label: "Story" }]);
});

test("the choice is made with the keyboard alone, and axe finds nothing in any of its states", async () => {
  const page = await scene.show(FORM);
  const look = async () => {
    await page.evaluate(`(() => { ${axe.source} })()`);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run("seal-form");
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    });
    assert.deepEqual(found, []);
  };
  await look();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  await said(page, "Your answers are kept on this device.");
  assert.equal(await keep(page).evaluate((radio) => radio === document.activeElement), true);
  await look();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said(page, "The draft on this device was erased.");
  assert.equal(await none(page).evaluate((radio) => radio === document.activeElement), true);
  await look();
  await page.keyboard.press("Tab");
  assert.equal(await story(page).evaluate((field) => field === document.activeElement), true);
});

test("the choice is in the page's language, and its date too", async () => {
  const page = await scene.show(`<div lang="de">${FORM}</div>`);
  await page.getByLabel(/bis zum \d+\. [A-Z]\p{Ll}+ 20\d\d$/u).check();
  await said(page, "Ihre Antworten werden auf diesem Gerät aufbewahrt.");
});
