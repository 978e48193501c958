// A notebook with thousands of notes: how long it takes to open on a device that has never seen it and on one that has, and to
// search in it.

import { parseArgs } from "node:util";
import { createPractice, type Desk, lock, newDesk, openNotesScene, unlock } from "./notes-scene.ts";
import type { Page } from "./support/driver/index.ts";

const { values } = parseArgs({ options: { count: { type: "string", default: "5000" } } });
const COUNT = Number(values.count);
const WORDS_PER_NOTE = 250;
const SEARCHES = ["a", "an", "anx", "anxiety", "word1", "word12", "word123 word4", "nowhere"];

const scene = await openNotesScene();
try {
  const office = await scene.device();
  const page = await office.newPage();
  await newDesk(scene, page);
  const keyring = await createPractice(scene, page);
  const filled = await page.evaluate(fill, COUNT, WORDS_PER_NOTE);
  say(`${COUNT} notes of ${WORDS_PER_NOTE} words written and sent`, filled);
  await lock(page);
  await page.close();
  await visit("on the device that wrote them", await office.newPage(), keyring);
  const other = await scene.device();
  await visit("on another device, for the first time", await other.newPage(), keyring);
  await visit("on that device, the second time", await other.newPage(), keyring);
} finally {
  await scene.close();
}

async function visit(where: string, page: Page, keyring: string): Promise<void> {
  console.log(where);
  await unlock(scene, page, keyring);
  const { here, all, findings, told } = await page.evaluate(open);
  say("what the device has is open", here);
  say("all is open, and held against what the keyring knows", all);
  console.log(`  told ${told} times how far it is; ${findings} findings`);
  for (const search of SEARCHES) {
    const { total, first, later } = await page.evaluate(find, search);
    say(`search for “${search}”: ${total} found, the first time`, first);
    say("    again", later);
  }
  await lock(page);
  await page.close();
}

/** Runs in the page. */
async function open() {
  const { notes, keyring } = globalThis as unknown as Desk;
  const started = performance.now();
  const notebook = await notes.Notebook.open({ keyring, noteClass: "progress" });
  Object.assign(globalThis, { notebook });
  let here = 0;
  let told = 0;
  const { findings } = await notebook.load({
    onProgress: ({ opened, total }) => {
      told += 1;
      if (opened === total) here ||= performance.now() - started;
    },
  });
  return { here, all: performance.now() - started, findings: findings.length, told };
}

/** Runs in the page. */
async function find(search: string) {
  const { notebook } = globalThis as unknown as Desk;
  const once = async () => {
    const started = performance.now();
    const { total } = await notebook.list({ search });
    return { total, took: performance.now() - started };
  };
  const { total, took: first } = await once();
  const { took: later } = await once();
  return { total, first, later };
}

/** Runs in the page. Words come as often as in real texts, about: the n-th most frequent 1/n as often as the first. */
async function fill(count: number, length: number): Promise<number> {
  const { notes, keyring } = globalThis as unknown as Desk;
  const notebook = await notes.Notebook.open({ keyring, noteClass: "progress" });
  Object.assign(globalThis, { notebook });
  await notebook.load();
  const started = performance.now();
  const word = (): string => `word${Math.floor(20_000 ** Math.random())}`;
  for (let number = 0; number < count; number++) {
    const draft = await notebook.draft();
    const words = Array.from({ length }, word);
    if (number % 3 === 0) words[100] = "anxiety";
    const date = new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 16);
    draft.change({ title: `Session ${number}`, text: words.join(" "), date, minutes: 50 });
    await draft.close();
  }
  return performance.now() - started;
}

function say(what: string, ms: number): void {
  console.log(`  ${what}: ${ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}`);
}
