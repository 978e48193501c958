// Fills a store with many records, and opens the inbox with them, twice: how long each step takes, and how much memory the page has.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { launch, type Page } from "./support/driver/index.ts";
import { PASSPHRASE, type SetUp, setUp, unlock } from "./support/pages.ts";
import { recordSender } from "./support/sealed-record.ts";
import { Store } from "./support/store.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, screenshot: { type: "string" } },
});
const COUNT = Number(values.count);
/** So many requests are on their way at a time. */
const SENDERS = 8;
/** Each of them answers every week. */
const CLIENTS = 400;
const WEEK_MS = 7 * 86_400_000;
const WAIT_MS = 600_000;
const POLL_MS = 500;
/** In a second, as Linux counts them for programs. */
const TICKS = 100;

// Nothing is between the browser and the store, as a wiretap would be.
const browser = await launch();
const store = await Store.start();
try {
  const device = await browser.newDevice({ viewport: { width: 1280, height: 900 } });
  const page = await device.newPage();
  const links = await setUp(page, url(`/setup#token=${store.token}`));
  await timed(`${COUNT} records sealed and sent`, () => fill(links));
  for (const visit of ["first", "second"]) {
    console.log(`${visit} visit`);
    await visitInbox(page, links);
  }
  if (values.screenshot) await page.screenshot({ path: values.screenshot });
} finally {
  await browser.close();
  await store.remove();
}

function url(path: string): string {
  return new URL(path, store.origin).href;
}

async function fill({ checkIn }: SetUp): Promise<void> {
  const card = new URLSearchParams(checkIn.split("#")[1]).get("integrity") ?? "";
  const send = await recordSender(store);
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < COUNT) {
      const number = next++;
      const created = new Date(Date.UTC(2020, 0, 1) + Math.floor(number / CLIENTS) * WEEK_MS).toISOString();
      const form = { title: "Weekly check-in", lang: "en" };
      await send({ created, form, context: { form: "check-in", card } }, answersOf(number));
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

function answersOf(number: number) {
  const item = (scale: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${scale}-${index + 1}`,
      label: `Question ${index + 1} of the questionnaire, as long as such a question is`,
      value: String((number * 7 + index * 3 + Math.floor(number / CLIENTS)) % 4),
      text: "More than half the days",
    }));
  const week = `Week number${number}. ${"It was a week like others, with a night or two without sleep. ".repeat(5)}`;
  return [
    { name: "name", label: "Your name", value: `Person ${number % CLIENTS}` },
    ...item("phq9", 9),
    ...item("gad7", 7),
    ...item("sleep", 2),
    { name: "week", label: "Is there anything about this week that you want us to know?", value: week },
  ];
}

async function visitInbox(page: Page, { inbox }: SetUp): Promise<void> {
  await page.goto("about:blank");
  await page.goto(url(inbox));
  await page.evaluate(watch);
  await unlock(page, PASSPHRASE);
  for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
    if (await page.evaluate(() => Reflect.get(globalThis, "times").opened !== undefined)) break;
    await pause(POLL_MS);
  }
  const times = await page.evaluate(() => Reflect.get(globalThis, "times") as Record<string, number>);
  const since = (from: string, to: string): number => (times[to] ?? Number.NaN) - (times[from] ?? Number.NaN);
  say("list shown, after unlocking", since("unlocked", "listed"));
  say("first record in it, after the list", since("listed", "first"));
  say("all opened and looked at, after the list", since("listed", "opened"));
  sayTasks("page held up meanwhile", await page.evaluate(takeTasks));
  const { megabytes, seconds } = renderer();
  console.log(
    `  memory: ${await page.evaluate(heap)} MB of JavaScript; its process ${Math.round(megabytes)} MB, and ${seconds} s of the processor`,
  );

  for (const text of ["n", "number12", "number123", "number1234", ""]) {
    say(`search for “${text}”`, await page.evaluate(searchFor, text));
    if (text === "number1234") console.log(`    ${await page.locator("#count").textContent()}`);
  }
  say("a record with its scores shown", await page.evaluate(readFirst));
  say("the next one", await page.evaluate(readNext));
  sayTasks("page held up meanwhile", await page.evaluate(takeTasks));
}

/** Notes when the page gets to each step, and what holds it up. Runs in the page. */
function watch(): void {
  const times: Record<string, number> = {};
  const tasks: number[] = [];
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: "longtask" });
  const steps: [string, () => boolean][] = [
    ["unlocked", () => document.querySelector("#unlocked:not([hidden])") !== null],
    ["listed", () => document.querySelector("#submissions .entry") !== null],
    ["first", () => document.querySelector("#submissions .entry strong") !== null],
    ["opening", () => document.querySelector(".opening:not([hidden])") !== null],
    ["opened", () => document.querySelector(".opening:not([hidden])") === null],
  ];
  const look = (): void => {
    const step = steps.find(([name]) => times[name] === undefined);
    if (!step) return;
    const [name, isThere] = step;
    if (isThere()) times[name] = performance.now();
    requestAnimationFrame(look);
  };
  look();
  Object.assign(globalThis, { times, tasks });
}

/** The long tasks since the last time, in milliseconds. Runs in the page. */
function takeTasks(): number[] {
  return (Reflect.get(globalThis, "tasks") as number[]).splice(0);
}

function heap(): number {
  const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
  return Math.round(memory.usedJSHeapSize / 1e6);
}

/** Types the text at once, and waits for what the page says of it. Runs in the page. */
async function searchFor(text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>("#inbox-search");
  const list = document.querySelector("#submissions");
  if (!field || !list) throw new Error("there is no search");
  const started = performance.now();
  // Each entry is drawn anew, with the text that was found or without it.
  const told = new Promise((resolve) =>
    new MutationObserver(resolve).observe(list, { childList: true, subtree: true }),
  );
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await told;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - started;
}

/** Runs in the page. */
async function readFirst(): Promise<number> {
  const started = performance.now();
  document.querySelector<HTMLElement>("#submissions .entry")?.click();
  if (!document.querySelector("#record .scores")) throw new Error("the record has no scores");
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - started;
}

/** Runs in the page. */
async function readNext(): Promise<number> {
  const started = performance.now();
  [...document.querySelectorAll<HTMLElement>(".reader-bar button")]
    .find(({ textContent }) => textContent === "Next")
    ?.click();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - started;
}

/** The largest of the processes that show pages: its memory, and the processor's time that it took; 0 where there is no /proc. */
function renderer(): { megabytes: number; seconds: number } {
  if (!existsSync("/proc")) return { megabytes: 0, seconds: 0 };
  const found = readdirSync("/proc").flatMap((pid) => {
    try {
      if (!/^\d+$/.test(pid) || !isBelow(pid)) return [];
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) return [];
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
      const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ").slice(13, 15).map(Number);
      return [{ megabytes: Number(kib) / 1000, seconds: ((user ?? 0) + (system ?? 0)) / TICKS }];
    } catch {
      return []; // It has ended.
    }
  });
  return found.sort((one, other) => other.megabytes - one.megabytes)[0] ?? { megabytes: 0, seconds: 0 };
}

/** Whether a process was started by this one, at whatever distance. */
function isBelow(pid: string): boolean {
  if (pid === String(process.pid)) return true;
  const parent = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
  return parent !== "0" && isBelow(parent);
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  say(what, performance.now() - started);
}

function say(what: string, ms: number): void {
  console.log(`  ${what}: ${ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}`);
}

function sayTasks(what: string, tasks: number[]): void {
  const all = Math.round(tasks.reduce((sum, one) => sum + one, 0));
  console.log(
    `  ${what}: ${tasks.length} times, ${all} ms in all, ${Math.round(Math.max(0, ...tasks))} ms at most`,
  );
}
