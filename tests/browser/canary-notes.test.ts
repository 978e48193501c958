// A canary in every field of a note, through all that can be done with notes and all that can go wrong: it is never at the host, on
// the device in the clear, in the title bar, the address, the history or the clipboard, and after locking not in the page.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { beginJournal, lock as lockJournal } from "./journal-scene.ts";
import { backToList, NotebookScene, stored } from "./notebook-scene.ts";
import { findSecrets } from "./support/canary.ts";
import { engine, type Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { PASSPHRASE, unlock } from "./support/pages.ts";

const CANARY = "kanarienvogel ängstlich žluť";
const SECRETS = { canary: CANARY, "its first word": "kanarienvogel" };

let scene: NotebookScene;
let page: Page;
let folder: string;

before(async () => {
  scene = await NotebookScene.open();
  scene.scene.site.inject(watch);
  folder = await mkdtemp(join(tmpdir(), "sealform-canary-"));
  await writeFile(join(folder, `${CANARY}.txt`), CANARY.repeat(100));
  ({ page } = await scene.unlocked());
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs in the page, before its own scripts: whatever reaches the clipboard or the history is kept here. */
function watch(): void {
  const seen: string[] = [];
  const workers: Worker[] = [];
  const own = globalThis.Worker;
  class Watched extends own {
    constructor(url: string | URL) {
      super(url);
      workers.push(this);
    }
  }
  const tell = (what: string, given: unknown[]): void => {
    seen.push(
      `${what} ${given.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join(" ")}`,
    );
  };
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (...given) {
      tell(name, given);
      return original.apply(this, given);
    };
  }
  const { execCommand } = Document.prototype;
  // The tests themselves type by it.
  Document.prototype.execCommand = function (...given) {
    if (given[0] !== "insertText") tell("execCommand", [...given, String(getSelection())]);
    return execCommand.apply(this, given);
  };
  for (const type of ["copy", "cut"])
    addEventListener(type, () => tell(type, [String(getSelection())]), true);
  const clipboard = { writeText: async (...given: unknown[]) => tell("clipboard", given) };
  Object.defineProperty(navigator, "clipboard", { value: clipboard });
  globalThis.open = (...given) => {
    tell("open", given);
    return null;
  };
  globalThis.print = () => {
    tell("print", [document.title, location.href]);
    Object.assign(globalThis, { printed: document.querySelector("body > .notes-print")?.textContent ?? "" });
    dispatchEvent(new Event("afterprint"));
  };
  Object.assign(globalThis, { Worker: Watched, seen, workers });
}

/** All places beside the document in which a page can leave a text. */
async function places(from: Page): Promise<Map<string, Buffer>> {
  const found = await from.evaluate(async () => {
    const all: Record<string, string> = {
      title: document.title,
      address: location.href,
      "window.name": window.name,
      referrer: document.referrer,
      cookies: document.cookie,
      "history.state": JSON.stringify(history.state),
      "clipboard and history": JSON.stringify(Reflect.get(globalThis, "seen")),
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(sessionStorage),
      "what was loaded": performance
        .getEntries()
        .map(({ name }) => name)
        .join("\n"),
    };
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) all[`cache ${url}`] = url;
    }
    return all;
  });
  const known = new Map<string, Buffer>(
    Object.entries(found).map(([place, text]) => [place, Buffer.from(text)]),
  );
  for (const [place, content] of await storedBytes(from)) known.set(place, content);
  for (const [place, content] of await scene.scene.hostKnows()) known.set(place, content);
  return known;
}

async function isNowhere(from: Page): Promise<void> {
  assert.deepEqual(findSecrets(await places(from), SECRETS), []);
}

/** The document and what is typed in it, in open shadow trees too. */
const documentOf = (from: Page): Promise<string> =>
  from.evaluate(() => {
    const texts: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if ("value" in element) texts.push(String(element.value));
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return document.documentElement.outerHTML + texts.join("\n");
  });

async function typeNote(from: Page, more = ""): Promise<void> {
  await from.getByRole("button", { name: "New note" }).click();
  await from.getByLabel("Title").fill(`${CANARY} title${more}`);
  await from.getByLabel("Tags").fill(`${CANARY}, other`);
  await from
    .getByLabel("Text", { exact: true })
    .fill(`# ${CANARY}\n\n[${CANARY}](https://example.com/) ${more}`);
}

test("the suite finds a canary wherever it is put", async () => {
  await page.evaluate((canary) => {
    localStorage.setItem("control", canary);
    sessionStorage.setItem("control", btoa(encodeURIComponent(canary)));
    history.replaceState({ canary }, "");
    void navigator.clipboard.writeText(canary);
    window.name = canary;
  }, "kanarienvogel");
  const found = findSecrets(await places(page), { word: "kanarienvogel" }).map((line) => line.split(":")[0]);
  for (const place of ["localStorage", "history.state", "clipboard and history", "window.name"]) {
    assert.ok(found.includes(place), place);
  }
  await page.evaluate(() => {
    localStorage.removeItem("control");
    sessionStorage.removeItem("control");
    history.replaceState(null, "");
    window.name = "";
    Reflect.get(globalThis, "seen").length = 0;
  });
  await isNowhere(page);
});

test("written, kept, sent, attached, searched, printed, exported and put away", async () => {
  await typeNote(page);
  await page.locator(".kept").getByText("Saved on this device").waitFor();
  await isNowhere(page);
  await stored(page);
  await page.getByLabel("Add files").setInputFiles([join(folder, `${CANARY}.txt`)]);
  await page.getByText(`${CANARY}.txt is attached.`).waitFor();
  await page.getByRole("button", { name: "Print" }).click();
  const printed = await page.waitForFunction(() => Reflect.get(globalThis, "printed") as string);
  assert.ok(printed.includes(CANARY));
  assert.equal(await page.locator(".notes-print").count(), 0);
  await page.getByRole("button", { name: "Save as a text file" }).click();
  await page.getByRole("button", { name: "History" }).click();
  await page.locator(".versions .entry").first().click();
  await page.locator(".version h3").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await backToList(page);
  await page.getByLabel("Search").fill("kanarienvogel");
  await page.getByText("1 note", { exact: true }).waitFor();
  await isNowhere(page);
});

test("psychotherapy notes, and their own lock", async () => {
  await page.getByRole("button", { name: "Psychotherapy notes" }).click();
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: "New note" }).waitFor();
  await typeNote(page, "psychotherapy");
  await stored(page);
  await page.getByRole("button", { name: "Progress notes" }).click();
  await page.getByText("1 note", { exact: true }).waitFor();
  assert.ok(!(await documentOf(page)).includes("psychotherapykanar"));
  await isNowhere(page);
});

test("a page that dies while somebody writes leaves nothing in the clear, and what it kept comes back", async () => {
  const device = page.context();
  await typeNote(page, "before the crash");
  await page.locator(".kept").getByText("Saved on this device").waitFor();
  await page.crash();
  page = await device.newPage();
  await scene.visit(page);
  await page.getByRole("button", { name: "before the crash" }).waitFor();
  await isNowhere(page);
});

for (const [failure, change] of [
  ["answers 500", { status: 500, headers: {}, body: Buffer.from("no") }],
  ["hangs up", "hang-up"],
  ["answers with other bytes", { status: 200, headers: {}, body: Buffer.from("SLF something else") }],
  [
    "answers with a redirect",
    { status: 307, headers: { location: "https://example.com/" }, body: Buffer.alloc(0) },
  ],
] as const) {
  test(`a host that ${failure}`, async () => {
    scene.scene.site.alter(/^\/v1\/objects/, change);
    await typeNote(page, failure);
    await page.keyboard.press("Control+s");
    await page
      .locator(".kept")
      .getByText(/Saved on this device|Saved in the store/)
      .waitFor();
    await backToList(page);
    await isNowhere(page);
    scene.scene.site.alter(/^\/v1\/objects/, (answer) => answer);
  });
}

test("a worker that is dead keeps nothing, says so, and nothing leaks", async () => {
  await typeNote(page, "the worker dies");
  await stored(page);
  await page.evaluate(() => {
    for (const worker of Reflect.get(globalThis, "workers") as Worker[]) worker.terminate();
  });
  await isNowhere(page);
  await scene.visit(page);
});

test("after locking the page has nothing of it", async () => {
  await page.getByRole("button", { name: "before the crash" }).click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#note-title")?.value !== "");
  assert.ok((await documentOf(page)).includes(CANARY));
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByLabel("Passphrase of the practice").waitFor();
  assert.deepEqual(
    findSecrets(new Map([["the document", Buffer.from(await documentOf(page))]]), SECRETS),
    [],
  );
  await isNowhere(page);
});

test("a device that keeps nothing sends nothing in the clear", async () => {
  scene.scene.site.inject(() => {
    Object.defineProperty(IDBFactory.prototype, "open", {
      value: () => {
        throw new DOMException("refused", "InvalidStateError");
      },
    });
  });
  const device = await scene.scene.device();
  const other = await device.newPage();
  await scene.visit(other);
  await typeNote(other, "without a database");
  await other.keyboard.press("Control+s");
  await other
    .locator(".kept")
    .getByText(/Saved in the store|Not saved/)
    .waitFor();
  const host = await scene.scene.hostKnows();
  assert.deepEqual(findSecrets(host, SECRETS), []);
  await device.close();
});

test("a client's journal", async () => {
  const device = await scene.scene.device();
  const journal = await device.newPage();
  scene.scene.site.mend();
  scene.scene.site.inject(watch);
  await beginJournal(scene.scene, journal);
  await typeNote(journal, "journal");
  await stored(journal);
  await isNowhere(journal);
  await lockJournal(journal);
  const left = new Map([["the document", Buffer.from(await documentOf(journal))]]);
  assert.deepEqual(findSecrets(left, SECRETS), [], engine);
  await isNowhere(journal);
  await device.close();
});
