import assert from "node:assert/strict";
import { test } from "node:test";
import { CANARY, FORM, keep, kept, reload, scene, showKept, story } from "./drafts-scene.ts";
import { CSP } from "./element-scene.ts";

/* What a draft puts back: each control as it was left, into the form as it is now. */

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
