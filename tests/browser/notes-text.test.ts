// The text of notes in a page: Markdown that is hostile, differences, merging by keyboard, and what prints.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { attacks, SAFE } from "./notes-text-attacks.ts";
import type { notesText } from "./notes-text-page.ts";
import { type Browser, type Device, type DeviceOptions, launch, type Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { inspect } from "./support/inspect.ts";

type Shown = typeof notesText;

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Text of notes</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">
<main><h1>Notebook</h1><h2>A note</h2><div id="place"></div></main>
<script type="module" src="/notes-text-page.js"></script>`;

const NOTE = `## Subjective

Slept **badly**, _again_. ~~Never~~ cried.
A second line, <b>not bold</b> & <angry>.

- [x] Sleep diary
- [ ] Call https://example.org or ask@example.org

  4. first
  5. second

> نامت العميلة جيدًا.

| Day | Mood |
|:--|--:|
| Mon | 3 |

#### Plan

![a photo](https://example.org/photo.png) [site](https://example.org "title") [inbox](/inbox)`;

const VIEWS: [name: string, options: DeviceOptions][] = [
  ["phone-dark", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }],
  ["desktop-light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
];

const files = new Map<string, Uint8Array | string>([["/", HTML]]);
const requests: string[] = [];
const server = createServer(async ({ url = "" }, response) => {
  requests.push(url);
  const file =
    files.get(url) ??
    (url.endsWith(".css") ? await readFile(join(fromEnv("SEALFORM_SITE"), basename(url))) : undefined);
  const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".css") ? "text/css" : "text/html";
  // An empty answer is an answer: what is asked for by mistake is in `requests`.
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(file ?? "");
});

let browser: Browser;
before(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    entryPoints: ["tests/browser/notes-text-page.ts"],
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    write: false,
    outdir: "/",
  });
  for (const { path, contents } of outputFiles) files.set(`/${basename(path)}`, contents);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

for (const [view, options] of VIEWS) {
  test(`Markdown is shown with its structure, and what it names is not loaded: ${view}`, async () => {
    const { device, page } = await opened(options);
    await call(page, "markdown", NOTE);
    const place = page.locator("#place .markdown");
    assert.equal(await place.locator("h3").textContent(), "Subjective");
    assert.equal(await place.locator("h4").textContent(), "Plan");
    const paragraph = place.locator("p").first();
    assert.equal(
      await paragraph.textContent(),
      "Slept badly, again. Never cried.A second line, <b>not bold</b> & <angry>.",
    );
    assert.equal(await paragraph.locator("strong, em, del, br").count(), 4);
    assert.deepEqual(await place.evaluate(tasks), [
      ["Done", true, true],
      ["Not done", false, true],
    ]);
    assert.deepEqual(await place.locator("td").allTextContents(), ["Mon", "3"]);
    assert.equal(await place.locator("td[align=right]").textContent(), "3");
    assert.equal(await place.locator("ol").getAttribute("start"), "4");
    assert.equal(await place.locator("p").last().textContent(), "[a photo] site inbox");
    assert.deepEqual(await place.evaluate(linksOf), [
      ["https://example.org", "_blank", "noopener noreferrer nofollow", "no-referrer"],
      ["mailto:ask@example.org", "_blank", "noopener noreferrer nofollow", "no-referrer"],
      ["https://example.org", "_blank", "noopener noreferrer nofollow", "no-referrer"],
    ]);
    assert.deepEqual(await place.evaluate(directions), [
      ["h3", "ltr"],
      ["p", "ltr"],
      ["ul", "ltr"],
      ["blockquote", "rtl"],
      ["div", "ltr"],
      ["h4", "ltr"],
      ["p", "ltr"],
    ]);
    await inspect(page, `notes-markdown-${view}`);
    await device.close();
  });
}

test("headings begin below those of the page, and leave no level out", async () => {
  const { device, page } = await opened();
  for (const [text, levels] of [
    ["# a\n## b\n# c", ["h3", "h4", "h3"]],
    ["### a\n# b\n###### c", ["h3", "h3", "h4"]],
    ["###### a", ["h3"]],
    ["# 1\n## 2\n### 3\n#### 4\n##### 5", ["h3", "h4", "h5", "h6", "h6"]],
    ["no heading", []],
  ] as const) {
    await call(page, "markdown", text);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll("#place :is(h1, h2, h3, h4, h5, h6)")].map(({ localName }) => localName),
    );
    assert.deepEqual(found, levels, text);
  }
  await device.close();
});

test("attacks do nothing: no script, no request, no attribute or element that is not allowed", async () => {
  const { device, page } = await opened();
  // So that what is loaded lazily is there, and does not count.
  await call(page, "markdown", "loaded");
  const base = new URL(await page.url());
  const seen = requests.length;
  for (const [at, attack] of attacks(`${base.origin}/canary`).entries()) {
    for (const way of ["markdown", "html"] as const) {
      await call(page, way, attack);
      assert.deepEqual(await page.evaluate(notAllowed, SAFE), [], `${way} ${at}: ${attack}`);
    }
  }
  // Whatever the attacks ask for was asked for before this image, which the page itself asks for.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const image = new Image();
        image.onerror = resolve;
        requestAnimationFrame(() => requestAnimationFrame(() => (image.src = "/control.png")));
      }),
  );
  assert.deepEqual(requests.slice(seen), ["/control.png"]);
  assert.equal(await page.evaluate(() => Reflect.get(globalThis, "hacked")), undefined);
  assert.equal(await page.url(), base.href);
  assert.equal(await page.title(), "Text of notes");
  await device.close();
});

test("what would take too long, or is nested too deeply, is shown as it was written", async () => {
  const { device, page } = await opened();
  for (const [part, times] of [
    ["_a_", 20_000],
    ["> ", 20_000],
    ["1. ", 20_000],
    ["**long** ", 120_000],
  ] as const) {
    const found = await page.evaluate(
      async (part, times) => {
        const text = part.repeat(times);
        await Reflect.get(globalThis, "notesText").markdown(text);
        const [only, ...others] = document.querySelectorAll("#place .markdown > *");
        return [only?.localName, only?.textContent === text, others.length];
      },
      part,
      times,
    );
    assert.deepEqual(found, ["pre", true, 0], part);
  }
  await device.close();
});

test("differences are marked for the eye and the ear, and what is unchanged is folded", async () => {
  const { device, page } = await opened();
  const lines = Array.from({ length: 20 }, (_, at) => `Line ${at}\n`).join("");
  await call(page, "difference", `Slept badly.\n${lines}The end.`, `Slept quite well.\n${lines}The end!`);
  const view = page.locator("#place .difference");
  assert.equal(
    (await view.evaluate((element) => element.textContent))?.replace(/Line 1\n.*Line 18\n/s, "…"),
    "Slept  removed: badly end of what was removed  added: quite well end of what was added .\n" +
      "Line 0\n18 unchanged lines…Line 19\nThe end removed: . end of what was removed  added: ! end of what was added ",
  );
  assert.equal(await view.locator("del").count(), 2);
  const folded = page.getByText("Line 10");
  assert.equal(await folded.isVisible(), false);
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await folded.waitFor();
  await inspect(page, "notes-difference");
  await call(page, "difference", "a b", "a  b");
  await page.getByText("Only spaces or line breaks are different.").waitFor();
  await call(page, "difference", "a", "a");
  await page.getByText("There is no difference.").waitFor();
  await device.close();
});

const MERGING = {
  base: "Slept badly.\n\nMood low.\n\nPlan: diary.\n",
  mine: "Slept well.\n\nMood low.\n\nPlan: walk <b>daily</b>.\nنامت جيدًا\n",
  theirs: "Slept <i>a little</i>.\n\nMood low, cried.\n\nPlan: call.\n",
  mineLabel: "This device’s",
  theirsLabel: "The other device’s",
};

for (const [view, options] of VIEWS) {
  test(`two versions are merged by keyboard alone: ${view}`, async () => {
    const { device, page } = await opened(options);
    await call(page, "merge", MERGING);
    await page.getByText("In 2 places both devices have changed the same lines.").waitFor();
    const [first, second] = [
      "Slept well.\nSlept <i>a little</i>.",
      "Plan: walk <b>daily</b>.\nنامت جيدًا\nPlan: call.",
    ];
    const both = `${first}\n\nMood low, cried.\n\n${second}\n`;
    const field = page.getByLabel("The text as it will be");
    assert.equal(await field.inputValue(), both);
    await inspect(page, `notes-merge-${view}`);

    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(focused), "both: Place 1 of 2");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(focused), "theirs: Place 1 of 2");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(focused), "both: Place 2 of 2");
    // WebKit does not go round from the last to the first.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(focused), "mine: Place 2 of 2");
    const chosen = "Slept <i>a little</i>.\n\nMood low, cried.\n\nPlan: walk <b>daily</b>.\nنامت جيدًا\n";
    assert.equal(await field.inputValue(), chosen);

    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.localName), "textarea");
    await field.evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(0, 0));
    await page.keyboard.type("By hand. ");
    assert.equal((await merged(page)).result, `By hand. ${chosen}`);

    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal((await merged(page)).result, both.replace("Slept well.\n", ""));
    await page.getByText("The text was written anew from your choices.").waitFor();
    await inspect(page, `notes-merge-replaced-${view}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const { result, told } = await merged(page);
    assert.equal(result, `By hand. ${chosen}`);
    assert.equal(told.at(-1), result);
    assert.equal(await page.evaluate(() => document.activeElement?.localName), "textarea");
    assert.equal(await page.getByText("The text was written anew").count(), 0);
    assert.equal(await page.locator("#place :is(b, i)").count(), 0, "no text is read as HTML");
    await device.close();
  });
}

test("each side of a conflict has its own text, with what only it has", async () => {
  const { device, page } = await opened();
  await call(page, "merge", { ...MERGING, base: "a\nold\nz", mine: "a\nz", theirs: "a\nnew\nz" });
  assert.deepEqual(await page.locator(".merge-conflict figure").allTextContents(), [
    "This device’sNothing stands here.",
    "The other device’s only here: new\n end of what is only here ",
  ]);
  await call(page, "merge", { ...MERGING, base: "a\n\nb", mine: "A\n\nb", theirs: "a\n\nB" });
  await page.getByText("fit together").waitFor();
  assert.equal((await merged(page)).result, "A\n\nB");
  await device.close();
});

test("on paper there is the note alone, and on the screen it is not shown", async () => {
  const { device, page } = await opened();
  const note = { title: "Session <1>", date: "2026-03-01", minutes: 50, tags: ["sleep"], files: [] };
  await call(page, "print", { ...note, text: "# Plan\n\n- [x] Diary" });
  const article = page.locator(".notes-print");
  assert.equal(await article.isVisible(), false);
  await page.evaluate(asOnPaper);
  await article.waitFor();
  assert.equal(await page.locator("main").isVisible(), false);
  assert.equal(await article.locator("h2").textContent(), "Session <1>");
  assert.deepEqual(await article.locator("dd").allTextContents(), ["1 Mar 2026", "50 minutes", "sleep"]);
  assert.equal(await article.locator("h3").textContent(), "Plan");
  await device.close();
});

async function opened(options: DeviceOptions = {}): Promise<{ device: Device; page: Page }> {
  const device = await browser.newDevice(options);
  const page = await device.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => Reflect.has(globalThis, "notesText"));
  return { device, page };
}

async function call<K extends keyof Shown>(
  page: Page,
  name: K,
  ...given: Parameters<Shown[K]>
): Promise<void> {
  await page.evaluate(
    async (name, given) => void (await Reflect.get(globalThis, "notesText")[name](...given)),
    name,
    given,
  );
}

const merged = (page: Page): Promise<{ result: string; told: string[] }> =>
  page.evaluate(() => Reflect.get(globalThis, "merged")());

/* What follows runs in the page. */

const tasks = (place: HTMLElement): unknown[][] =>
  [...place.querySelectorAll("input")].map((box) => [box.ariaLabel, box.checked, box.disabled]);

const linksOf = (place: HTMLElement): (string | null)[][] =>
  [...place.querySelectorAll("a")].map((link) =>
    ["href", "target", "rel", "referrerpolicy"].map((name) => link.getAttribute(name)),
  );

const directions = (place: HTMLElement): string[][] =>
  [...place.children].map((block) => [block.localName, getComputedStyle(block).direction]);

const focused = (): string => {
  const { activeElement: element } = document;
  const legend = element?.closest("fieldset")?.querySelector("legend")?.textContent;
  return element instanceof HTMLInputElement ? `${element.value}: ${legend}` : String(element?.localName);
};

/** The elements and attributes of the note that are not in the list. */
function notAllowed(safe: Readonly<Record<string, readonly string[]>>): string[] {
  const inside = [...document.querySelectorAll("#place .markdown *")];
  return inside.flatMap((element) => {
    const known = Object.hasOwn(safe, element.localName) ? safe[element.localName] : undefined;
    if (!known || element.namespaceURI !== "http://www.w3.org/1999/xhtml") return [element.outerHTML];
    const others = [...element.attributes].filter(({ name }) => ![...known, "dir"].includes(name));
    const link = element.getAttribute("href") ?? "https:";
    return [
      ...others.map(({ name }) => `${element.localName} ${name}`),
      ...(/^(https?|mailto|tel):/.test(link) ? [] : [link]),
    ];
  });
}

/** Makes the rules for paper those of the screen. */
function asOnPaper(): void {
  const turn = (sheet: CSSStyleSheet | null): void => {
    for (const rule of sheet?.cssRules ?? []) {
      if (rule instanceof CSSImportRule) turn(rule.styleSheet);
      if (rule instanceof CSSMediaRule && rule.media.mediaText === "print") rule.media.mediaText = "all";
    }
  };
  for (const sheet of document.styleSheets) turn(sheet);
}
