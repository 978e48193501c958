import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { initSync, inspect } from "sealform-wasm/full";
import { openPanel } from "./keyring-scene.ts";
import { Client } from "./support/client.ts";
import type { Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { openIntake, PASSPHRASE, send, unlock } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

initSync({
  module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
});

/** Loads the practice's page and unlocks it. */
export async function openPractice(scene: Scene, page: Page, inbox: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(scene.url(inbox.replace("/inbox", "/practice")));
  await unlock(page, PASSPHRASE);
  await page.getByRole("heading", { name: "The practice’s public key" }).waitFor();
}

/** What the page says it has done. */
export const isDone = (page: Page, text: string): Promise<void> =>
  page.locator("#done").getByText(text).waitFor();

/** The link of the form with the newest lines, which the page shows. */
export const newestLink = async (page: Page): Promise<string> =>
  (await page.getByRole("link", { name: "Open the form “intake” with these lines" }).getAttribute("href")) ??
  "";

/** The public key that the page shows whole. */
export async function shownKey(page: Page): Promise<string> {
  await openPanel(page, "The whole public key");
  return (await page.getByRole("region", { name: "The whole public key" }).textContent()) ?? "";
}

let born = 0;

/** A client fills in the form of this link on a device of their own. Returns the reference. */
export async function fillAndSend(scene: Scene, link: string, mark: string): Promise<string> {
  const device = await scene.device();
  const page = await device.newPage();
  await openIntake(page, scene.url(link));
  born += 1;
  await new Client(mark, `1961-05-${String(born).padStart(2, "0")}`, 10).fillIn(page);
  const reference = await send(page);
  await device.close();
  return reference;
}

/** The envelope as the store has it. */
export async function stored(scene: Scene, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await scene.store.fetch(`/v1/submissions/${id}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The ids of the public keys that a stored record is sealed to. */
export async function readers(scene: Scene, id: string): Promise<string[]> {
  const { slots } = inspect(await stored(scene, id)) as { slots: { type: string; kid?: string }[] };
  return slots.flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
}

/** The words of a public key, by Node's own SHA-256. */
export function wordsOf(recipient: string): string[] {
  const hash = createHash("sha256").update(`sealform/v1/words\0${recipient}`).digest();
  let bits = BigInt(`0x${hash.subarray(0, 11).toString("hex")}`);
  const words: string[] = [];
  for (let word = 0; word < 8; word += 1) {
    words.unshift(wordlist[Number(bits & 2047n)] ?? "");
    bits >>= 11n;
  }
  return words;
}

/** An identity of the command, and what it opens. */
export class CommandReader {
  private constructor(
    readonly folder: string,
    readonly recipient: string,
  ) {}

  static make(folder: string): CommandReader {
    const output = execFileSync(fromEnv("SEALFORM_CLI"), ["keygen", "--output", join(folder, "key")], {
      stdio: "pipe",
    });
    const recipient = /age1pq1[a-z0-9]+/.exec(`${output}${readFileSync(join(folder, "key"), "utf8")}`)?.[0];
    assert.ok(recipient, "keygen says the public key");
    return new CommandReader(folder, recipient);
  }

  /** What it says to an envelope: its content, or its error. */
  async open(envelope: Uint8Array): Promise<{ stdout: string; stderr: string }> {
    const file = join(this.folder, "record");
    await writeFile(file, envelope);
    const { stdout, stderr } = spawnSync(
      fromEnv("SEALFORM_CLI"),
      ["open", "--identity", join(this.folder, "key"), file],
      {
        encoding: "utf8",
        maxBuffer: 1 << 26,
      },
    );
    return { stdout, stderr };
  }
}
