// A page that dies while somebody writes, a hundred times, at random moments: between any two steps of sealing, keeping,
// sending and settling. What was typed is there again, but for the last second.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  createPractice,
  type Desk,
  lock,
  newDesk,
  openNotebook,
  openNotesScene,
  sync,
  unlock,
} from "./notes-scene.ts";
import { type Device, engine } from "./support/driver/index.ts";
import type { Scene } from "./support/scene.ts";

/** The other engines take longer to start a page anew, and what they have in common with the first is tried there. */
const TIMES = engine === "chromium" ? 100 : 16;
/** So that a slow machine has the time that one test may take for each part. */
const PARTS = 4;
/** How much may be lost. */
const LOST_MS = 1_000;
/** The longest that somebody writes before the page dies. */
const WRITING_MS = 2_000;

type Writing = { words: { word: number; at: number }[] };

let scene: Scene;
let device: Device;
let keyring: string;
let note: string;

before(async () => {
  scene = await openNotesScene();
  device = await scene.device();
  const page = await device.newPage();
  await newDesk(scene, page);
  keyring = await createPractice(scene, page);
  await openNotebook(page);
  note = await page.evaluate(async () => {
    const draft = await (globalThis as unknown as Desk).notebook.draft();
    draft.change({ title: "A long note", text: "0" });
    await draft.save();
    return draft.id;
  });
  await lock(page);
  await page.close();
});
after(() => scene.close());

/** The last word that has to be there, and how many pages died. */
let written = 0;
let died = 0;

for (let part = 1; part <= PARTS; part++) {
  test(`pages that die while somebody writes lose no more than the last second, part ${part} of ${PARTS}`, async () => {
    for (const end = (TIMES / PARTS) * part; died < end; died++) await writeAndDie();
    console.log(`${engine}: ${died} pages died, ${written} words`);
  });
}

/** Opens the note on a page, holds it against what was written, writes on, and ends the page. */
async function writeAndDie(): Promise<void> {
  const page = await device.newPage();
  await unlock(scene, page, keyring);
  const { conflicts, findings } = await openNotebook(page);
  assert.deepEqual([conflicts, findings], [[], []], `page ${died}`);
  const found = await page.evaluate(async (note) => {
    const { content } = await (globalThis as unknown as Desk).notebook.read(note);
    return content.text.split(" ").map(Number);
  }, note);
  // Nothing is missing in the middle either.
  assert.deepEqual(found, [...found.keys()], `page ${died}`);
  const last = found.at(-1) ?? 0;
  assert.ok(last >= written, `page ${died}: ${last} was found of ${written}`);
  await page.evaluate(goOn, note, last);
  // The moment is what is random here: there is no condition to wait for.
  await new Promise((then) => setTimeout(then, Math.random() * WRITING_MS));
  const safe = await page.evaluate((lost) => {
    const { words } = globalThis as unknown as Writing;
    return words.filter(({ at }) => at < performance.now() - lost).at(-1)?.word ?? 0;
  }, LOST_MS);
  written = Math.max(safe, last);
  await page.crash();
}

/** Runs in the page: writes a word each 20 ms, behind the `last`. */
async function goOn(note: string, last: number): Promise<void> {
  const { notebook } = globalThis as unknown as Desk;
  const draft = await notebook.draft(await notebook.read(note));
  const words: { word: number; at: number }[] = [];
  Object.assign(globalThis, { words });
  let word = last;
  setInterval(() => {
    word += 1;
    words.push({ word, at: performance.now() });
    draft.change({ text: `${draft.content.text} ${word}` });
  }, 20);
  // Sent more often than by itself, so that pages die in the midst of it.
  setInterval(() => void notebook.push(), 150);
}

test("the history of all that is whole", async () => {
  const page = await device.newPage();
  await unlock(scene, page, keyring);
  await openNotebook(page);
  await sync(page);
  const { versions, findings } = await page.evaluate(async (note) => {
    const { notebook } = globalThis as unknown as Desk;
    await notebook.push();
    return notebook.history(note);
  }, note);
  assert.deepEqual(findings, []);
  assert.ok(written > TIMES, `${written} words were written`);
  assert.ok(versions.length > TIMES / 2, `${versions.length} versions`);
});
