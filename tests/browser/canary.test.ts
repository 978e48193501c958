// Plaintext never leaves, whatever fails: every kind of control × every way of sending × every failure. Here, a form that
// cannot be made ready; canary-sending.test.ts has what happens later.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { messages as en, type FormErrors } from "../../www/src/messages.ts";
import { CANARIES, type Markup, missing, VALUES } from "./canary-page.ts";
import { serve } from "./canary-scene.ts";
import {
  ALL,
  assertAlert,
  assertAxe,
  assertKept,
  assertNothingLeft,
  button,
  ELEMENT,
  enterAgain,
  type Failure,
  languageAt,
  SUBMISSIONS,
  scene,
  send,
  tryWays,
  visit,
  WAYS,
  type Way,
  type Words,
} from "./canary-suite.ts";
import { type DeviceOptions, engine, type Page, until } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { alteredWasm, alterKnownPlaintext, flipByte, withheld } from "./support/sabotage.ts";

after(() => scene.close());

for (const way of ALL) {
  test(`without the element, the canaries are seen on the wire: ${way}`, async () => {
    await scene.mend({
      unguarded: true,
      form: `action="${SUBMISSIONS}" method="post" enctype="multipart/form-data"`,
    });
    await visit(scene.page, null);
    await WAYS[way](scene.page);
    if (way !== "another script") await scene.page.waitForURL(/submissions$/);
    const seen = () => new Set(scene.onTheWire().map((found) => found.split(/[:,]/)[1]));
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
  await scene.page.locator("#text").fill(`${VALUES.text}`);
  await send(scene.page);
});

const UNREAD = ALL.filter((way) => way !== "another script");

/** No script of ours runs. What a page's own script then reads is not ours to guard: see the test after these. */
const UNSTARTED_BY: (Failure & { says: string; mended?: Markup })[] = [
  {
    name: "no JavaScript",
    policy: { sandbox: "allow-forms allow-same-origin" },
    says: "seal-form noscript p",
  },
  { name: "a CSP that refuses scripts", policy: { "script-src": "'none'" }, says: "[data-seal-unstarted]" },
  { name: "script 404", cause: () => scene.site.alter(ELEMENT, withheld), says: "[data-seal-unstarted]" },
  {
    name: "a wrong hash of the script",
    markup: { script: `integrity="sha384-${"A".repeat(64)}"` },
    says: "[data-seal-unstarted]",
    mended: { script: `integrity="${await integrityOf(ELEMENT)}"` },
  },
];

for (const { name, markup, policy, cause, says, mended } of UNSTARTED_BY) {
  test(`${name}: the page says that the form did not start`, async () => {
    const { page } = scene;
    await scene.mend(markup, policy);
    cause?.();
    await visit(page, null);
    await page.locator(says).waitFor();
    await tryWays(page, UNREAD);
    assert.deepEqual(await page.evaluate(missing, VALUES), []);
    // Where no JavaScript runs, axe and the databases cannot be asked either: another page is.
    if (policy?.sandbox) await page.goto(scene.url("/other"));
    else await assertAxe(page);
    await assertNothingLeft(page);
    await scene.mend(mended);
    await enterAgain(page);
    await send(page);
  });
}

test("script 404, and the form is inert in the page: nothing can be typed that another script could read", async () => {
  const { page } = scene;
  await scene.mend({ form: 'method="dialog" inert' });
  scene.site.alter(ELEMENT, withheld);
  await scene.begin();
  await scene.load();
  await page.locator("#text").evaluate((field) => field.scrollIntoView({ block: "center" }));
  const { x, y } = await page.locator("#text").evaluate((field) => field.getBoundingClientRect());
  await page.mouse.click(x + 5, y + 5);
  await page.keyboard.type("kanarienvogeltext");
  await WAYS["another script"](page);
  await assertNothingLeft(page);
  await scene.mend({ form: 'method="dialog" inert' });
  await enterAgain(page);
  await send(page);
});

/** What an engine itself can do without, and be driven still: see DeviceOptions. The tests above and below do it to all. */
const SWITCHES: Record<string, NonNullable<DeviceOptions["without"]>[]> = {
  chromium: ["JavaScript", "WebAssembly"],
  firefox: ["WebAssembly"],
  webkit: [],
};

for (const without of SWITCHES[engine] ?? []) {
  test(`${without} is switched off in the engine`, async () => {
    await scene.mend();
    const device = await scene.browser.newDevice({ without });
    const page = await device.newPage();
    if (without === "JavaScript") {
      await visit(page, null);
      await page.locator("seal-form noscript p").waitFor();
      await tryWays(page, UNREAD);
      assert.deepEqual(await page.evaluate(missing, VALUES), []);
      // Another page comes after whatever this one sent.
      await page.goto(scene.url("/other"));
      assert.deepEqual(scene.onTheWire(), []);
      assert.deepEqual(await scene.arrived(), []);
    } else {
      await visit(page, "error");
      await assertAlert(page, "wasm-failed", en.errors["wasm-failed"], "en");
      await tryWays(page, ALL);
      await assertKept(page);
    }
    await device.close();
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

test("in the end, the store has no canary in its files and its log", async () => {
  assert.deepEqual(await scene.tracesOnHost(), []);
});

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
    await enterAgain(page);
  }
  await send(page);
}

/** A script that calls submit() asks nobody. What the browser then posts is the guard's own sentence, and no answer. */
async function submitsNothing(page: Page): Promise<void> {
  // Later, because this call would end with the page.
  await page.evaluate(() => {
    Reflect.set(globalThis, "leaving", true);
    setTimeout(() => document.querySelector("form")?.submit());
  });
  await page.waitForFunction(() => !Reflect.has(globalThis, "leaving"));
  await page.locator("seal-form[data-state=error]").waitFor();
  assert.match(scene.tap.recording.toString(), /sealform=Nothing\+was\+sent\+this\+way/);
  await assertNothingLeft(page);
}

async function integrityOf(path: string): Promise<string> {
  const script = await readFile(join(fromEnv("SEALFORM_SITE"), path));
  return `sha384-${createHash("sha384").update(script).digest("base64")}`;
}

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
