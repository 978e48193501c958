import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { messages } from "../../www/src/messages.ts";
import { blocks, EmbeddingScene, GUIDE, headersOf, text } from "./embedding-scene.ts";
import { firstCells } from "./support/document.ts";
import type { Page } from "./support/driver/index.ts";

let scene: EmbeddingScene;
before(async () => {
  scene = await EmbeddingScene.open();
});
after(() => scene.close());
beforeEach(() => {
  scene.host.files.clear();
  scene.host.headers = headersOf(GUIDE.headers);
});

const sent = (page: Page) => page.locator("seal-form[data-state=sent]").waitFor();
const isUnstarted = (page: Page) => page.getByText("If this sentence stays").count();

const ANSWERS = [
  { name: "name", value: "Zoë", label: "Your name" },
  { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
];

async function fillAndSend(page: Page): Promise<string> {
  const known = await scene.ids();
  await page.getByLabel("Your name").fill("Zoë");
  await page.getByLabel("What brings you here?").fill("I cannot sleep.");
  await page.getByRole("button", { name: "Send" }).click();
  await sent(page);
  return scene.newest(known);
}

test("the ten minutes end with a form that its practice reads", async () => {
  // What builds takes minutes and was done; `Store.start` starts the store with these options.
  assert.match(
    GUIDE.build,
    /^cargo xtask build && cargo build --release -p sealform-cli -p sealform-store\n/,
  );
  assert.equal(GUIDE.serve, "sealform-store --data data --static site\n");
  const page = await scene.show(scene.store.origin);
  assert.equal(await isUnstarted(page), 0);
  const id = await fillAndSend(page);
  await page.locator("[data-seal=receipt]").getByText(id).waitFor();
  const record = scene.read(id);
  assert.equal(record.object_id, id);
  assert.deepEqual(record.boxes, ANSWERS);
});

test("where scripts are blocked, the sentence stays, and nobody can type", async () => {
  scene.host.headers["Content-Security-Policy"] = "script-src 'none'; form-action 'none'";
  const page = await scene.show(scene.host.page("/", scene.filledIn(GUIDE.page)), { ready: false });
  await page.getByText("If this sentence stays").waitFor();
  assert.equal(await page.locator("form[inert]").count(), 1);
  await page.evaluate(() => document.querySelector("textarea")?.focus());
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "body");
});

test("with the headers, the form is sent", async () => {
  const page = await scene.show(scene.host.page("/", scene.filledIn(GUIDE.page)));
  assert.deepEqual(scene.read(await fillAndSend(page)).boxes, ANSWERS);
});

test("a nonce lets the scripts run in the place of an address", async () => {
  const policy = scene.host.headers["Content-Security-Policy"] ?? "";
  scene.host.headers["Content-Security-Policy"] = policy.replace(
    "script-src 'self'",
    "script-src 'nonce-k7Q'",
  );
  const html = scene
    .filledIn(GUIDE.page)
    .replace("<script ", '<script nonce="k7Q" ')
    .replace('lang="en"', 'lang="de"');
  const page = await scene.show(scene.host.page("/", html));
  await page.getByText("Nur My practice kann lesen").waitFor();
  assert.deepEqual(scene.read(await fillAndSend(page)).boxes, ANSWERS);
});

test("of two hashes of a card, both count", async () => {
  const next = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  for (const card of [`${scene.hashes.card} ${next}`, `${next} ${scene.hashes.card}`]) {
    const page = await scene.show(scene.host.page("/", scene.filledIn(GUIDE.page, { card })));
    assert.deepEqual(scene.read(await fillAndSend(page)).boxes, ANSWERS);
  }
});

test("with those that forbid blob: workers, the external build is sent", async () => {
  scene.host.headers = headersOf(GUIDE.externalHeaders);
  for (const file of ["element.js", "form.worker.js", "form.wasm.deflate"]) {
    await scene.host.copy(`/sealform/${file}`, resolve("www/dist/external", file));
  }
  const html = scene.filledIn(GUIDE.page, { script: scene.hashes.external });
  assert.deepEqual(
    scene.read(await fillAndSend(await scene.show(scene.host.page("/", html)))).boxes,
    ANSWERS,
  );
});

test("all of it together: clear fields, consent, files, drafts, a copy, own words and looks", async () => {
  const card = await scene.card();
  const addToList = `document.querySelector("form").addEventListener("formdata", (event) => event.formData.append("late", "x"));`;
  const scripts = [GUIDE.width, GUIDE.sentences, addToList];
  const html = scene.pageAround(GUIDE.together, { scripts, card });
  const page = await scene.show(scene.host.page("/", html));
  await writeFile(join(scene.folder, "letter.pdf"), "%PDF-1.4 a letter");

  await page.getByLabel("Yes, until I send them").check();
  await page.getByLabel("Where do you live?").selectOption("Bonn");
  await page.locator("[contenteditable]").click();
  await page.keyboard.type("Long.");
  await page.locator("[type=file]").setInputFiles(join(scene.folder, "letter.pdf"));
  await page.locator("[data-seal-consent]").getByLabel("I agree that My practice keeps my answers.").check();
  await page.locator("[data-seal=clear]").getByText("This website can read this answer.").waitFor();
  const known = await scene.ids();
  await page.getByRole("button", { name: "Answer by letter" }).click();
  await sent(page);

  await page.getByText("Thank you. My practice will call you within three days.").waitFor();
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.forms[0] ?? document.body).display),
    "none",
  );
  await page.getByRole("button", { name: "Make a private link" }).click();
  const id = await scene.newest(known);
  const link = await page.locator("[data-seal=copy] input").inputValue();
  assert.ok(
    link.startsWith(`${scene.host.origin}/copy#id=${id}&key=`),
    "the link has its key in the fragment",
  );

  const { boxes, manifest } = scene.read(id);
  const [place, story, letter, width, by, ...more] = boxes;
  assert.deepEqual(place, { name: "place", value: "Bonn", label: "Where do you live?", text: "Bonn" });
  assert.deepEqual(story, { name: "story", value: "Long.", label: "Your story" });
  const { name, size, type } = Object(letter?.file);
  assert.deepEqual({ name, size, type }, { name: "letter.pdf", size: 17, type: "application/pdf" });
  assert.match(String(width?.value), /^\d+$/);
  assert.deepEqual(by, { name: "by", value: "letter", text: "Answer by letter" });
  assert.deepEqual(more, [], "what only a formdata listener adds is not sent");
  const [{ id: statement, given }] = manifest.consent as [{ id: string; given: boolean }];
  assert.deepEqual([statement, given], ["privacy", true]);
  const posted = JSON.parse(scene.host.received.at(-1)?.body ?? "");
  assert.deepEqual(Object.keys(posted), ["payload", "clear", "copy"]);
  assert.deepEqual(posted.clear, { place: "Bonn" });
});

test("the thank-you page", async () => {
  scene.host.page("/thanks.html", "<!doctype html><title>Thanks</title><h1>Thanks</h1>");
  const form = `<seal-form card="/intake.card.json" integrity="sha256-…" receipt="none"><form method="dialog">
    <label>Your name <input name="name"></label><label>What brings you here? <input name="reason"></label>
    <button>Send</button></form></seal-form>`;
  const page = await scene.show(scene.host.page("/", scene.pageAround(form, { scripts: [GUIDE.thanks] })));
  await page.getByLabel("Your name").fill("Zoë");
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/thanks\.html$/);
});

const squash = (code: string): string => code.replace(/\s+/g, " ").trim();

for (const [framework, block, file] of [
  ["React", GUIDE.react, "react/src/App.tsx"],
  ["Vue", GUIDE.vue, "vue/src/App.vue"],
  ["Vue", GUIDE.vueConfig, "vue/vite.config.js"],
  ["Svelte", GUIDE.svelte, "svelte/src/App.svelte"],
] as const) {
  test(`the lines for ${framework} are those of examples/${file}, which tests/packaging/ runs`, async () => {
    const example = squash(await readFile(resolve("examples", file), "utf8"));
    for (const part of block.split("…\n")) assert.ok(example.includes(squash(part)), part);
  });
}

/** A section of the guide. */
const section = (heading: string): string => text.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";

test("the table of errors has every code that a form page can meet", () => {
  const cells = firstCells(section("When it does not work"));
  assert.deepEqual(cells.sort(), Object.keys(messages.errors).sort());
});

test("the tables of the element have its events and all of its attributes", async () => {
  const cells = firstCells(section("The element"));
  const source = await readFile(resolve("www/src/element.ts"), "utf8");
  const events = [...source.matchAll(/^ {4}"(seal-[a-z-]+)": CustomEvent/gm)].map(([, name]) => name);
  assert.ok(events.length > 0);
  assert.deepEqual(cells.filter((cell) => cell.startsWith("seal-")).sort(), events.sort());
  const folder = resolve("www/src/element");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts"));
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const asked = /\b(?:this|host)\.(?:get|has)Attribute\("([a-z-]+)"\)/g;
  const read = [...sources.join("").matchAll(asked)].map(([, name]) => name);
  assert.ok(read.length > 8);
  const named = cells.map((cell) => cell.split("=")[0]);
  assert.deepEqual(
    read.filter((name) => !named.includes(name)),
    [],
  );
});

test("every block of the guide is run", () => assert.deepEqual(blocks.left(), []));
