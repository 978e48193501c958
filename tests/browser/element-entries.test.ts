import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene } from "./element-scene.ts";

/* What is sealed is what a browser would send. The same form stands in a frame that nobody guards, which tells. */

const scene = ElementScene.forTests();

const KINDS: ((name: string, pick: (count: number) => number) => string)[] = [
  (name, pick) =>
    `<input type="${["text", "email", "tel", "search", "url", "password", "hidden"][pick(7)]}" name="${name}" value="${["", "a b", " ä\u{1F327} "][pick(3)]}">`,
  (name, pick) =>
    `<input type="${["date", "time", "number", "range", "color", "month", "week"][pick(7)]}" name="${name}" value="${["", "7", "2026-02-28"][pick(3)]}">`,
  (name, pick) =>
    `<textarea name="${name}" ${["", "wrap=hard cols=8"][pick(2)]}>${["", "one\ntwo three four five six"][pick(2)]}</textarea>`,
  (name, pick) =>
    [1, 2, 3]
      .map((value) => `<input type="checkbox" name="${name}" value="${value}" ${pick(2) ? "checked" : ""}>`)
      .join(""),
  (name, pick) =>
    [1, 2, 3]
      .map((value) => `<input type="radio" name="${name}" value="${value}" ${pick(3) ? "" : "checked"}>`)
      .join(""),
  (name, pick) =>
    `<select name="${name}" ${pick(2) ? "multiple" : ""}>${["", "x", "y", "z"].map((value) => `<option value="${value}" ${pick(2) ? "selected" : ""} ${pick(4) ? "" : "disabled"}>${value}!</option>`).join("")}<optgroup label="G" ${pick(2) ? "disabled" : ""}><option selected>in</option></optgroup></select>`,
  (name, pick) =>
    `<fieldset ${pick(2) ? "disabled" : ""}><legend><input name="${name}" value="l"></legend><input name="${name}" value="f"></fieldset>`,
  (name) => `<input name="${name}" dirname="${name}.dir" value="d" dir="rtl">`,
  (name, pick) =>
    `<button type="${["button", "reset", "submit"][pick(3)]}" name="${name}" value="no">no</button>`,
  (name, pick) =>
    `<input form="f" name="${name}" value="o" ${pick(3) ? "" : "disabled"}><output name="${name}">9</output>`,
  (name) => `<x-one name="${name}" value="${name}!"></x-one>`,
  (name) => `<x-several name="${name}"></x-several>`,
  (name, pick) =>
    `<datalist id="${name}"><option>s</option></datalist><input list="${name}" name="${name}" value="${["", "s"][pick(2)]}" ${["", "readonly", "disabled"][pick(3)]}>`,
];

/** A form of many controls. Some share their name, but for the custom elements, which have theirs to themselves. */
function formOf(seed: number): string {
  let state = seed;
  const pick = (count: number) => {
    state = (state * 48271) % 0x7fffffff;
    return state % count;
  };
  const controls = Array.from({ length: 40 }, (_, index) => {
    const kind = KINDS[pick(KINDS.length)];
    const html = kind?.(`n${index}`, pick) ?? "";
    return html.includes("<x-") || pick(3) ? html : html.replaceAll(`"n${index}"`, '"shared"');
  });
  return `<form method="dialog" id="f" novalidate>${controls.join("\n")}<button name="send" value="now">Send</button></form>`;
}

for (const seed of [1, 22, 333, 4444, 55555]) {
  test(`form ${seed} answers what a browser would send, in the same order`, async () => {
    scene.requests.length = 0;
    const html = formOf(seed);
    const page = await scene.show(`<seal-form SEAL>${html}</seal-form>`);
    const expected: [string, string][] = await page.evaluate((html) => {
      const define = (global: typeof window) => {
        class One extends global.HTMLElement {
          static readonly formAssociated = true;
          readonly internals = this.attachInternals();
          connectedCallback() {
            this.internals.setFormValue(this.getAttribute("value"));
          }
        }
        class Several extends global.HTMLElement {
          static readonly formAssociated = true;
          readonly internals = this.attachInternals();
          connectedCallback() {
            const data = new global.FormData();
            for (const part of ["a", "b"]) data.append(`${this.getAttribute("name")}.${part}`, part);
            this.internals.setFormValue(data);
          }
        }
        global.customElements.define("x-one", One);
        global.customElements.define("x-several", Several);
      };
      const frame = document.body.appendChild(document.createElement("iframe"));
      const other = frame.contentWindow as (Window & typeof globalThis) | null;
      if (!other) throw new Error("The frame has no window");
      define(window);
      define(other);
      other.document.body.innerHTML = html;
      const form = other.document.querySelector("form");
      const button = form?.querySelector<HTMLElement>("[name=send]");
      if (!form || !button) throw new Error("The frame has no form");
      return [...new other.FormData(form, button)].map(([name, value]) => [name, String(value)]);
    }, html);
    await page.locator("seal-form [name=send]").click();
    await page.locator("seal-form[data-state=sent]").waitFor();
    const [post] = await scene.posts(page);
    assert.ok(post);
    const pairs = scene
      .read(post)
      .answers.map((answer) => [answer.name, "value" in answer ? answer.value : ""]);
    const filled = ([, value]: (string | undefined)[]) => value !== "";
    assert.ok(expected.filter(filled).length > 15, "A form that tells something");
    assert.deepEqual(pairs.filter(filled), expected.filter(filled));
    const names = new Set(pairs.map(([name]) => name));
    assert.deepEqual(
      expected.filter(([name]) => !names.has(name)),
      [],
      "What was left blank is there too",
    );
  });
}
