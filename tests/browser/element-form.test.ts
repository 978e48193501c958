import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene } from "./element-scene.ts";

/* What a form does as any form: buttons, validation, reset; and what is done to it before and after it is sent. */

const scene = ElementScene.forTests();

test("nobody sees the list that is read, and whoever reads the form meanwhile finds it empty", async () => {
  const page = await scene.showForm('<input name="a" value="kanarienvogel">');
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
  assert.deepEqual(await scene.sent(page), [{ name: "a", value: "kanarienvogel" }]);
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "heard")), []);
});

test("the button that was pressed answers, an image with where it was pressed", async () => {
  const page = await scene.showForm(
    '<input type="image" name="go" alt="Go" width="40" height="40" src="data:,"><input name="z" value="1">',
  );
  await page.getByRole("button", { name: "Go" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [x, y, z] = await scene.lastAnswers(page);
  assert.ok(x && y && "value" in x && "value" in y);
  assert.deepEqual(
    [x.name, x.label, y.name, y.label, z],
    ["go.x", "Go", "go.y", "Go", { name: "z", value: "1" }],
  );
  for (const { value } of [x, y]) assert.match(value, /^\d+$/);
});

test("a form that is invalid is not sent, and its browser says why", async () => {
  const page = await scene.showForm(`
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
  assert.deepEqual(await scene.sent(page), [
    { name: "mail", value: "zoe@example.org", label: "Mail" },
    { name: "q", value: "a", label: "Which?", text: "A" },
  ]);
});

test("a reset button puts everything back, consents too, and the form goes on", async () => {
  Object.assign(scene.card, { consent: [{ id: "a", version: "1", text: "I agree.", required: true }] });
  const page = await scene.showForm(
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
  assert.deepEqual(await scene.sent(page), [{ name: "story", value: "once", label: "Story" }]);
});

test("what was typed into a region is gone from the screen when it is sent", async () => {
  const page = await scene.showForm(`
    <div contenteditable data-seal-name="story" aria-label="Story"><br></div>
    <div contenteditable data-seal-name="">mirrored</div>`);
  await page.locator("[data-seal-name=story]").click();
  await page.keyboard.type("kanarienvogel");
  assert.deepEqual(await scene.sent(page), [{ name: "story", value: "kanarienvogel", label: "Story" }]);
  assert.equal(await page.locator("form").evaluate((form) => form.textContent?.trim()), "Send");
});

test("spelling aids are kept away, unless the site asks for them", async () => {
  const page = await scene.showForm(
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
