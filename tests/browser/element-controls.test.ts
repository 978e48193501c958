import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../www/src/manifest.ts";
import { ElementScene } from "./element-scene.ts";

/* Each kind of control in its states, and the words around it. What all of them together send is in element-entries. */

const scene = ElementScene.forTests();

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
    const page = await scene.showForm(html);
    assert.deepEqual(await scene.sent(page), answers);
  });
}

test("a region that is edited and has no name closes the form until it has one", async () => {
  const html = '<form method="dialog"><div id="area" contenteditable>story</div><button>Send</button></form>';
  const page = await scene.show(`<seal-form SEAL>${html}</seal-form>`, { waitFor: "error" });
  const message = await page.evaluate(() => Reflect.get(globalThis, "seen").at(-1)?.[1]?.message ?? "");
  assert.match(message, /"area".*data-seal-name/);
  await page.locator("#area").evaluate((area) => area.setAttribute("data-seal-name", "story"));
  await page.locator("seal-form[data-state=ready]").waitFor();
  assert.deepEqual(await scene.sent(page), [{ name: "story", value: "story" }]);
});

test("the labels are those of the moment of sending, as a translated page has them", async () => {
  const page = await scene.showForm('<label for="x">Name</label><input id="x" name="x" value="1">');
  await page.evaluate(() => document.querySelector("label")?.replaceChildren("Nom"));
  assert.deepEqual(await scene.sent(page), [{ name: "x", value: "1", label: "Nom" }]);
});
