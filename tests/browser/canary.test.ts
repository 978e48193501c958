// Plaintext never leaves, whatever fails: every kind of control × every way of sending × every failure.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after as afterAll, before, test } from "node:test";
import axe from "axe-core";
import type { ErrorCode } from "../../www/src/errors.ts";
import ar from "../../www/src/languages/ar.ts";
import de from "../../www/src/languages/de.ts";
import es from "../../www/src/languages/es.ts";
import fr from "../../www/src/languages/fr.ts";
import pt from "../../www/src/languages/pt.ts";
import zh from "../../www/src/languages/zh.ts";
import { messages as en, type FormErrors, type Sentences } from "../../www/src/messages.ts";
import {
  ANSWERS,
  CANARIES,
  enterAll,
  FILE,
  type Markup,
  missing,
  NO_SCRIPT,
  sendAsScript,
  UNSTARTED,
  VALUES,
} from "./canary-page.ts";
import { CanaryScene, type Policy, serve } from "./canary-scene.ts";
import { findSecrets } from "./support/canary.ts";
import { type Page, until } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { alteredWasm, alterKnownPlaintext, flipByte, withheld } from "./support/sabotage.ts";
import { callSubmit } from "./support/submit.ts";

async function integrityOf(path: string): Promise<string> {
  const script = await readFile(join(fromEnv("SEALFORM_SITE"), path));
  return `sha384-${createHash("sha384").update(script).digest("base64")}`;
}

const ELEMENT = "/sealform/element.js";
const SUBMISSIONS = "/v1/submissions";

type Words = Sentences & { errors: FormErrors };
/** The failures take turns with them. */
const LANGUAGES = Object.entries({ en, de, ar, es, fr, pt, zh }) as [lang: string, words: Words][];
const languageAt = (at: number) => LANGUAGES[at % LANGUAGES.length] ?? ["en", en];

/** How a form is sent, by a person or a script. Of a form that is closed to people, too. */
const WAYS = {
  "form.submit()": (page: Page) => page.evaluate(callSubmit),
  "another script": (page: Page) => page.evaluate(sendAsScript),
  "requestSubmit()": (page: Page) => page.evaluate(() => document.querySelector("form")?.requestSubmit()),
  Enter: async (page: Page) => {
    await page.locator("#text").evaluate((field) => field.focus());
    await page.keyboard.press("Enter");
  },
  click: (page: Page) => page.locator("#send").click({ force: true }),
};
type Way = keyof typeof WAYS;
const ALL = Object.keys(WAYS) as Way[];
/** Those that a form answers with a seal. */
const SEALING: Way[] = ["requestSubmit()", "Enter", "click"];

let scene: CanaryScene;
before(async () => {
  scene = await CanaryScene.open();
});
afterAll(() => scene.close());

for (const way of ALL) {
  test(`without the element, the canaries are seen on the wire: ${way}`, async () => {
    await scene.mend({
      unguarded: true,
      form: `action="${SUBMISSIONS}" method="post" enctype="multipart/form-data"`,
    });
    await visit(scene.page);
    await WAYS[way](scene.page);
    if (way !== "another script") await scene.page.waitForURL(/submissions$/);
    const seen = () =>
      new Set(
        findSecrets(new Map([["the wire", scene.tap.recording]]), CANARIES).map(
          (found) => found.split(/[:,]/)[1],
        ),
      );
    const expected = Object.keys(CANARIES).filter((name) => !isUnsent(name, way));
    await until("they are seen", () =>
      assert.deepEqual([...seen()].sort(), expected.map((name) => ` ${name}`).sort()),
    );
  });
}

/** What no browser sends by itself: edited regions, texts of options, and buttons that were not pressed. */
const isUnsent = (name: string, way: Way): boolean =>
  /^(edited|select 1|radio 1|checkbox 1)/.test(name) ||
  (/^button/.test(name) && way !== "click" && way !== "Enter");

test("when all is well, what was entered arrives, and nothing else does", async () => {
  await scene.mend();
  await visit(scene.page);
  await scene.page.locator("#text").fill(VALUES["text"]?.join() ?? "");
  await send(scene.page);
});

type Failure = { name: string; markup?: Markup; policy?: Policy; cause?: () => void };

/** No script of ours runs. What a page's own script then reads is not ours to guard: see the test after these. */
const UNSTARTED_BY: (Failure & { says: string; mended?: Markup })[] = [
  { name: "no JavaScript", policy: { sandbox: "allow-forms allow-same-origin" }, says: NO_SCRIPT },
  { name: "a CSP that refuses scripts", policy: { "script-src": "'none'" }, says: UNSTARTED },
  { name: "script 404", cause: () => scene.site.alter(ELEMENT, withheld), says: UNSTARTED },
  {
    name: "a wrong hash of the script",
    markup: { script: `integrity="sha384-${"A".repeat(64)}"` },
    says: UNSTARTED,
    mended: { script: `integrity="${await integrityOf(ELEMENT)}"` },
  },
];

for (const { name, markup, policy, cause, says, mended } of UNSTARTED_BY) {
  test(`${name}: the page says that the form did not start`, async () => {
    const { page } = scene;
    await scene.mend(markup, policy);
    cause?.();
    await visit(page);
    assert.match((await page.locator("seal-form").textContent()) ?? "", new RegExp(says));
    await tryWays(
      page,
      ALL.filter((way) => way !== "another script"),
    );
    assert.deepEqual(await page.evaluate(missing, VALUES), []);
    // Where no JavaScript runs, axe and the databases cannot be asked either: another page is.
    if (policy?.sandbox) await page.goto(scene.url("/other"));
    else await assertAxe(page);
    await assertNothingLeft(page);
    await scene.mend(mended);
    await scene.load();
    await page.evaluate(enterAll, VALUES, FILE);
    await send(page);
  });
}

const TAMPERED = () => scene.card().replace("Lindenhof", "Lindenhoff");

/** With `again`, trying again is offered, and enough when it is mended. */
type Closed = Failure & { code: keyof FormErrors; again?: boolean; sendsItself?: boolean };

/** What closes the form before anybody can type. */
const CLOSED: Closed[] = [
  {
    name: "card 404",
    code: "card-unavailable",
    again: true,
    cause: () => scene.site.alter("/card.json", withheld),
  },
  {
    name: "card tampered",
    code: "card-integrity",
    cause: () => scene.site.alter("/card.json", serve("application/json", TAMPERED())),
  },
  { name: "pin wrong", code: "card-integrity", markup: { pin: `sha256-${"A".repeat(43)}=` } },
  { name: "pin missing", code: "card-integrity", markup: { pin: " " } },
  {
    name: "a WASM with one flipped byte",
    code: "wasm-failed",
    cause: () => scene.site.alter(ELEMENT, alteredWasm(flipByte)),
  },
  {
    name: "a WASM that calculates wrongly",
    code: "self-test-failed",
    cause: () => scene.site.alter(ELEMENT, alteredWasm(alterKnownPlaintext)),
  },
  { name: "a CSP that forbids WASM", code: "wasm-failed", policy: { "script-src": "'self'" } },
  { name: "no WebAssembly", code: "wasm-failed", cause: () => scene.site.inject(withoutWasm) },
  { name: "a CSP that refuses the worker", code: "worker-failed", policy: { "worker-src": "'none'" } },
  { name: "no Worker", code: "worker-failed", cause: () => scene.site.inject(withoutWorkers) },
  {
    name: "attachments.js 404",
    code: "extra-failed",
    again: true,
    cause: () => scene.site.alter("/sealform/attachments.js", withheld),
  },
  { name: "a form with action", code: "form-unsafe", markup: { form: 'method="dialog" action="/leak"' } },
  {
    name: "a form with a foreign method",
    code: "form-unsafe",
    markup: { form: 'method="post"' },
    sendsItself: true,
  },
  { name: "a button with formaction", code: "form-unsafe", markup: { button: 'formaction="/leak"' } },
  { name: "a button with formmethod", code: "form-unsafe", markup: { button: 'formmethod="get"' } },
];

for (const [at, failure] of CLOSED.entries()) {
  const { name, code, markup, policy, cause } = failure;
  const [lang, words] = languageAt(at);
  test(`${name}: ${code}, in ${lang}`, async () => {
    const { page } = scene;
    await scene.mend({ ...markup, lang }, policy);
    cause?.();
    await visit(page, "error");
    await assertClosed(page, failure, [lang, words]);
  });
}

test("a malformed key of a recipient: invalid-recipient", async () => {
  const card = scene
    .card()
    .replace(/.("\]\})$/, (end) => (end.startsWith("q") ? `p${end.slice(1)}` : `q${end.slice(1)}`));
  await scene.mend({}, {}, card);
  await visit(scene.page, "error");
  await assertClosed(scene.page, { name: "", code: "invalid-recipient" }, ["en", en]);
});

/** Waits until a request is made that was not when it was called. */
const posted = (request: RegExp) => () => {
  const count = () => scene.tap.requests.filter((one) => request.test(one)).length;
  const before = count();
  return () => until(`there is another ${request}`, () => assert.ok(count() > before));
};

/** What happens when the form is filled in, and just before it is sent. `after` says when its long times pass. */
const AT_SEND: (Failure & {
  code: keyof FormErrors;
  ends: "waiting" | "error";
  fail: () => void | Promise<void>;
  after?: () => () => Promise<unknown>;
})[] = [
  {
    name: "network down",
    code: "network",
    ends: "waiting",
    after: posted(/POST \/v1\//),
    fail: () => void (scene.site.offline = true),
  },
  {
    name: "server 500",
    code: "server-refused",
    ends: "waiting",
    fail: () => scene.site.alter(SUBMISSIONS, serve("application/json", "{}", {}, 500)),
  },
  {
    name: "the server hangs",
    code: "network",
    ends: "waiting",
    after: posted(/POST \/v1\/submissions/),
    fail: () => scene.site.alter(SUBMISSIONS, "hang"),
  },
  {
    name: "the server redirects",
    code: "server-refused",
    ends: "waiting",
    fail: () => scene.site.alter(SUBMISSIONS, serve("text/plain", "", { location: "/leak" }, 307)),
  },
  {
    name: "the worker dies while it seals",
    code: "worker-failed",
    ends: "error",
    after: () => () => scene.page.waitForFunction(() => Reflect.get(globalThis, "dead")),
    cause: () => scene.site.inject(mortalWorkers),
    fail: () => scene.page.evaluate(() => void Reflect.set(globalThis, "mortal", true)),
  },
  {
    name: "network down, and no IndexedDB",
    code: "network",
    ends: "error",
    after: posted(/POST \/v1\//),
    cause: () => scene.site.inject(withoutDatabases),
    fail: () => void (scene.site.offline = true),
  },
];

for (const [at, { name, code, ends, cause, fail, after }] of AT_SEND.entries()) {
  const [lang, words] = languageAt(at);
  test(`${name}: ${code}, in ${lang}`, async () => {
    const { page } = scene;
    await scene.mend({ lang });
    cause?.();
    await visit(page);
    await tryWays(page, ["form.submit()", "another script"]);
    await fail();
    for (const way of SEALING) {
      await page.evaluate(() => void Reflect.set(globalThis, "dead", false));
      if (ends === "waiting" && way !== SEALING[0]) {
        await button(page, words.change).click();
        await page.locator("seal-form[data-state=ready]").waitFor();
      }
      const isDue = after?.();
      await WAYS[way](page);
      await isDue?.();
      if (after) await timePasses(page, ends);
      else await page.locator(`seal-form[data-state=${ends}]`).waitFor();
    }
    const sentence =
      ends === "waiting" ? words.waiting : code === "worker-failed" ? words.notSealed : words.errors[code];
    await assertAlert(page, code, sentence, lang);
    await assertAxe(page);
    if (ends === "waiting") await tryWays(page, ALL);
    await assertKept(page);
    await mendInPlace(page);
    await button(page, ends === "waiting" ? words.sendNow : words.retry).click();
    await assertSent(page);
  });
}

/** Loads the page on an origin of its own, waits for the state, and enters everything. */
async function visit(page: Page, state = ""): Promise<void> {
  await scene.begin();
  await scene.load();
  const isWell =
    (await page.locator("seal-form").count()) > 0 && !(await page.getByText(UNSTARTED).isVisible());
  if (state) await page.locator(`seal-form[data-state=${state}]`).waitFor();
  else if (isWell) await page.locator("seal-form[data-state=ready]").waitFor();
  await page.evaluate(enterAll, VALUES, FILE);
}

async function tryWays(page: Page, ways: Way[]): Promise<void> {
  const address = await page.url();
  for (const way of ways) await WAYS[way](page);
  assert.equal(await page.url(), address, "the page did not go elsewhere");
}

/** Nothing has left, and everything is still there. */
async function assertKept(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(missing, VALUES), []);
  assert.equal(
    await page.locator("input[type=file]").evaluate((input) => (input as HTMLInputElement).files?.length),
    1,
  );
  await assertNothingLeft(page);
}

async function assertNothingLeft(page: Page): Promise<void> {
  // What went before it on the wire has been recorded when this is answered.
  await page.evaluate(() => fetch("/barrier").catch(() => undefined));
  assert.deepEqual(await scene.traces(), []);
  assert.deepEqual(await scene.arrived(), []);
}

async function assertClosed(
  page: Page,
  { code, again, sendsItself }: Closed,
  [lang, words]: [string, Words],
): Promise<void> {
  await assertAlert(page, code, words.errors[code], lang);
  assert.equal(await page.locator("seal-form form[inert]").count(), 1);
  await assertAxe(page);
  await tryWays(page, sendsItself ? ALL.slice(1) : ALL);
  await assertKept(page);
  if (sendsItself) await submitsNothing(page);
  await scene.mend({ lang });
  if (again) {
    await button(page, words.retry).click();
    await page.locator("seal-form[data-state=ready]").waitFor();
    assert.deepEqual(await page.evaluate(missing, VALUES), []);
  } else {
    await scene.load();
    await page.locator("seal-form[data-state=ready]").waitFor();
    await page.evaluate(enterAll, VALUES, FILE);
  }
  await send(page);
}

/** A script that calls submit() asks nobody. What the browser then posts is the guard's own sentence, and no answer. */
async function submitsNothing(page: Page): Promise<void> {
  // Later, because this call would end with the page.
  await page.evaluate(() => void setTimeout(() => document.querySelector("form")?.submit()));
  await until("it was posted", () =>
    assert.match(scene.tap.recording.toString(), /sealform=Nothing\+was\+sent\+this\+way/),
  );
  await page.locator("seal-form[data-state=error]").waitFor();
  await assertNothingLeft(page);
}

const button = (page: Page, name: string) =>
  page.locator("seal-form > [role=alert]").getByRole("button", { name, exact: true });

/** The named message: its sentence in the page's language, its code, and that it can take the focus. */
async function assertAlert(page: Page, code: ErrorCode, sentence: string, lang: string): Promise<void> {
  const alert = page.locator("seal-form > [role=alert]");
  assert.equal(await alert.locator("p").textContent(), sentence);
  assert.match((await alert.locator("small").textContent()) ?? "", new RegExp(` ${code}$`));
  assert.equal(await alert.getAttribute("lang"), lang);
  assert.equal(await alert.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
  await alert.focus();
}

async function assertAxe(page: Page): Promise<void> {
  await page.evaluate(`(() => {${axe.source}})()`);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(violations, []);
}

async function send(page: Page): Promise<void> {
  await page.locator("seal-form[data-state=ready]").waitFor();
  await WAYS.click(page);
  await assertSent(page);
}

/** The form is thanked for, and the practice has it once, as it was entered. */
async function assertSent(page: Page): Promise<void> {
  await page.locator("seal-form[data-state=sent]").waitFor();
  assert.deepEqual(await scene.arrived(), [ANSWERS]);
  assert.deepEqual(await scene.traces(page), []);
}

/** All long times pass, again and again, until the element is in this state. */
async function timePasses(page: Page, state: string): Promise<void> {
  await until(`the form is ${state}`, async () => {
    const now = await page.evaluate(() => {
      const timers: Map<unknown, () => void> = Reflect.get(globalThis, "timers");
      const due = [...timers.values()];
      timers.clear();
      const now = document.querySelector<HTMLElement>("seal-form")?.dataset["state"];
      if (/sealing|sending/.test(`${now}`)) for (const run of due) run();
      return now;
    });
    if (now !== state) throw new Error(`it is ${now}`);
  });
}

async function mendInPlace(page: Page): Promise<void> {
  await scene.mend();
  await page.evaluate(() => {
    for (const name of ["mortal", "dead"]) Reflect.set(globalThis, name, false);
  });
}

/* Injected into the page. */

/** An engine in which WebAssembly is switched off. The worker is made of a text, which gets a line before it. */
function withoutWasm(): void {
  const off = "delete globalThis.WebAssembly;";
  Reflect.deleteProperty(globalThis, "WebAssembly");
  globalThis.Blob = class extends Blob {
    constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
      super(options?.type === "text/javascript" ? [off, ...parts] : parts, options);
    }
  };
}

function withoutWorkers(): void {
  globalThis.Worker = class {
    constructor() {
      throw new DOMException("Workers are switched off.", "SecurityError");
    }
  } as unknown as typeof Worker;
}

/** Workers that end when they have got something to seal, while `mortal` is set: nobody is told. */
function mortalWorkers(): void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: { call: string }, transfer: never) {
    postMessage.call(this, message, transfer);
    if (message.call !== "seal" || !Reflect.get(globalThis, "mortal")) return;
    this.terminate();
    Reflect.set(globalThis, "dead", true);
  };
}

function withoutDatabases(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
}
