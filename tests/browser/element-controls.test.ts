import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Answer } from "../../www/src/manifest.ts";
import { ElementScene, errorCodes, events } from "./element-scene.ts";
import type { Page } from "./support/driver/index.ts";

/* Each kind of control in its states, and the words around it. What all of them together send is in element-entries. */

let scene: ElementScene;
before(async () => {
  scene = await ElementScene.open();
});
after(() => scene.close());
beforeEach(() => {
  scene.requests.length = 0;
  scene.card = { sealform: 1, form: "intake", practice: "Lindenhof", recipients: [scene.recipient] };
});

const show = (inside: string, around = "") =>
  scene.show(
    `${around}<seal-form SEAL><form method="dialog" id="f">${inside}<button>Send</button></form></seal-form>`,
  );

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

async function sent(page: Page): Promise<Answer[]> {
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  return lastAnswers(page);
}

async function lastAnswers(page: Page): Promise<Answer[]> {
  const post = (await scene.posts(page)).at(-1);
  assert.ok(post);
  return scene.read(post).answers;
}

async function refused(page: Page): Promise<string> {
  await page.locator("seal-form[data-state=error]").waitFor();
  assert.deepEqual(await errorCodes(page), ["control-unsupported"]);
  assert.deepEqual(await scene.posts(page), []);
  return (await events(page)).at(-1)?.[1]?.message ?? "";
}

/** What stands in the form, and what the practice reads of it. */
const table: [what: string, html: string, answers: Answer[]][] = [
  [
    "inputs whose value is text",
    ["search", "url", "tel", "password", "text", "nonsense"]
      .map((type) => `<input type="${type}" name="${type}" value="of:${type}" title="${type}?">`)
      .join(""),
    ["search", "url", "tel", "password", "text", "nonsense"].map((name) => ({
      name,
      value: `of:${name}`,
      label: `${name}?`,
    })),
  ],
  [
    "inputs whose value has a form of its own",
    `<input type="date" name="date" value="2026-02-28"><input type="month" name="month" value="2026-02">
     <input type="time" name="time" value="08:05"><input type="week" name="week" value="2026-W09">
     <input type="datetime-local" name="local" value="2026-02-28T08:05"><input type="color" name="color" value="#00ff7f">
     <input type="number" name="number" value="-3.50"><input type="range" name="range" min="0" max="10">`,
    [
      { name: "date", value: "2026-02-28" },
      { name: "month", value: "2026-02" },
      { name: "time", value: "08:05" },
      { name: "week", value: "2026-W09" },
      { name: "local", value: "2026-02-28T08:05" },
      { name: "color", value: "#00ff7f" },
      { name: "number", value: "-3.50" },
      { name: "range", value: "5" },
    ],
  ],
  [
    "options by what was shown, with their group",
    `<label>Where <select name="where">
       <option>Ulm</option><optgroup label="Abroad"><option value="at" label="Austria" selected>x</option></optgroup></select></label>
     <label>Days <select name="days" multiple>
       <optgroup label="Week" disabled><option selected>Mon</option></optgroup>
       <option selected>Sat</option><option disabled selected>Sun</option><option selected>Any</option></select></label>
     <label>None <select name="none" multiple><option>A</option></select></label>
     <label>Placeholder <select name="placeholder"><option value="" disabled selected>Choose</option><option>A</option></select></label>`,
    [
      { name: "where", value: "at", label: "Where", text: "Abroad: Austria" },
      { name: "days", value: "Sat", label: "Days", text: "Sat" },
      { name: "days", value: "Any", label: "Days", text: "Any" },
      { name: "none", value: "", label: "None" },
      { name: "placeholder", value: "", label: "Placeholder" },
    ],
  ],
  [
    "what is disabled is not asked, but for the first legend of a disabled fieldset",
    `<fieldset disabled><legend>Only if <input name="legend" value="1" aria-label="sure"></legend>
       <input name="off1" value="no"><select name="off2"><option>no</option></select>
       <label><input type="radio" name="off3" checked> no</label></fieldset>
     <input name="off4" value="no" disabled><textarea name="off5" disabled>no</textarea>
     <input name="on" value="yes" readonly>`,
    [
      { name: "legend", value: "1", label: "sure", section: ["Only if"] },
      { name: "on", value: "yes" },
    ],
  ],
  [
    "what holds no answer is left out",
    `<output name="sum">9</output><object name="o"></object><button type="button" name="b" value="1">B</button>
     <input type="reset" name="r"><input type="button" name="c" value="1"><input type="submit" name="s" value="1">
     <input type="image" name="i" alt="I"><input value="nameless"><meter name="m" value="1"></meter>
     <datalist id="d"><option>Ulm</option><input name="older" value="browsers"></datalist>
     <input name="city" list="d" value="Ulm">`,
    [{ name: "city", value: "Ulm" }],
  ],
  [
    "the question without the words of its control, of what is not shown, and of what is not said",
    `<label>Mood <b aria-hidden="true">*</b><dialog>Wrong!</dialog><select name="mood"><option>good</option></select>
       <output>5</output><datalist><option>x</option></datalist></label>
     <label><img alt="A calm face" src="data:,"> Calm<br>enough? <input name="calm" value="1"></label>
     <div hidden><label for="step">An earlier step</label><input id="step" name="step" value="1"></div>
     <div id="u" hidden>Weight in kg</div><input aria-labelledby="u" name="kg" value="70">`,
    [
      { name: "mood", value: "good", label: "Mood", text: "good" },
      { name: "calm", value: "1", label: "A calm face Calm enough?" },
      { name: "step", value: "1", label: "An earlier step" },
      { name: "kg", value: "70", label: "Weight in kg" },
    ],
  ],
  [
    "a group by the innermost frame that holds all of it, and its sections by legend or ARIA name",
    `<fieldset><legend>Part <em>A</em></legend><div role="group" aria-label="Sleep">
       <fieldset><legend>How often?</legend>
         <div role="group"><label><input type="radio" name="q" value="0"> never</label></div>
         <div role="group" aria-label="right"><label><input type="radio" name="q" value="1" checked> daily</label></div>
         <input type="hidden" name="q-shown" value="1"></fieldset>
       <textarea name="more" aria-label="More"></textarea></div></fieldset>`,
    [
      { name: "q", value: "1", label: "How often?", text: "daily", section: ["Part A", "Sleep"] },
      { name: "q-shown", value: "1", section: ["Part A", "Sleep", "How often?"] },
      { name: "more", value: "", label: "More", section: ["Part A", "Sleep"] },
    ],
  ],
  [
    "what a browser makes of values: the character set, a direction",
    `<input type="hidden" name="_charset_">
     <input name="note" dirname="note.dir" dir="rtl" value="x" aria-label="Note">`,
    [
      { name: "_charset_", value: "UTF-8" },
      { name: "note", value: "x", label: "Note" },
      { name: "note.dir", value: "rtl", label: "Note" },
    ],
  ],
  [
    "regions that are edited, in their place, with the name on them or around them",
    `<input name="a" value="1"><fieldset><legend>Story</legend>
       <div contenteditable data-seal-name="story" aria-label="In your words"><p>one <b>two</b></p><ul><li contenteditable>three</li></ul></div></fieldset>
     <div data-seal-name="plain"><label>Plain <span contenteditable="plaintext-only">four</span></label></div>
     <div contenteditable data-seal-name="blank" title="Blank"><br></div>
     <div contenteditable data-seal-name="">mirrored by an editor</div><div contenteditable="false">no</div>
     <x-editor><div contenteditable>its own affair</div></x-editor><input name="z" value="2">`,
    [
      { name: "a", value: "1" },
      { name: "story", value: "one two\n\nthree", label: "In your words", section: ["Story"] },
      { name: "plain", value: "four", label: "Plain" },
      { name: "blank", value: "", label: "Blank" },
      { name: "z", value: "2" },
    ],
  ],
];
for (const [what, html, answers] of table) {
  test(`captured: ${what}`, async () => {
    const page = await show(html);
    assert.deepEqual(await sent(page), answers);
  });
}

test("a region that is edited and has no name closes the form until it has one", async () => {
  const html = '<form method="dialog"><div id="area" contenteditable>story</div><button>Send</button></form>';
  const page = await scene.show(`<seal-form SEAL>${html}</seal-form>`, { waitFor: "error" });
  const message = await page.evaluate(() => Reflect.get(globalThis, "seen").at(-1)?.[1]?.message ?? "");
  assert.match(message, /"area".*data-seal-name/);
  await page.locator("#area").evaluate((area) => area.setAttribute("data-seal-name", "story"));
  await page.locator("seal-form[data-state=ready]").waitFor();
  assert.deepEqual(await sent(page), [{ name: "story", value: "story" }]);
});

test("the labels are those of the moment of sending, as a translated page has them", async () => {
  const page = await show('<label for="x">Name</label><input id="x" name="x" value="1">');
  await page.evaluate(() => document.querySelector("label")?.replaceChildren("Nom"));
  assert.deepEqual(await sent(page), [{ name: "x", value: "1", label: "Nom" }]);
});

test("custom elements: their own values, several or none, in their place and with their words", async () => {
  const page = await show(`
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
  assert.deepEqual(await sent(page), [
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
    const page = await show(html);
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
  const page = await show('<x-field name="address"></x-field>');
  await defineFields(page);
  await page.evaluate(() => {
    const address = new FormData();
    address.append("town", "kanarienvogel");
    Object.assign(document.querySelector("x-field") ?? {}, { answer: address });
  });
  assert.deepEqual(await sent(page), [{ name: "town", value: "kanarienvogel" }]);
  assert.equal(scene.wasSent("kanarienvogel"), false);
});

test("nobody sees the list that is read, and whoever reads the form meanwhile finds it empty", async () => {
  const page = await show('<input name="a" value="kanarienvogel">');
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    for (const target of [window, document, document.forms[0] ?? document]) {
      for (const capture of [true, false]) {
        target.addEventListener(
          "formdata",
          (event) => heard.push([...(event as FormDataEvent).formData]),
          capture,
        );
      }
    }
  });
  assert.deepEqual(await sent(page), [{ name: "a", value: "kanarienvogel" }]);
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "heard")), []);
});

test("the button that was pressed answers, an image with where it was pressed", async () => {
  const page = await show(
    '<input type="image" name="go" alt="Go" width="40" height="40" src="data:,"><input name="z" value="1">',
  );
  await page.getByRole("button", { name: "Go" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [x, y, z] = await lastAnswers(page);
  assert.ok(x && y && "value" in x && "value" in y);
  assert.deepEqual(
    [x.name, x.label, y.name, y.label, z],
    ["go.x", "Go", "go.y", "Go", { name: "z", value: "1" }],
  );
  for (const { value } of [x, y]) assert.match(value, /^\d+$/);
});

test("a form that is invalid is not sent, and its browser says why", async () => {
  const page = await show(`
    <label>Mail <input type="email" name="mail" required></label>
    <fieldset><legend>Which?</legend><label><input type="radio" name="q" value="a" required> A</label></fieldset>`);
  const send = page.getByRole("button", { name: "Send" });
  await send.click();
  await page.getByLabel("Mail").fill("nobody");
  await send.click();
  assert.deepEqual(await scene.posts(page), []);
  assert.equal(await page.locator(":invalid[type=email]").count(), 1);
  await page.getByLabel("Mail").fill("zoe@example.org");
  await send.click();
  assert.deepEqual(await scene.posts(page), []);
  await page.getByLabel("A", { exact: true }).check();
  assert.deepEqual(await sent(page), [
    { name: "mail", value: "zoe@example.org", label: "Mail" },
    { name: "q", value: "a", label: "Which?", text: "A" },
  ]);
});

test("a reset button puts everything back, consents too, and the form goes on", async () => {
  Object.assign(scene.card, { consent: [{ id: "a", version: "1", text: "I agree.", required: true }] });
  const page = await show(
    '<label>Story <input name="story" value="once"></label><button type="reset">Start again</button>',
  );
  await page.getByLabel("Story").fill("kanarienvogel");
  await page.getByLabel("I agree.").check();
  await page.getByRole("button", { name: "Start again" }).click();
  assert.equal(await page.getByLabel("Story").inputValue(), "once");
  await page.getByRole("button", { name: "Send" }).click();
  assert.deepEqual(await scene.posts(page), []);
  await page.locator("seal-form[data-state=ready]").waitFor();
  await page.getByLabel("I agree.").check();
  assert.deepEqual(await sent(page), [{ name: "story", value: "once", label: "Story" }]);
});

test("what was typed into a region is gone from the screen when it is sent", async () => {
  const page = await show(`
    <div contenteditable data-seal-name="story" aria-label="Story"><br></div>
    <div contenteditable data-seal-name="">mirrored</div>`);
  await page.locator("[data-seal-name=story]").click();
  await page.keyboard.type("kanarienvogel");
  assert.deepEqual(await sent(page), [{ name: "story", value: "kanarienvogel", label: "Story" }]);
  assert.equal(await page.locator("form").evaluate((form) => form.textContent?.trim()), "Send");
});

test("spelling aids are kept away, unless the site asks for them", async () => {
  const page = await show(
    `<input name="plain"><textarea name="area"></textarea><div id="edited" contenteditable data-seal-name="edited"></div>
     <input name="asked" spellcheck="true"><div spellcheck="true"><input name="around"></div><select name="list"></select>`,
    '<input form="f" name="outside">',
  );
  await page.evaluate(() => {
    const late = document.createElement("input");
    late.name = "late";
    document.querySelector("form")?.append(late);
  });
  await page.locator("[name=late][spellcheck=false]").waitFor();
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("[name], #edited")].map((control) =>
      [
        control.getAttribute("name") ?? control.id,
        ...["spellcheck", "autocorrect", "writingsuggestions"].map(
          (name) => control.getAttribute(name) ?? "-",
        ),
      ].join(" "),
    ),
  );
  assert.deepEqual(found, [
    "outside false off false",
    "plain false off false",
    "area false off false",
    "edited false off false",
    "asked true - -",
    "around - - -",
    "list - - -",
    "late false off false",
  ]);
});

test("a form whose seal-form asks for spelling aids keeps them", async () => {
  const page = await scene.show(
    '<seal-form SEAL spellcheck="true"><form method="dialog"><input name="a"><button>Send</button></form></seal-form>',
  );
  assert.equal(await page.locator("[name=a]").evaluate((input) => input.hasAttribute("spellcheck")), false);
});
