import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES } from "../../www/demo/words/language.ts";
import { TRANSLATIONS, type Translation } from "../../www/demo/words/translation.ts";
import { english, flat, wordsOf } from "../wasm/practice-words.ts";
import type { Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { PASSPHRASE, PRACTICE, type SetUp, setUp } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

/* The practice's pages in the languages that they have. What clients wrote stays as it is. */

const PHONE = { viewport: { width: 320, height: 640 } };
const TAGS = Object.keys(TRANSLATIONS) as (keyof typeof TRANSLATIONS)[];
/** An answer to a questionnaire, which the practice's own sentences quote as it is. */
const ANSWER = "More than half the days";
const CLIENT = { name: "Robin Example", reason: "I cannot sleep, and (worse) I cannot rest." };

/** What is there when a page is filled. */
const READY: Record<string, string> = {
  keyring: "#keyring",
  practice: "#resealing",
  host: "#record",
  notebook: "#desk .notes-columns",
};

let scene: Scene;
let links: SetUp;
before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
  for (const created of ["2026-01-05T09:30:00Z", "2026-02-02T10:00:00Z"]) await sendQuestionnaire(created);
});
after(() => scene.close());

for (const tag of TAGS) {
  test(`${tag}: every page of the practice speaks it, and nothing else`, async () => {
    const words = await wordsOf(tag);
    const device = await scene.device(PHONE);
    const page = await device.newPage();
    const look = (name: string) => lookAt(page, tag, `${name}-${tag}`);

    await page.goto(scene.url("/"));
    await chooseByKeyboard(page, tag, "Language");
    await page.getByRole("heading", { name: words.html.indexHeading }).waitFor();
    assert.equal(await page.title(), words.html.indexTitle);
    await look("index");

    await page.goto(scene.url("/setup"));
    await page.getByText(words.html.setupNoToken).waitFor();
    await look("setup-no-token");

    await unlockIn(page, words, links.inbox);
    await page.locator("#submissions .entry").first().waitFor();
    await page.getByText(words.inbox.total(2, 2)).waitFor();
    await look("inbox");
    await page.locator("#submissions .entry").first().click();
    await page.getByText(words.scores.flagHeading("PHQ-9")).waitFor();
    await page.locator(".chart canvas").waitFor();
    const written = page.getByText(CLIENT.reason);
    assert.deepEqual([await written.getAttribute("dir"), await written.getAttribute("lang")], ["auto", "en"]);
    await look("record");

    for (const name of ["keyring", "practice", "host", "notebook"]) {
      await unlockIn(page, words, links.inbox.replace("/inbox", `/${name}`));
      await page.locator(READY[name] ?? "").waitFor();
      await page.evaluate(() => {
        for (const panel of document.querySelectorAll("details")) panel.open = true;
      });
      await look(name);
    }

    await page.goto(scene.url("/copy#none"));
    await page.getByText(words.copy.noLink).waitFor();
    await look("copy");
    await device.close();
  });
}

test("a page follows the browser until a language is chosen, and that survives; English can be chosen too", async () => {
  // The first that there is: of pt-BR it is pt.
  scene.site.inject(() => {
    Object.defineProperty(navigator, "languages", { get: () => ["da", "pt-BR", "de"] });
  });
  const portuguese = await wordsOf("pt");
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/keyring"));
  await page.getByRole("heading", { name: portuguese.html.keyringHeading }).waitFor();
  assert.deepEqual(await spoken(page), ["pt", "ltr"]);

  await chooseByKeyboard(page, "en", portuguese.page.language);
  await page.getByRole("heading", { name: "Keyring" }).waitFor();
  assert.equal((await spoken(page))[0], "en");
  await page.reload();
  await page.getByRole("heading", { name: "Keyring" }).waitFor();
  scene.site.mend();
  await device.close();
});

test("without the file of its language a page is in English", async () => {
  scene.site.alter(/^\/de-\w+\.js/, { status: 404, headers: {}, body: Buffer.alloc(0) });
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/inbox"));
  await page.evaluate(() => localStorage.setItem("sealform-demo-language", "de"));
  await page.reload();
  await page.getByRole("button", { name: "Use it" }).waitFor();
  assert.deepEqual(await spoken(page), ["en", ""]);
  scene.site.mend();
  await device.close();
});

test("the intake form is a site's own, and stays in its language", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/"));
  await chooseByKeyboard(page, "ar", "Language");
  await page.goto(scene.url(links.intake));
  await page.getByText("The form is ready.").waitFor();
  assert.deepEqual(await spoken(page), ["en", ""]);
  assert.equal(await page.locator("#language").count(), 0);
  await device.close();
});

// Last: there is another practice afterwards.
test("set-up from its link to its end, from right to left", async () => {
  const words = await wordsOf("ar");
  const device = await scene.device(PHONE);
  const page = await device.newPage();
  await page.goto(scene.url("/"));
  await chooseByKeyboard(page, "ar", "Language");
  await page.goto(scene.setupLink);
  const look = (name: string) => lookAt(page, "ar", `setup-${name}-ar`);

  await page.getByLabel(words.html.setupName).fill(PRACTICE);
  await page.getByLabel(words.passphrase.field, { exact: true }).fill("password");
  await page.getByText(words.passphrase.notEnough(words.passphrase.ratings[0], "")).waitFor();
  await look("form");
  await page.getByLabel(words.passphrase.field, { exact: true }).fill(PASSPHRASE);
  await page.getByLabel(words.passphrase.repeat).fill(PASSPHRASE);
  await page.getByText(words.passphrase.ratings[4]).waitFor();
  await page.getByRole("button", { name: words.html.setupMake }).click();

  const code = page.locator(".recovery-code");
  await code.waitFor();
  await look("code");
  const shown = (await code.textContent()) ?? "";
  await page.getByRole("button", { name: words.recovery.written }).click();
  await page.getByLabel(words.recovery.typed).fill("9999-9999");
  await page.getByRole("button", { name: words.recovery.check }).click();
  await page.getByText(words.recovery.different).waitFor();
  await page.getByLabel(words.recovery.typed).fill(shown);
  await look("code-back");
  await page.getByRole("button", { name: words.recovery.check }).click();

  const end = page.locator("#done:not([hidden]) #done-heading, #passkey h2");
  await end.waitFor();
  if ((await end.textContent()) === words.setup.passkeyHeading) {
    await look("passkey");
    await page.getByRole("button", { name: words.setup.passkeySkip }).click();
  }
  await page.getByRole("heading", { name: words.html.setupDone }).waitFor();
  await page.getByText(words.setup.doneFor(PRACTICE)).waitFor();
  await look("done");
  await device.close();
});

/** Chooses in the footer as somebody without a mouse does: each arrow key goes one on, and the page waits for the button. */
async function chooseByKeyboard(page: Page, tag: keyof typeof LANGUAGES, label: string): Promise<void> {
  const select = page.getByLabel(label);
  await select.focus();
  const before = await select.inputValue();
  const options = Object.keys(LANGUAGES);
  const steps = options.indexOf(tag) - options.indexOf(before);
  for (let step = 0; step < Math.abs(steps); step += 1)
    await page.keyboard.press(steps > 0 ? "ArrowDown" : "ArrowUp");
  assert.equal(await select.inputValue(), tag);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction((lang) => document.documentElement?.lang === lang, tag);
}

const spoken = (page: Page): Promise<string[]> =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

async function unlockIn(page: Page, { unlock }: Translation, link: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(scene.url(link));
  await page.getByLabel(unlock.passphrase).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
}

/** The page is marked as what it speaks, has no sentence of another language, and is whole on a phone. */
async function lookAt(page: Page, tag: keyof typeof TRANSLATIONS, name: string): Promise<void> {
  assert.deepEqual(await spoken(page), [tag, tag === "ar" ? "rtl" : "ltr"]);
  const own = new Set(Object.values(flat(await wordsOf(tag))));
  const foreign = new Set(Object.values(flat(english)).filter((sentence) => !own.has(sentence)));
  const said = await page.evaluate(sentences);
  assert.ok(said.length > 5, name);
  assert.deepEqual(
    said.filter((sentence) => foreign.has(sentence)),
    [],
    `${name} has English`,
  );
  // In another script, what English there is cannot hide in a sentence.
  if (tag === "ar" || tag === "zh") {
    assert.deepEqual(
      said.filter((sentence) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(sentence.replaceAll(ANSWER, ""))),
      [],
      `${name} has English`,
    );
  }
  await inspect(page, `language-${name}`);
}

/** Everything that the page itself says, but for what clients wrote and what is code. Runs in the page. */
function sentences(): string[] {
  const others = `script, style, noscript, code, pre, bdi, option, .brand, .source, .key-words, #practice, [lang]:not(html)`;
  const said: string[] = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim().replace(/\s+/g, " ") ?? "";
    if (text !== "" && !walker.currentNode.parentElement?.closest(others)) said.push(text);
  }
  for (const element of document.querySelectorAll("[aria-label]")) {
    said.push(element.getAttribute("aria-label") ?? "");
  }
  return said;
}

/** A form with PHQ-9 of which item 9 has to be looked at, all of the same client. */
async function sendQuestionnaire(created: string): Promise<void> {
  const items = Array.from({ length: 9 }, (_, index) => ({
    name: `phq9-${index + 1}`,
    label: `Item ${index + 1}`,
    value: "2",
    text: ANSWER,
  }));
  const consent = [{ id: "limits", version: "1", sha256: "00", text: "I agree.", given: true, at: created }];
  await sendRecord(scene.store, { created, form: { title: "Intake", lang: "en" }, consent }, [
    { name: "name", label: "Your name", value: CLIENT.name },
    { name: "reason", label: "Why now?", value: CLIENT.reason },
    ...items,
  ]);
}
