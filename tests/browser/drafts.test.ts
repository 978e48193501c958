import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import axe from "axe-core";
import { CSP, ElementScene, errorCodes } from "./element-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import {
  damageDrafts,
  readDrafts,
  storedBytes,
  storedKeys,
  storedPlaces,
  until,
} from "./support/indexed-db.ts";

const CANARY = "kanarienvogel-7f3a";
const FORM = `
  <seal-form SEAL drafts>
    <form method="dialog">
      <label>Story <textarea name="story"></textarea></label>
      <button>Send</button>
    </form>
  </seal-form>`;

let scene: ElementScene;
before(async () => {
  scene = await ElementScene.open();
});
after(() => scene.close());
beforeEach(() => {
  scene.requests.length = 0;
  scene.statuses.length = 0;
  scene.csp = CSP;
  scene.card = { sealform: 1, form: "intake", practice: "Lindenhof", recipients: [scene.recipient] };
});

const story = (page: Page) => page.getByLabel("Story");
const keep = (page: Page) => page.getByLabel("Yes, until I send them");
const none = (page: Page) => page.getByLabel("No, keep nothing. This is a shared computer");
const isChosen = (radio: ReturnType<typeof keep>) =>
  radio.evaluate((input) => (input as HTMLInputElement).checked);
const said = (page: Page, text: string) =>
  page.locator("[data-seal=drafts] [role=status]").getByText(text).waitFor();

async function reload(page: Page, path = ""): Promise<void> {
  await page.goto("about:blank");
  await page.goto(scene.origin + path);
  await page.locator("seal-form[data-state=ready]").first().waitFor();
}

/** Until a draft has this in it. */
const kept = (page: Page, text: string): Promise<void> =>
  until(`a draft has "${text}"`, async () => (await readDrafts(page)).join().includes(text));

/** A form with a draft that has the canary. */
async function showKept(html = FORM): Promise<Page> {
  const page = await scene.show(html);
  await keep(page).first().check();
  await story(page).first().fill(CANARY);
  await kept(page, CANARY);
  return page;
}

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

test("every kind of control is as it was left; what proves who somebody is, what the site fills in, and consent are not", async () => {
  scene.card = { ...scene.card, consent: [{ id: "c", version: "1", text: "I agree.", required: false }] };
  const page = await scene.show(`
    <input form="f" name="outside" aria-label="Outside">
    <seal-form SEAL drafts><form method="dialog" id="f">
      <input name="tag"><input name="tag"><input name="tag"><input id="unnamed"><input>
      <input type="date" name="born"><input type="time" name="at"><input type="number" name="age"><input type="range" name="often" max="9">
      <input type="color" name="colour"><input type="email" name="mail"><textarea name="story"></textarea>
      <input type="radio" name="phq" value="0" checked><input type="radio" name="phq" value="1"><input type="radio" name="phq" value="2">
      <input type="checkbox" name="why" value="fear" checked><input type="checkbox" name="why" value="sleep"><input type="checkbox" name="one">
      <select name="lang"><option value="">Choose</option><option>de</option><option>fr</option></select>
      <select name="days" multiple><option>Mon</option><option selected>Tue</option><option>Wed</option></select>
      <div contenteditable="true" data-seal-name="diary"></div>
      <input name="off" disabled>
      <input type="hidden" name="token" value="new"><input type="password" name="secret"><input name="code" autocomplete="one-time-code">
      <input name="closest" aria-label="A name that forms have">
      <button>Send</button>
    </form></seal-form>`);
  await keep(page).check();
  await page.evaluate(fillIn);
  await kept(page, "the last");
  await page.locator("[data-seal=consents] input").check();
  const left = await page.evaluate(readAll);
  await reload(page);
  const restored = await page.evaluate(readAll);
  const different = left.flatMap((before, at) => (before === restored[at] ? [] : [[before, restored[at]]]));
  assert.deepEqual(different, [
    ["token hidden stale", "token hidden new"],
    ["secret password typed 23", "secret password "],
    ["code text typed 24", "code text "],
    [" checkbox on true", " checkbox on false"],
  ]);
  assert.equal(left.length, 29);
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

test("two forms on one page, of the same card, have a draft each", async () => {
  const page = await scene.show(FORM + FORM.replaceAll("Story", "Second"));
  for (const nth of [0, 1]) await keep(page).nth(nth).check();
  await story(page).fill("of the first");
  await page.getByLabel("Second").fill("of the second");
  await kept(page, "of the first");
  await kept(page, "of the second");
  await reload(page);
  await page.locator("seal-form[data-state=ready]").nth(1).waitFor();
  assert.equal(await story(page).inputValue(), "of the first");
  assert.equal(await page.getByLabel("Second").inputValue(), "of the second");
  await page.getByRole("button", { name: "Send" }).first().click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  await reload(page);
  await page.locator("seal-form[data-state=ready]").nth(1).waitFor();
  assert.equal(await story(page).inputValue(), "");
  assert.equal(await page.getByLabel("Second").inputValue(), "of the second");
});

test("of a form that the site has changed, what fits by name is restored, also where it appears later", async () => {
  const form = (controls: string) => FORM.replace(/<label>.*<\/label>/, controls);
  const page = await scene.show(
    form(`<input name="gone"><input name="story" aria-label="Story"><input name="late">
      <input type="checkbox" name="why" value="a"><input type="checkbox" name="why" value="b">`),
  );
  await keep(page).check();
  await page.locator("[name=gone]").fill("gone");
  await page.locator("[name=late]").fill("later");
  await page.locator("[name=why][value=b]").check();
  await story(page).fill(CANARY);
  await kept(page, CANARY);
  await scene.setPage(
    form(`<input type="checkbox" name="why" value="new"><input type="checkbox" name="why" value="b">
      <input name="new"><textarea name="story" aria-label="Story"></textarea>`),
  );
  await reload(page);
  const state = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>("form [name]")].map(
        ({ name, value, checked }) => `${name} ${checked ?? ""} ${value}`,
      ),
    );
  assert.deepEqual(await state(), ["why false new", "why true b", "new false ", `story  ${CANARY}`]);
  await page.evaluate(() => {
    document.querySelector("form")?.insertAdjacentHTML("beforeend", '<input name="late">');
  });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("[name=late]")?.value === "later",
  );
});

test("a site's own logic hears of what is restored, as if it were typed", async () => {
  scene.csp = { ...CSP, "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
  const page = await showKept(`${FORM}<script>
    // As React does: a value that is set through the control itself is taken for React's own.
    const field = document.querySelector("textarea"), heard = window.heard = [];
    const { set, get } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    Object.defineProperty(field, "value", { get, set(text) { heard.push("own"); set.call(field, text); } });
    for (const type of ["input", "change"]) field.addEventListener(type, () => heard.push(type + " " + get.call(field)));
  </script>`);
  await reload(page);
  assert.deepEqual(await page.evaluate("heard"), [`input ${CANARY}`, `change ${CANARY}`]);
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

/** Fills in every control. Runs in the page. */
function fillIn(): void {
  const given: Record<string, string> = {
    date: "1990-02-28",
    time: "12:34",
    number: "36",
    range: "7",
    color: "#123456",
    hidden: "stale",
  };
  const form = document.querySelector("form") as HTMLFormElement;
  for (const [at, control] of [...form.elements].entries()) {
    if (control.matches("button, [data-seal] *")) continue;
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.selected = ["fr", "Mon", "Wed"].includes(option.value);
    } else if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type)) {
      control.checked = ["2", "sleep", "on"].includes(control.value);
    } else {
      (control as HTMLInputElement).value = given[(control as HTMLInputElement).type] ?? `typed ${at}`;
    }
  }
  const diary = document.querySelector("[contenteditable]") as HTMLElement;
  diary.innerHTML = "first<br>second<div>the last</div>";
  diary.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What is in every control, in the form's order. Runs in the page. */
function readAll(): string[] {
  const form = document.querySelector("form") as HTMLFormElement;
  const states = [...form.elements].map((control) => {
    const { name, type, value } = control as HTMLInputElement;
    const state =
      control instanceof HTMLSelectElement
        ? [...control.selectedOptions].map((option) => option.value).join("+")
        : control instanceof HTMLInputElement && /radio|checkbox/.test(type)
          ? `${value} ${control.checked}`
          : value;
    return `${name} ${type} ${state}`;
  });
  return [...states, (document.querySelector("[contenteditable]") as HTMLElement).innerText];
}
