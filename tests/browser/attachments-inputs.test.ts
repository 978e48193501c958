// File inputs: what is chosen or dropped is listed, held against the card's limits, and taken away again by keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AttachmentsScene, type InPage } from "./attachments-scene.ts";
import type { Page } from "./support/driver/index.ts";

declare const extra: InPage;

const SHORT = Buffer.from("x");

let scene: AttachmentsScene;
before(async () => {
  scene = await AttachmentsScene.open();
});
after(() => scene.close());

test("several choices and a drop add up, and each file can be removed by keyboard", async () => {
  const page = await scene.show();
  await choose(page, "one.pdf", "two.pdf");
  await choose(page, "three é 日本.pdf");
  await drop(page, "[data-seal=files]", [["four.pdf", "application/pdf"]]);
  await drop(page, "label[for=letters]", [["five.pdf", "application/pdf"]]);
  assert.deepEqual(await listed(page), ["one.pdf", "two.pdf", "three é 日本.pdf", "four.pdf", "five.pdf"]);
  assert.deepEqual(await sent(page), await listed(page), "the list is what will be sent");

  await page.locator("#letters").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Remove two.pdf");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Remove three é 日本.pdf", "the focus stays in the list");
  await page.getByText("two.pdf was removed.").waitFor();
  assert.deepEqual(await sent(page), ["one.pdf", "three é 日本.pdf", "four.pdf", "five.pdf"]);
  for (const name of await listed(page)) await page.getByRole("button", { name: `Remove ${name}` }).click();
  assert.equal(await focused(page), "letters", "with the last one it goes back to the input");
  await scene.deviceOf(page).close();
});

test("an input for one file keeps the last one, and its own kinds", async () => {
  const page = await scene.show();
  const picture = page.getByLabel("A picture of you");
  for (const name of ["a.png", "b.png"]) await picture.setInputFiles(await scene.file(name, SHORT));
  assert.deepEqual(await sent(page, "picture"), ["b.png"]);
  await drop(page, "label:has([name=picture])", [["c.pdf", "application/pdf"]]);
  await page.getByText("“c.pdf” is not of a kind that this form takes: pictures.").waitFor();
  assert.deepEqual(await sent(page, "picture"), []);
  await scene.deviceOf(page).close();
});

test("what is too large, too many or of another kind is left out, with the limit said beside the input", async () => {
  const page = await scene.show({ max: 2, bytes: 2_500_000, types: [".pdf", "image/*", "audio/mpeg"] });
  const alert = page.locator("#letters ~ [data-seal=files] [role=alert]");
  await page.locator("#letters").setInputFiles(await scene.file("big.pdf", SHORT, 2_500_001));
  await page.getByText("“big.pdf” is too large.").waitFor();
  assert.equal(
    await alert.textContent(),
    "“big.pdf” is too large. This form takes files of up to 2.5 MB each. It was left out.",
  );
  await choose(page, "program.exe");
  await page.getByText("“program.exe” is not").waitFor();
  assert.equal(
    await alert.textContent(),
    "“program.exe” is not of a kind that this form takes: PDF, pictures, or MPEG. It was left out.",
  );
  assert.equal(await page.locator("#letters").getAttribute("aria-invalid"), "true");
  const described = await page.locator("#letters").getAttribute("aria-describedby");
  assert.equal(await page.locator(`#${described}`).textContent(), await alert.textContent());
  await choose(page, "one.PDF", "two.png", "three.pdf");
  await page.getByText("“three.pdf” is").waitFor();
  assert.equal(
    await alert.textContent(),
    "“three.pdf” is one file too many. This form takes 2 at most. It was left out.",
  );
  assert.deepEqual(await sent(page), ["one.PDF", "two.png"]);
  await page.getByLabel("A picture of you").setInputFiles(await scene.file("me.png", SHORT));
  await page.getByText("“me.png” is one file too many.").waitFor();
  assert.deepEqual(await sent(page, "picture"), [], "the limit is for the whole form");
  await scene.deviceOf(page).close();
});

test("what was put back from a draft is held against the limits when it is sent", async () => {
  const page = await scene.show({ max: 1, types: [".pdf"] });
  const check = () => page.evaluate(() => extra.inputs.check());
  const restore = (names: string[]) =>
    page.evaluate((names) => {
      const input = document.querySelector("input") as HTMLInputElement;
      extra.inputs.restore(
        input,
        names.map((name) => new File(["x"], name)),
      );
    }, names);
  await restore(["a.pdf", "b.pdf"]);
  assert.equal(await check(), false);
  assert.equal(
    await focused(page),
    "“b.pdf” is one file too many. This form takes 1 at most. Please remove it.",
  );
  await restore(["a.exe"]);
  assert.equal(await check(), false);
  await restore(["a.pdf"]);
  assert.equal(await check(), true);
  await page.evaluate(() => document.querySelector("input")?.setAttribute("required", ""));
  assert.equal(await check(), true);
  await page.evaluate(() => extra.inputs.clear());
  assert.equal(await check(), false);
  assert.equal(await focused(page), "Please choose a file.");
  await scene.deviceOf(page).close();
});

test("inputs that the page adds, replaces or takes away are followed, and a reset empties them", async () => {
  const page = await scene.show();
  await choose(page, "one.pdf");
  const zones = page.locator("[data-seal=files]");
  await page.evaluate(() => {
    document.querySelector("#letters")?.remove();
    document
      .querySelector("form")
      ?.insertAdjacentHTML("beforeend", '<input type="file" name="late" multiple>');
    extra.inputs.place();
  });
  assert.equal(await zones.count(), 2, "the list of the one that is gone is gone too");
  await page.locator("[name=late]").setInputFiles(await scene.file("late.pdf", SHORT));
  assert.deepEqual(await sent(page, "late"), ["late.pdf"]);
  await page.evaluate(() => {
    document.querySelector("[name=late] ~ [data-seal=files]")?.remove();
    extra.inputs.place();
  });
  assert.deepEqual(await listed(page), ["late.pdf"], "a list that the page took away is put in again");
  await page.evaluate(() => document.querySelector("form")?.reset());
  await page.waitForFunction(() => document.querySelector("[data-seal=files] li") === null);
  assert.deepEqual(await sent(page, "late"), []);
  await scene.deviceOf(page).close();
});

test("a file that misses its field does not open in the place of the page", async () => {
  const page = await scene.show();
  const prevented = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.pdf"));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    const button = document.querySelector("form > button");
    return ["dragover", "drop"].map((type) => !button?.dispatchEvent(new DragEvent(type, init)));
  });
  assert.deepEqual(prevented, [true, true]);
  await scene.deviceOf(page).close();
});

async function choose(page: Page, ...names: string[]): Promise<void> {
  await page
    .locator("#letters")
    .setInputFiles(await Promise.all(names.map((name) => scene.file(name, SHORT))));
}

/** A drop as a browser tells of it: no engine lets a test drop real files. */
const drop = (page: Page, onto: string, files: [name: string, type: string][]): Promise<void> =>
  page.evaluate(
    ({ onto, files }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, type] of files) dataTransfer.items.add(new File(["x"], name, { type }));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(onto)?.dispatchEvent(event);
        if (!event.defaultPrevented) throw new Error(`${type} was not taken`);
      }
    },
    { onto, files },
  );

/** The names in the lists, as they are shown. */
const listed = (page: Page): Promise<string[]> => page.locator("[data-seal=files] li bdi").allTextContents();

/** The names of what will be sent for an input; the input itself holds the same. */
const sent = (page: Page, input = "letters"): Promise<string[]> =>
  page.evaluate((name) => {
    const input = document.querySelector(`input[name=${name}]`) as HTMLInputElement;
    const names = extra.inputs.filesOf(input).map((file) => file.name);
    const own = [...(input.files ?? [])].map((file) => file.name);
    if (String(own) !== String(names)) throw new Error(`${own} is not ${names}`);
    return names;
  }, input);

/** What has the focus: by its name for assistive technology, its id, or its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    return (
      active?.getAttribute("aria-label") ||
      (active?.matches("input") && active.id) ||
      active?.textContent ||
      ""
    );
  });
