// Plaintext never leaves, whatever fails: a form that is filled in, and then something goes wrong. See canary.test.ts.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { messages as en, type FormErrors } from "../../www/src/messages.ts";
import { missing, VALUES } from "./canary-page.ts";
import { serve } from "./canary-scene.ts";
import {
  customTransport,
  meddle,
  mortalWorkers,
  throwingHandlers,
  withoutDatabases,
} from "./canary-scripts.ts";
import {
  ALL,
  assertAlert,
  assertAxe,
  assertKept,
  assertSent,
  button,
  enterAgain,
  type Failure,
  languageAt,
  SEALING,
  SUBMISSIONS,
  scene,
  send,
  timePasses,
  tryWays,
  visit,
  WAYS,
  type Words,
} from "./canary-suite.ts";
import { type Page, until } from "./support/driver/index.ts";
import { storedPlaces } from "./support/indexed-db.ts";
import { withheld } from "./support/sabotage.ts";

after(() => scene.close());

/**
 * What begins when `fail` is called, and how it ends. `late` says when the long times pass, `open` how the form comes
 * back for the next way of sending, and `mended` how it is sent at last.
 */
type Later = Failure & {
  code: keyof FormErrors;
  ends: "waiting" | "error";
  fail: () => unknown;
  late?: () => () => Promise<unknown>;
  open?: (page: Page, words: Words) => Promise<void>;
  mended: (page: Page, words: Words) => Promise<void>;
  sentence?: (words: Words) => string;
};

/** Waits until a request is made that was not when it was called. */
const posted = (request: RegExp) => () => {
  const count = () => scene.tap.requests.filter((one) => request.test(one)).length;
  const before = count();
  return () => until(`there is another ${request}`, () => assert.ok(count() > before));
};

/** Sets what the injected scripts below look at. */
const tell = (page: Page, name: "mortal" | "dead" | "meddles" | "delivers", value: unknown): Promise<void> =>
  page.evaluate((key, to) => void Reflect.set(globalThis, key, to), name, value);

const waits = {
  ends: "waiting",
  open: async (page: Page, words: Words) => button(page, words.change).click(),
  mended: async (page: Page, words: Words) => button(page, words.sendNow).click(),
  sentence: (words: Words) => words.waiting,
} as const;
const triesAgain = {
  ends: "error",
  mended: async (page: Page, words: Words) => button(page, words.retry).click(),
} as const;

const goOffline = () => {
  scene.site.offline = true;
};

const AT_SEND: Later[] = [
  { ...waits, name: "network down", code: "network", late: posted(/POST \/v1\//), fail: goOffline },
  {
    ...waits,
    name: "server 500",
    code: "server-refused",
    fail: () => scene.site.alter(SUBMISSIONS, serve("application/json", "{}", {}, 500)),
  },
  {
    ...waits,
    name: "the server hangs",
    code: "network",
    late: posted(/POST \/v1\/submissions/),
    fail: () => scene.site.alter(SUBMISSIONS, "hang"),
  },
  {
    ...waits,
    name: "the server redirects",
    code: "server-refused",
    fail: () => scene.site.alter(SUBMISSIONS, serve("text/plain", "", { location: "/leak" }, 307)),
  },
  {
    ...waits,
    name: "the page's own transport throws later",
    code: "network",
    markup: { seal: 'transport="custom"' },
    cause: () => scene.site.inject(customTransport),
    fail: () => tell(scene.page, "delivers", "later"),
  },
  {
    ...triesAgain,
    name: "the worker dies while it seals",
    code: "worker-failed",
    sentence: (words) => words.notSealed,
    cause: () => scene.site.inject(mortalWorkers),
    late: () => () => scene.page.waitForFunction(() => Reflect.get(globalThis, "dead")),
    fail: () => tell(scene.page, "mortal", true),
  },
  {
    ...triesAgain,
    name: "network down, and no IndexedDB",
    code: "network",
    late: posted(/POST \/v1\//),
    cause: () => scene.site.inject(withoutDatabases),
    fail: goOffline,
  },
  {
    name: "the page's own transport throws",
    code: "transport-missing",
    ends: "error",
    markup: { seal: 'transport="custom"' },
    cause: () => scene.site.inject(customTransport),
    fail: () => tell(scene.page, "delivers", "never"),
    open: reopen,
    mended: async (page) => {
      scene.site.inject(customTransport);
      await reopen(page);
      await WAYS.click(page);
    },
  },
  {
    name: "a script changes action and method when the form is sent",
    code: "form-unsafe",
    ends: "error",
    cause: () => scene.site.inject(meddle),
    fail: () => tell(scene.page, "meddles", true),
    open: unmeddle,
    mended: async (page) => {
      await unmeddle(page);
      await WAYS.click(page);
    },
  },
];

for (const [at, failure] of AT_SEND.entries()) {
  const { name, code, ends, markup, policy, cause, fail, late, open, mended, sentence } = failure;
  const [lang, words] = languageAt(at);
  test(`${name}: ${code}, in ${lang}`, async () => {
    const { page } = scene;
    await scene.mend({ ...markup, lang }, policy);
    cause?.();
    await visit(page);
    await tryWays(page, ["form.submit()", "another script"]);
    for (const way of SEALING) {
      if (way !== SEALING[0] && open) {
        await open(page, words);
        await page.locator("seal-form[data-state=ready]").waitFor();
      }
      await tell(page, "dead", false);
      await fail();
      const due = late?.();
      await WAYS[way](page);
      await due?.();
      if (late) await timePasses(page, ends);
      else await page.locator(`seal-form[data-state=${ends}]`).waitFor();
    }
    await assertAlert(page, code, sentence?.(words) ?? words.errors[code], lang);
    await assertAxe(page);
    if (ends === "waiting") await tryWays(page, ALL);
    await assertKept(page);
    if (ends === "waiting")
      assert.equal(
        (await storedPlaces(page)).filter((place) => place.startsWith("sealform-outbox")).length,
        1,
      );
    await scene.mend({ lang, ...markup });
    for (const about of ["mortal", "delivers", "meddles"] as const) await tell(page, about, undefined);
    await mended(page, words);
    await assertSent(page);
  });
}

/** What goes wrong, and is no reason to keep a form from being sent. */
const HARMLESS: Failure[] = [
  { name: "the site's own handlers throw", cause: () => scene.site.inject(throwingHandlers) },
  { name: "no IndexedDB", cause: () => scene.site.inject(withoutDatabases) },
  {
    name: "drafts.js 404",
    markup: { seal: "drafts" },
    cause: () => scene.site.alter("/sealform/drafts.js", withheld),
  },
];
for (const { name, markup, cause } of HARMLESS) {
  for (const way of SEALING.slice(1)) {
    test(`${name}: the form arrives all the same, by ${way}`, async () => {
      const { page } = scene;
      await scene.mend(markup);
      cause?.();
      await visit(page);
      await tryWays(page, ["form.submit()", "another script"]);
      await assertKept(page);
      await WAYS[way](page);
      await assertSent(page);
    });
  }
}

test("a draft is kept as ciphertext, and is gone when the form is sent", async () => {
  const { page } = scene;
  const drafts = async () =>
    (await storedPlaces(page)).filter((place) => place.startsWith("sealform-drafts/drafts"));
  await scene.mend({ seal: "drafts" });
  await visit(page);
  await page.getByLabel("Yes, until I send them").check();
  await until("there is a draft", async () => assert.equal((await drafts()).length, 1));
  await assertKept(page);
  await send(page);
  await until("there is no draft", async () => assert.deepEqual(await drafts(), []));
});

test("the page is closed while it sends, and opened again: what was entered arrives once", async () => {
  await scene.mend();
  const leaving = await scene.device.newPage();
  await visit(leaving);
  scene.site.alter(SUBMISSIONS, "hang");
  const due = posted(/POST \/v1\/submissions/)();
  await WAYS.click(leaving);
  await due();
  await scene.page.goto(scene.url("/other"));
  assert.deepEqual(await scene.traces(), []);
  await leaving.close();
  await scene.mend();
  await scene.load();
  await scene.page.getByText(en.earlierSent).waitFor();
  await assertSent(scene.page, "ready");
});

test("the page comes back from the cache: it has a worker again, and what was entered", async (context) => {
  const { page } = scene;
  await scene.mend();
  await visit(page);
  await page.evaluate(() => void Reflect.set(globalThis, "came", "back"));
  await page.goto(scene.url("/other"));
  assert.deepEqual(await scene.traces(), []);
  await page.goBack();
  await page.locator("seal-form[data-state=ready]").waitFor();
  if (!(await page.evaluate(() => Reflect.has(globalThis, "came")))) {
    context.diagnostic("This engine made the page anew; it is told that it came back.");
    await visit(page);
    await page.evaluate(() => void dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  }
  // Ready once more.
  await page.waitForFunction(
    () => Reflect.get(globalThis, "said").filter((word: unknown) => word === "seal-ready").length === 2,
  );
  // WebKit itself empties a password that comes back from its cache; the rest is there.
  const { password = [], ...others } = VALUES;
  assert.deepEqual(await page.evaluate(missing, others), []);
  await page.locator("#password").fill(password.join());
  await tryWays(page, ["form.submit()", "another script"]);
  await assertKept(page);
  await send(page);
});

test("in the end, the store has no canary in its files and its log", async () => {
  assert.deepEqual(await scene.tracesOnHost(), []);
});

async function reopen(page: Page): Promise<void> {
  await enterAgain(page);
}

async function unmeddle(page: Page): Promise<void> {
  await tell(page, "meddles", false);
  await page.locator("form").evaluate((form) => {
    form.removeAttribute("action");
    form.setAttribute("method", "dialog");
  });
  await page.locator("seal-form[data-state=ready]").waitFor();
}
