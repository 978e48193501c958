import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { cardPin } from "../../www/src/card.ts";
import { fromEnv } from "../browser/support/env.ts";
import { Store } from "../browser/support/store.ts";

const ANSWERS = [
  { name: "name", value: "Zoë O’Brien", label: "Your name" },
  { name: "reach", value: "phone", label: "How shall we reach you?", text: "By telephone" },
  { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
];

/** A practice with a key, a store that has its card and serves the site, and a browser. */
export class Practice {
  private constructor(
    readonly pin: string,
    readonly store: Store,
    private readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** `site` is a folder that the store serves. */
  static async open(site: string): Promise<Practice> {
    process.env.SEALFORM_SITE = site;
    const folder = await mkdtemp(join(tmpdir(), "sealform-packaging-"));
    const identity = join(folder, "identity.txt");
    execFileSync(fromEnv("SEALFORM_CLI"), ["keygen", "-o", identity], { stdio: "pipe" });
    const recipients = [/age1pq1\S+/.exec(await readFile(identity, "utf8"))?.[0]];
    const card = JSON.stringify({ sealform: 1, form: "intake", practice: "An example", recipients });
    const store = await Store.start();
    const executablePath = fromEnv("SEALFORM_CHROMIUM");
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    await store.fetch("/v1/cards/intake", { method: "PUT", body: card });
    return new Practice(await cardPin(new TextEncoder().encode(card)), store, browser, folder);
  }

  /**
   * Fills the form of a page and sends it; then the store has it, and it opens. `look` sees the page at the end. An error
   * in the console fails the test, unless it is `expected`.
   */
  async receiveFrom(url: URL, look?: (page: Page) => Promise<void>, expected?: RegExp): Promise<void> {
    const before = new Set((await this.store.submissions()).map(({ id }) => id));
    const context = await this.browser.newContext();
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
    });
    await page.goto(url.href);
    await page.locator("seal-form[data-state=ready]").waitFor();
    await page.getByLabel("Your name").fill("Zoë O’Brien");
    await page.getByLabel("How shall we reach you?").selectOption("phone");
    await page.getByLabel("What brings you here?").fill("I cannot sleep.");
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator("seal-form[data-state=sent]").waitFor();
    await look?.(page);
    assert.deepEqual(
      problems.filter((problem) => !expected?.test(problem)),
      [],
    );
    if (expected) assert.ok(problems.length > 0, "the browser has something to say");
    const [row, ...more] = (await this.store.submissions()).filter(({ id }) => !before.has(id));
    assert.ok(row && more.length === 0, "the store has one more submission");
    assert.deepEqual(await this.#open(row.id), ANSWERS);
    await context.close();
  }

  async #open(id: string): Promise<unknown> {
    const file = join(this.folder, `${id}.slf`);
    const envelope = await (await this.store.fetch(`/v1/submissions/${id}`)).arrayBuffer();
    await writeFile(file, new Uint8Array(envelope));
    const options = ["open", "--identity", join(this.folder, "identity.txt"), "--kind", "record", file];
    return JSON.parse(execFileSync(fromEnv("SEALFORM_CLI"), options, { encoding: "utf8" })).boxes;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.store.remove();
    await rm(this.folder, { recursive: true });
  }
}
