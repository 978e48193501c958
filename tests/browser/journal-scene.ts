import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { initSync } from "sealform-wasm/full";
import type { Page } from "./support/driver/index.ts";
import { typeBack } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

initSync({
  module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
});

export const JOURNAL_PASSPHRASE = "gentle otters paint seventeen winter windows";

/** Of a journal: its link for another device, and its recovery code. */
export type Journal = { link: string; recoveryCode: string };

/** Makes a journal as a client does at the first visit, without any practice. */
export async function beginJournal(scene: Scene, page: Page, path = "/journal"): Promise<Journal> {
  await page.goto("about:blank");
  await page.goto(scene.url(path));
  await page.getByLabel("Passphrase of your journal").fill(JOURNAL_PASSPHRASE);
  await page.getByLabel("The same passphrase again").fill(JOURNAL_PASSPHRASE);
  await page.getByText("Very strong").waitFor();
  await page.getByRole("button", { name: "Make my journal" }).click();
  const recoveryCode = await typeBack(page);
  await isOpen(page);
  const link = (await page.locator(".journal-link a").getAttribute("href")) ?? "";
  return { link: link.slice(new URL(link).origin.length), recoveryCode };
}

export const isOpen = (page: Page): Promise<void> => page.locator("#settings:not([hidden])").waitFor();

export async function unlockJournal(page: Page, passphrase = JOURNAL_PASSPHRASE): Promise<void> {
  await page.getByLabel("Passphrase of your journal").fill(passphrase);
  await page.keyboard.press("Enter");
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByLabel("Passphrase of your journal").waitFor();
}

/** Writes a new entry, and waits until the store has it. */
export async function writeEntry(
  page: Page,
  { title, text }: { title: string; text: string },
): Promise<void> {
  await page.getByRole("button", { name: "New note" }).click();
  await page.locator("#note-title").fill(title);
  await page.locator("#note-text").fill(text);
  await page.getByText("Saved in the store").waitFor();
}

/** Opens an entry from the list. */
export async function openEntry(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: title }).first().click();
  await page.getByRole("button", { name: "Send this entry to my practice" }).waitFor();
}

export async function offerSending(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Send this entry to my practice" }).click();
  await page.getByRole("button", { name: "Seal and send" }).waitFor();
}

/** Sends what the dialog shows, and returns the reference. */
export async function sendEntry(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Seal and send" }).click();
  await page.getByRole("heading", { name: "It was sent" }).waitFor();
  const reference = (await page.locator("dialog.letter code").textContent()) ?? "";
  await page.locator("dialog.letter").getByRole("button", { name: "Close" }).click();
  return reference;
}
