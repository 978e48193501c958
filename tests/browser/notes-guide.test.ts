// docs/NOTES.md: its programs run in a page with the policy that it names, and it leaves nothing out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import {
  createPractice,
  type Desk,
  newDesk,
  openNotebook,
  openNotesScene,
  push,
  unlock,
  write,
} from "./notes-scene.ts";
import { Blocks, firstCells } from "./support/document.ts";
import type { Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { PASSPHRASE } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

const text = await readFile(resolve("docs/NOTES.md"), "utf8");
const blocks = new Blocks(text);
const program = (...parts: string[]): string => parts.map((part) => blocks.take("js", part)).join("\n");

const PROGRAMS = {
  page: program("document.forms"),
  // In between, other devices write.
  writing: [
    program("notebook.load({", "EMPTY_NOTE).join", "notebook.list({ search", "notebook.history", "attach("),
    program("notebook.conflict(", "notebook.forgetDevice"),
  ].join('await reached("two devices");\n'),
  psychotherapy: program("own.stay"),
  journal: program("createJournal("),
  exporting: program("toJson("),
  errors: program("ERROR_CODES.includes"),
};

/** What the guide asks of a page's policy. */
const POLICY = `default-src 'none'; ${/`(script-src [^`]*)`/.exec(text)?.[1]}`;
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>My notes</title>
<form name="unlock"><label>Passphrase <input name="passphrase" type="password"></label><button>Unlock</button></form>
<label>Note <textarea></textarea></label> <output></output> <button id="lock">Lock</button>
<script src="/guide/tools.js"></script>`;

/** Before each program: what a person types, and what the program says. */
const TOOLS = `
const said = [];
const typed = (what) => new TextEncoder().encode({
  passphrase: ${JSON.stringify(PASSPHRASE)},
  "another passphrase": "no passphrase of this practice",
  "recovery code": document.querySelector("output").textContent,
}[what]);
const reached = (what) => new Promise((goOn) => { said.push(what); globalThis.goOn = goOn; });
console.log = (line) => said.push(line);
for (const type of ["error", "unhandledrejection"])
  addEventListener(type, ({ message, reason }) => said.push(\`\${type}: \${reason?.code ?? reason ?? message}\`));
Object.assign(globalThis, { said, typed, reached });
`;

let scene: Scene;
let office: Page;
let keyring: string;

before(async () => {
  scene = await openNotesScene();
  const serve = (path: string, type: string, body: string) => {
    const headers = { "content-type": type, "content-security-policy": POLICY };
    scene.site.alter(path, () => ({ status: 200, headers, body: Buffer.from(body) }));
  };
  serve("/guide/tools.js", "text/javascript", TOOLS);
  for (const [name, code] of Object.entries(PROGRAMS)) {
    const here = code.replace(/"sealform\/(notes|inbox)"/g, '"/esm/$1.js"');
    serve(`/guide/${name}.js`, "text/javascript", `${here}\nsaid.push("end");\n`);
    serve(`/guide/${name}`, "text/html", `${HTML}<script type="module" src="/guide/${name}.js"></script>`);
  }
  office = await (await scene.device()).newPage();
  await newDesk(scene, office);
  keyring = await createPractice(scene, office);
  await office.evaluate(async () => {
    await (globalThis as unknown as Desk).keyring.publishCard("intake", { form: "intake", consent: [] });
  });
});
after(() => scene.close());

/** A device of its own, with the program in it. */
async function start(name: keyof typeof PROGRAMS): Promise<Page> {
  const page = await (await scene.device()).newPage();
  await page.goto(scene.url(`/guide/${name}#keyring=${keyring}`));
  return page;
}

/** What the program said until then. */
const saidUntil = (page: Page, last = "end"): Promise<string[]> =>
  page.waitForFunction((last) => {
    const { said } = globalThis as unknown as { said?: string[] };
    return said?.some((line) => line === last || /^(error|unhandledrejection):/.test(line)) && said;
  }, last) as Promise<string[]>;

test("the page opens a notebook, goes on with its newest note, and locks", async () => {
  const page = await start("page");
  const status = (wanted: string) => page.locator("output").getByText(wanted).waitFor();
  const unlockWith = async (passphrase: string) => {
    await page.getByLabel("Passphrase").fill(passphrase);
    await page.getByRole("button", { name: "Unlock" }).click();
  };
  await unlockWith("no passphrase of this practice");
  await status("It did not open. Please check the passphrase");
  await unlockWith(PASSPHRASE);
  await page.waitForFunction(
    () => typeof document.querySelector<HTMLButtonElement>("#lock")?.onclick === "function",
  );
  await page.getByLabel("Note").fill("Came on time.");
  await status("in-store");
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await status("locked");
  await unlockWith(PASSPHRASE);
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "Came on time.");
});

test("writing, reading, searching, merging, forgetting", async () => {
  const page = await start("writing");
  const said = await saidUntil(page, "two devices");
  assert.deepEqual(said, [
    "0 of 0 opened",
    "0 of 1 opened",
    "1 of 1 opened",
    "0 findings, no problem",
    "in-store, title text tags date minutes records shared removed",
    "First session (stored): Subjective Came on time.",
    "1 found; anxiety 1",
    "2 versions, 0 findings; first: 26 characters",
    "letter.txt: 15 bytes of text/plain",
    "two devices",
  ]);
  await writeOnTwoDevices();
  await page.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn());
  assert.deepEqual((await saidUntil(page)).slice(said.length), [
    "both come from: # Subjective\nCame on time.\n# Plan\nWeekly.",
    "stored: by one\nby the other",
    "end",
  ]);
  const kept = await storedBytes(page);
  assert.deepEqual([...kept.keys()], []);
});

/** One is without network while the other writes. */
async function writeOnTwoDevices(): Promise<void> {
  const [one, other] = [office, await (await scene.device()).newPage()];
  await openNotebook(one);
  await unlock(scene, other, keyring);
  await openNotebook(other);
  const id = await one.evaluate(async () => {
    const { notes } = await (globalThis as unknown as Desk).notebook.list({ search: "first session" });
    return notes[0]?.id;
  });
  scene.site.offline = true;
  await write(other, { text: "by the other" }, id);
  scene.site.offline = false;
  await write(one, { text: "by one" }, id);
  assert.deepEqual((await push(other)).conflicts, [id]);
}

test("psychotherapy notes are not shared, and lock", async () => {
  assert.deepEqual(await saidUntil(await start("psychotherapy")), [
    "failed: Psychotherapy notes, progress notes and journals are kept apart: this does not go from one to another. Nothing was changed.",
    "in-store",
    "locked",
    "end",
  ]);
});

test("a journal is made without a practice, and its recovery code opens it", async () => {
  assert.deepEqual(await saidUntil(await start("journal")), ["in-store", "Monday", "end"]);
});

test("an export takes the notes about a record", async () => {
  const record = await sendRecord(scene.store, {}, [{ name: "reason", value: "I cannot sleep." }]);
  await write(office, { title: "About the form", text: "Sleeps badly.", records: [record] });
  const [json = "", end] = await saidUntil(await start("exporting"));
  assert.equal(end, "end", json);
  const { records } = JSON.parse(json);
  assert.deepEqual(
    records.map(({ id, notes }: { id: string; notes: { title: string; text: string }[] }) => [
      id,
      ...notes.flatMap(({ title, text }) => [title, text]),
    ]),
    [[record, "About the form", "Sleeps badly."]],
  );
});

test("a failure has its code", async () => {
  assert.deepEqual(await saidUntil(await start("errors")), ["open-failed, one of true", "end"]);
});

test("what is longer than a note can be is refused by its draft", async () => {
  const found = await office.evaluate(async () => {
    const { notebook, notes } = globalThis as unknown as Desk;
    const draft = await notebook.draft();
    draft.change({ title: "x".repeat(notes.MAX_TITLE + 1) });
    const before = [await draft.save(), draft.problem?.code];
    draft.change({ title: "x".repeat(notes.MAX_TITLE) });
    return [...before, await draft.close(), draft.problem?.code ?? null];
  });
  assert.deepEqual(found, ["failed", "invalid-argument", "in-store", null]);
});

test("every method, and every export that is a value, is in the guide", async () => {
  const names = await office.evaluate(() => {
    const { notes } = globalThis as unknown as Desk;
    const methods = [notes.Notebook, notes.Draft].flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor"),
    );
    return [...methods, ...Object.keys(notes)];
  });
  assert.ok(names.length > 35, `${names.length}`);
  assert.deepEqual(
    names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text)),
    [],
  );
});

test("the table of errors has codes that there are, and those that notes alone have", async () => {
  const codes = firstCells(text.split("\n## Errors\n")[1] ?? "");
  assert.equal(new Set(codes).size, codes.length);
  const known = await office.evaluate((): string[] => [...(globalThis as unknown as Desk).notes.ERROR_CODES]);
  assert.deepEqual(
    codes.filter((code) => !known.includes(code)),
    [],
  );
  const ours = known.filter((code) => code.startsWith("note"));
  assert.deepEqual(
    ["storage-full", ...ours].filter((code) => !codes.includes(code)),
    [],
  );
});

test("every block of the guide is run", () => assert.deepEqual(blocks.left(), []));
