/* What the files of the canary suite have in common: the ways of sending, and what has to hold after each. */

import assert from "node:assert/strict";
import axe from "axe-core";
import type { ErrorCode } from "../../www/src/errors.ts";
import ar from "../../www/src/languages/ar.ts";
import de from "../../www/src/languages/de.ts";
import es from "../../www/src/languages/es.ts";
import fr from "../../www/src/languages/fr.ts";
import pt from "../../www/src/languages/pt.ts";
import zh from "../../www/src/languages/zh.ts";
import { messages as en, type FormErrors, type Sentences } from "../../www/src/messages.ts";
import { ANSWERS, enterAll, FILE, type Markup, missing, sendAsScript, VALUES } from "./canary-page.ts";
import { CanaryScene, type Policy } from "./canary-scene.ts";
import { type Page, until } from "./support/driver/index.ts";
import { callSubmit } from "./support/submit.ts";

/** What goes wrong: in the page, in its policy, or, when both are served, by what this does to the site. */
export type Failure = { name: string; markup?: Markup; policy?: Policy; cause?: () => void };

export const ELEMENT = "/sealform/element.js";
export const SUBMISSIONS = "/v1/submissions";

/** One for each test file, that opens and closes it. */
export const scene = await CanaryScene.open();

export type Words = Sentences & { errors: FormErrors };
/** The failures take turns with them. */
const LANGUAGES = Object.entries({ en, de, ar, es, fr, pt, zh }) as [lang: string, words: Words][];
export const languageAt = (at: number) => LANGUAGES[at % LANGUAGES.length] ?? ["en", en];

/** How a form is sent, by a person or a script. Of a form that is closed to people, too. */
export const WAYS = {
  "form.submit()": (page: Page) => page.evaluate(callSubmit),
  "another script": (page: Page) => page.evaluate(sendAsScript),
  "requestSubmit()": (page: Page) => page.evaluate(() => document.querySelector("form")?.requestSubmit()),
  Enter: async (page: Page) => {
    await page.locator("#text").evaluate((field) => field.focus());
    await page.keyboard.press("Enter");
  },
  click: async (page: Page) => {
    // WebKit scrolls to the caret of a field a little later, from under the pointer.
    await page.locator("#send").evaluate((button) => button.focus());
    await page.locator("#send").click({ force: true });
  },
};
export type Way = keyof typeof WAYS;
export const ALL = Object.keys(WAYS) as Way[];
/** Those that a form answers with a seal. */
export const SEALING: Way[] = ["requestSubmit()", "Enter", "click"];

/** Loads the page on an origin of its own, waits for the state if it has one, and enters everything. */
export async function visit(page: Page, state: string | null = "ready"): Promise<void> {
  await scene.begin();
  await enterAgain(page, state);
}

/** Loads the page once more, with nothing in it, and enters everything. */
export async function enterAgain(page: Page, state: string | null = "ready"): Promise<void> {
  await scene.load(page);
  if (state) await page.locator(`seal-form[data-state=${state}]`).waitFor();
  await page.evaluate(enterAll, VALUES, FILE);
}

export async function tryWays(page: Page, ways: Way[]): Promise<void> {
  const address = await page.url();
  for (const way of ways) await WAYS[way](page);
  assert.equal(await page.url(), address, "the page did not go elsewhere");
}

/** Nothing has left, and everything is still there. */
export async function assertKept(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(missing, VALUES), []);
  assert.equal(
    await page.locator("input[type=file]").evaluate((input) => (input as HTMLInputElement).files?.length),
    1,
  );
  await assertNothingLeft(page);
}

export async function assertNothingLeft(page: Page): Promise<void> {
  // What went before it on the wire has been recorded when this is answered.
  await page.evaluate(() => fetch("/barrier").catch(() => undefined));
  assert.deepEqual(await scene.traces(page), []);
  assert.deepEqual(await scene.arrived(), []);
}

export const button = (page: Page, name: string) =>
  page.locator("seal-form > [role=alert]").getByRole("button", { name, exact: true });

/** The named message: its sentence in the page's language, its code, and that it can take the focus. */
export async function assertAlert(
  page: Page,
  code: ErrorCode,
  sentence: string,
  lang: string,
): Promise<void> {
  const alert = page.locator("seal-form > [role=alert]");
  assert.equal(await alert.locator("p").textContent(), sentence);
  assert.match((await alert.locator("small").textContent()) ?? "", new RegExp(` ${code}$`));
  assert.equal(await alert.getAttribute("lang"), lang);
  assert.equal(await alert.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
  await alert.focus();
}

export async function assertAxe(page: Page): Promise<void> {
  await page.evaluate(`(() => {${axe.source}})()`);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(violations, []);
}

export async function send(page: Page): Promise<void> {
  await page.locator("seal-form[data-state=ready]").waitFor();
  // As above.
  await page.locator("#send").focus();
  await page.locator("#send").click();
  await assertSent(page);
}

/** The form is thanked for, and the practice has it once, as it was entered. */
export async function assertSent(page: Page, state = "sent"): Promise<void> {
  await page.locator(`seal-form[data-state=${state}]`).waitFor();
  assert.deepEqual(await scene.arrived(), [ANSWERS]);
  assert.deepEqual(await scene.traces(page), []);
}

/** All long times pass, again and again, until the element is in this state. */
export async function timePasses(page: Page, state: string): Promise<void> {
  await until(`the form is ${state}`, async () => {
    const now = await page.evaluate(() => {
      const timers: Map<unknown, () => void> = Reflect.get(globalThis, "timers");
      const due = [...timers.values()];
      timers.clear();
      const now = document.querySelector<HTMLElement>("seal-form")?.dataset.state;
      if (/sealing|sending/.test(`${now}`)) for (const run of due) run();
      return now;
    });
    if (now !== state) throw new Error(`it is ${now}`);
  });
}
