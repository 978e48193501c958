import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../../www/src/manifest.ts";
import { ElementScene } from "./element-scene.ts";

const FORM = `
<input form="f" name="before" value="from outside" aria-label="Outside">
<seal-form SEAL><form method="dialog" id="f" aria-label="Intake of adults">
  <label for="name">Your <b>name</b> <span aria-hidden="true">*</span></label><input id="name" name="name" value=" Zoë 🌧 ">
  <label>Born <input type="date" name="born" value="1990-02-28"></label>
  <input type="number" name="age" title="Age" value="36">
  <input type="email" name="mail" placeholder="Email">
  <span id="q">How</span> <span id="r">often?</span><input type="range" name="often" aria-labelledby="q r" value="3" max="9">
  <input type="hidden" name="source" value="home">
  <label>Story <textarea name="story">line one
line two</textarea></label>
  <input name="tag" value="one"><input name="tag" value="two">
  <fieldset><legend>PHQ-9</legend>
    <fieldset><legend>1. Little interest</legend>
      <label><input type="radio" name="phq1" value="0"> Not at all</label>
      <label><input type="radio" name="phq1" value="1" checked> Several days</label>
    </fieldset>
    <div role="radiogroup" aria-label="2. Feeling down">
      <label><input type="radio" name="phq2" value="0"> Not at all</label>
      <label><input type="radio" name="phq2" value="1"> Several days</label>
    </div>
  </fieldset>
  <fieldset><legend>What brings you here?</legend>
    <label><input type="checkbox" name="why" value="fear" checked> Fear</label>
    <label><input type="checkbox" name="why" value="grief"> Grief</label>
    <label><input type="checkbox" name="why" value="sleep" checked> Sleep</label>
  </fieldset>
  <fieldset><legend>Contact</legend>
    <label><input type="checkbox" name="call"> You may call me</label>
    <label><input type="checkbox" name="text" checked> You may text me</label>
  </fieldset>
  <label>Language <select name="lang"><option value="">Choose</option><option value="de" selected>Deutsch</option></select></label>
  <label>Days <select name="days" multiple><option value="1" selected>Mon</option><option value="2">Tue</option><option value="3" selected>Wed</option></select></label>
  <label>City <select name="city"><option value="">Choose</option><option>Ulm</option></select></label>
  <input name="off" value="no" disabled><fieldset disabled><input name="off2" value="no"></fieldset>
  <input value="no name"><output name="sum">9</output>
  <button name="way" value="letter">By letter</button><button name="way" value="mail">By mail</button>
</form></seal-form>`;

const expected: Answer[] = [
  { name: "before", value: "from outside", label: "Outside" },
  { name: "name", value: " Zoë 🌧 ", label: "Your name" },
  { name: "born", value: "1990-02-28", label: "Born" },
  { name: "age", value: "36", label: "Age" },
  { name: "mail", value: "", label: "Email" },
  { name: "often", value: "3", label: "How often?" },
  { name: "source", value: "home" },
  { name: "story", value: "line one\nline two", label: "Story" },
  { name: "tag", value: "one" },
  { name: "tag", value: "two" },
  { name: "phq1", value: "1", label: "1. Little interest", text: "Several days", section: ["PHQ-9"] },
  { name: "phq2", value: "", label: "2. Feeling down", section: ["PHQ-9"] },
  { name: "why", value: "fear", label: "What brings you here?", text: "Fear" },
  { name: "why", value: "sleep", label: "What brings you here?", text: "Sleep" },
  { name: "call", value: "", label: "You may call me", section: ["Contact"] },
  { name: "text", value: "on", label: "You may text me", section: ["Contact"] },
  { name: "lang", value: "de", label: "Language", text: "Deutsch" },
  { name: "days", value: "1", label: "Days", text: "Mon" },
  { name: "days", value: "3", label: "Days", text: "Wed" },
  { name: "city", value: "", label: "City" },
  { name: "way", value: "mail", text: "By mail" },
];

const scene = ElementScene.forTests();

test("every kind of control is read in the form's order, with the questions as they were asked", async () => {
  const page = await scene.show(FORM);
  await page.getByRole("button", { name: "By mail" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [post] = await scene.posts(page);
  assert.ok(post);
  const { answers, manifest } = scene.read(post);
  assert.deepEqual(answers, expected);
  assert.equal(manifest.form.title, "Intake of adults");
});

test("the sizes at the host do not tell which option was chosen, or that none was", async () => {
  const shown = new Set<string>();
  for (const choice of ["", "a", "b"]) {
    scene.requests.length = 0;
    const page = await scene.show(`
      <seal-form SEAL><form method="dialog"><fieldset><legend>${"A long question. ".repeat(20)}</legend>
        <label><input type="radio" name="q" value="a" ${choice === "a" && "checked"}> No</label>
        <label><input type="radio" name="q" value="b" ${choice === "b" && "checked"}> ${"More than half the days ".repeat(5)}</label>
      </fieldset><button>Send</button></form></seal-form>`);
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator("seal-form[data-state=sent]").waitFor();
    const [post] = await scene.posts(page);
    assert.ok(post);
    assert.equal(scene.read(post).answers[0]?.value, choice);
    shown.add(JSON.stringify(scene.sizes(post)));
  }
  assert.equal(shown.size, 1, [...shown].join(" "));
});
