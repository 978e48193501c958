// The page of a practice's notebooks: a note is written, keeps itself, is found, put in order, printed and taken back.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { backToList, NotebookScene, openNote, stored, writeNote } from "./notebook-scene.ts";
import { download } from "./support/download.ts";
import type { Page } from "./support/driver/index.ts";
import { inspect } from "./support/inspect.ts";
import { PASSPHRASE } from "./support/pages.ts";

let scene: NotebookScene;
let page: Page;
let folder: string;

before(async () => {
  scene = await NotebookScene.open();
  ({ page } = await scene.unlocked());
  folder = await mkdtemp(join(tmpdir(), "sealform-notebook-"));
});
after(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until the list has these, in this order. */
const isListed = (...titles: string[]): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const shown = [...document.querySelectorAll("#desk .notes .entry strong")].map((one) => one.textContent);
    return JSON.stringify(shown) === wanted;
  }, JSON.stringify(titles));

test("a note keeps itself while it is written, and stands in the list", async () => {
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByLabel("Title").fill("First session");
  await page.getByLabel("Date").fill("2026-11-20");
  await page.getByLabel("Duration in minutes").fill("50");
  await page.getByLabel("Tags").fill("sleep, anxiety");
  await page.getByLabel("Text", { exact: true }).fill("## Mood\n\nShe sleeps **badly** since May.");
  // Nobody pressed anything.
  await page.locator(".kept").getByText("Saved in the store").waitFor();
  await page.locator(".preview strong").getByText("badly").waitFor();
  await inspect(page, "notebook-editor");
  await page.keyboard.press("Escape");
  await page.getByText("1 note", { exact: true }).waitFor();
  const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
  for (const part of ["First session", "50 min", "sleep", "anxiety"])
    assert.ok(focused.includes(part), focused);
  await inspect(page, "notebook-list");
});

test("templates are put where nothing is written, and else below", async () => {
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByLabel("Template").selectOption({ label: "SOAP: Subjective, Objective, Assessment, Plan" });
  await page.getByRole("button", { name: "Insert" }).click();
  const text = page.getByLabel("Text", { exact: true });
  assert.match(await text.inputValue(), /^### Subjective\n/);
  await page.locator(".preview h3").getByText("Assessment").waitFor();
  await text.fill("Before it.");
  await page.getByLabel("Template").selectOption({ label: "BIRP: Behavior, Intervention, Response, Plan" });
  await page.getByRole("button", { name: "Insert" }).click();
  assert.match(await text.inputValue(), /^Before it\.\n\n### Behavior\n/);
  await page.getByLabel("Title").fill("From a template");
  await stored(page);
  await backToList(page);
});

test("search and tags pick, and say how many", async () => {
  await page.getByText("2 notes").waitFor();
  await page.getByLabel("Search").fill("sleeps may");
  await page.getByText("1 note", { exact: true }).waitFor();
  await isListed("First session");
  await page.getByLabel("Search").fill("nobody");
  await page.getByText("No note fits").waitFor();
  await page.getByLabel("Search").fill("");
  await page.getByText("2 notes").waitFor();
  await page.getByLabel("Tag", { exact: true }).selectOption({ label: "sleep (1)" });
  await page.getByText("1 note", { exact: true }).waitFor();
  await page.getByLabel("Tag", { exact: true }).selectOption({ label: "All tags" });
  await page.getByText("2 notes").waitFor();
});

test("a file is attached, saved again as it was, and removed", async () => {
  const path = join(folder, "letter.txt");
  await writeFile(path, "Dear colleague");
  await openNote(page, "First session");
  await page.getByLabel("Add files").setInputFiles([path]);
  await page.getByText("letter.txt is attached.").waitFor();
  const { name, content } = await download(page, () =>
    page.getByRole("button", { name: "Save letter.txt" }).click(),
  );
  assert.deepEqual([name, String(content)], ["letter.txt", "Dear colleague"]);
  await page.getByRole("button", { name: "Remove letter.txt" }).click();
  await page.getByText("letter.txt is removed").waitFor();
  assert.equal(await page.getByRole("button", { name: "Save letter.txt" }).count(), 0);
});

test("a note is about a client's record, and is found by it", async () => {
  await page.getByRole("button", { name: "Choose a record" }).click();
  await page.getByLabel("Name or form").fill("jordan");
  await page.getByRole("button", { name: "Jordan Keller" }).click();
  await page.locator(".note-part").getByText("Jordan Keller").waitFor();
  await stored(page);
  await backToList(page);
  await page.getByRole("button", { name: "Notes about a client’s record" }).click();
  await page.getByRole("button", { name: "Jordan Keller" }).click();
  await page.getByText("1 note", { exact: true }).waitFor();
  await isListed("First session");
  await page.getByRole("button", { name: "About any record" }).click();
  await page.getByText("2 notes").waitFor();
});

test("the history shows what changed, and gives a version back", async () => {
  await openNote(page, "First session");
  await page.getByLabel("Text", { exact: true }).fill("## Mood\n\nShe sleeps well since May.");
  await stored(page);
  await page.getByRole("button", { name: "History" }).click();
  const newest = page.locator(".versions .entry").first();
  await newest.click();
  await page.locator(".version del").getByText("badly").waitFor();
  await page.locator(".version ins").getByText("well").waitFor();
  await inspect(page, "notebook-history");
  await page.locator(".versions .entry").last().click();
  await page.getByText("This is the first version.").waitFor();
  await page.locator(".versions .entry").nth(1).click();
  await page.getByRole("button", { name: "Take this version back" }).click();
  await page.getByText("The note has the text of that version again").waitFor();
  assert.match(await page.getByLabel("Text", { exact: true }).inputValue(), /\*\*badly\*\*/);
});

test("a note is printed alone, and saved as text", async () => {
  await page.evaluate(() => {
    globalThis.print = () => {
      const [printed] = document.querySelectorAll("body > .notes-print");
      Object.assign(globalThis, { printed: printed?.textContent, title: document.title });
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.getByRole("button", { name: "Print" }).click();
  const printed = await page.waitForFunction(() => Reflect.get(globalThis, "printed") as string);
  for (const part of ["First session", "50 minutes", "Mood"]) assert.ok(printed.includes(part), printed);
  assert.equal(await page.locator(".notes-print").count(), 0);
  assert.ok(!(await page.title()).includes("First"));
  const { name, content } = await download(page, () =>
    page.getByRole("button", { name: "Save as a text file" }).click(),
  );
  assert.equal(name, "note-2026-11-20.txt");
  assert.match(
    String(content),
    /^First session\n[\s\S]*\n\n## Mood\n\nShe sleeps \*\*badly\*\* since May\.\n$/,
  );
});

test("a note is put away, and taken back", async () => {
  await page.getByRole("button", { name: "Put away" }).click();
  await page.getByText("Put away. You find it").waitFor();
  await backToList(page);
  await page.getByText("1 note", { exact: true }).waitFor();
  await isListed("From a template");
  await page.getByLabel("Show those that are put away").check();
  await page.getByText("First session").waitFor();
  await isListed("First session");
  await openNote(page, "First session");
  await page.getByRole("button", { name: "Take it out again" }).click();
  await page.getByText("The note is in the list again.").waitFor();
  await backToList(page);
  await page.getByLabel("Show those that are put away").uncheck();
  await page.getByText("2 notes").waitFor();
});

test("psychotherapy notes open with the passphrase anew, and are seen nowhere else", async () => {
  await page.getByRole("button", { name: "Psychotherapy notes" }).click();
  await page.getByLabel("Passphrase of the practice").fill("a wrong one");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("does not open").waitFor();
  await inspect(page, "notebook-psychotherapy-locked");
  await page.getByLabel("Passphrase of the practice").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.locator("#own-desk").getByRole("button", { name: "New note" }).waitFor();
  await writeNote(page, { title: "My own thoughts", text: "Countertransference." });
  assert.equal(await page.locator("#own-desk").getByLabel("Share with the colleagues").count(), 0);
  await inspect(page, "notebook-psychotherapy");
  await page.getByRole("button", { name: "Progress notes" }).click();
  await page.getByText("2 notes").waitFor();
  await page.getByLabel("Search").fill("countertransference");
  await page.getByText("No note fits").waitFor();
  await page.getByLabel("Search").fill("");
  const left = await page.evaluate(() => document.documentElement.outerHTML.includes("Countertransference"));
  assert.equal(left, false);
  await page.getByRole("button", { name: "Psychotherapy notes" }).click();
  await page.getByLabel("Passphrase of the practice").waitFor();
  await page.getByRole("button", { name: "Progress notes" }).click();
  await page.getByText("2 notes").waitFor();
});

test("after locking nothing of the notes is in the page", async () => {
  await openNote(page, "First session");
  await page.getByLabel("Title").waitFor();
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByLabel("Passphrase of the practice").waitFor();
  const left = await page.evaluate(() => {
    const values = [...document.querySelectorAll("input, textarea")].map((field) =>
      Reflect.get(field, "value"),
    );
    return document.documentElement.outerHTML + values.join("\n");
  });
  for (const word of ["First session", "badly", "anxiety", "Jordan", "template"])
    assert.ok(!left.includes(word), word);
});
