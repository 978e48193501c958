import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene, errorCodes, events } from "./element-scene.ts";
import type { Page } from "./support/driver/index.ts";

/* Custom elements: what they answer, and what cannot be known of them. */

const scene = ElementScene.forTests();

/** Custom elements as sites have them: what is set as their `answer` is what they submit. */
const defineFields = (page: Page) =>
  page.evaluate(() => {
    class Field extends HTMLElement {
      static readonly formAssociated = true;
      readonly #internals = this.attachInternals();
      set answer(value: string | FormData | File | null) {
        this.#internals.setFormValue(value);
      }
    }
    customElements.define("x-field", Field);
  });

async function refused(page: Page): Promise<string> {
  await page.locator("seal-form[data-state=error]").waitFor();
  assert.deepEqual(await errorCodes(page), ["control-unsupported"]);
  assert.deepEqual(await scene.posts(page), []);
  return (await events(page)).at(-1)?.[1]?.message ?? "";
}

test("custom elements: their own values, several or none, in their place and with their words", async () => {
  const page = await scene.showForm(`
    <input name="a" value="1"><label>Rate us <x-field name="rate">★★</x-field></label>
    <x-field name="agree" value="fear">Fear</x-field><x-field name="agree" value="grief">Grief</x-field>
    <x-field name="period" label="When"></x-field><input name="z" value="2">
    <label for="e">Empty</label><x-field name="empty" id="e"></x-field><x-field></x-field>
    <fieldset disabled><x-field name="off"></x-field></fieldset>`);
  await defineFields(page);
  await page.evaluate(() => {
    const fields = [...document.querySelectorAll("x-field")];
    const period = new FormData();
    period.append("from", "May");
    period.append("to", "June");
    const values = ["4", null, "grief", period, null, null, "no"];
    for (const [index, answer] of values.entries()) Object.assign(fields[index] ?? {}, { answer });
    // Of two by one name, the value tells which one it is.
    for (const field of fields) Object.assign(field, { value: field.getAttribute("value") });
  });
  assert.deepEqual(await scene.sent(page), [
    { name: "a", value: "1" },
    { name: "rate", value: "4", label: "Rate us" },
    { name: "agree", value: "", label: "Fear" },
    { name: "agree", value: "grief", label: "Grief" },
    { name: "from", value: "May", label: "When" },
    { name: "to", value: "June", label: "When" },
    { name: "z", value: "2" },
    { name: "empty", value: "", label: "Empty" },
  ]);
});

const unread: Record<string, [html: string, answer: string]> = {
  "holds a file": ['<x-field name="odd"></x-field>', 'new File(["x"], "kanarienvogel.txt")'],
  "shares its name and hides its value": [
    '<x-field name="odd"></x-field><x-field name="odd"></x-field>',
    '"kanarienvogel"',
  ],
  "answers by another field's name": [
    '<x-field name="odd"></x-field><input name="b" value="1">',
    '(() => { const data = new FormData(); data.append("b", "kanarienvogel"); return data; })()',
  ],
};
for (const [what, [html, answer]] of Object.entries(unread)) {
  test(`a custom element that ${what} is refused, and nothing is sent`, async () => {
    const page = await scene.showForm(html);
    await defineFields(page);
    await page.evaluate(`document.querySelector("x-field").answer = ${answer}`);
    await page.getByRole("button", { name: "Send" }).click();
    const message = await refused(page);
    assert.doesNotMatch(message, /kanarienvogel/);
    assert.equal(scene.wasSent("kanarienvogel"), false);
  });
}

test("an answer by the name of a readable field, from another control, stays sealed", async () => {
  Object.assign(scene.card, { clear: ["town"] });
  const page = await scene.showForm('<x-field name="address"></x-field>');
  await defineFields(page);
  await page.evaluate(() => {
    const address = new FormData();
    address.append("town", "kanarienvogel");
    Object.assign(document.querySelector("x-field") ?? {}, { answer: address });
  });
  assert.deepEqual(await scene.sent(page), [{ name: "town", value: "kanarienvogel" }]);
  assert.equal(scene.wasSent("kanarienvogel"), false);
});
