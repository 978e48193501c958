import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { test } from "node:test";
import { cardPin } from "../../www/src/card.ts";
import { launch } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { SiteProxy } from "./support/site-proxy.ts";
import { Store } from "./support/store.ts";

const readme = await readFile(resolve("README.md"), "utf8");

/** The README's blocks in one language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, block]) => block ?? "");

/** What the build says of the script that a page embeds. */
async function scriptIntegrity(): Promise<string> {
  const integrity: Record<string, string> = JSON.parse(
    await readFile(resolve("www/dist/integrity.json"), "utf8"),
  );
  const hash = integrity["element.js"] ?? "";
  assert.match(hash, /^sha384-/);
  return hash;
}

/** Runs `shell` with the command `sealform` on the path. */
async function inShell(
  use: (run: (shell: string) => string, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sealform-readme-"));
  try {
    await symlink(fromEnv("SEALFORM_CLI"), join(folder, "sealform"));
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
    await use((shell) => execFileSync("sh", ["-ec", shell], { cwd: folder, env, encoding: "utf8" }), folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const makeRecipient = (run: (shell: string) => string): string =>
  /age1pq1\S+/.exec(run("sealform keygen -o identity.txt; cat identity.txt"))?.[0] ?? "";

test("the lines to embed seal a form that the command opens", { timeout: 60_000 }, () =>
  inShell(async (run, folder) => {
    const snippet = blocks("html").find((block) => block.includes("<seal-form"));
    assert.ok(snippet, "the README shows the lines to embed");
    const recipients = [makeRecipient(run)];
    const card = JSON.stringify({ sealform: 1, form: "intake", practice: "An example", recipients });
    const store = await Store.start();
    const site = await SiteProxy.start(store.origin);
    const browser = await launch();
    try {
      await store.fetch("/v1/cards/intake", { method: "PUT", body: card });
      const pin = await cardPin(new TextEncoder().encode(card));
      const page = await (await browser.newDevice()).newPage();
      const lines = snippet.replace("sha256-…", pin).replace("sha384-…", await scriptIntegrity());
      const body = Buffer.from(`<!doctype html><html lang="en"><title>A site</title>${lines}`);
      site.alter("/a-site", () => ({ status: 200, headers: { "content-type": "text/html" }, body }));
      await page.goto(new URL("/a-site", site.origin));
      await page.locator("seal-form[data-state=ready]").waitFor();
      await page.getByLabel("What brings you here?").fill("I cannot sleep.");
      await page.getByRole("button", { name: "Send" }).click();
      await page.locator("seal-form[data-state=sent]").waitFor();

      const [row] = await store.submissions();
      assert.ok(row, "the store has the submission");
      const envelope = await (await store.fetch(`/v1/submissions/${row.id}`)).arrayBuffer();
      await writeFile(join(folder, "browser.slf"), new Uint8Array(envelope));
      const open = `sealform open --identity identity.txt --kind record --context form=intake --context card=${pin}`;
      const opened = JSON.parse(run(`${open} browser.slf`));
      assert.equal(opened.object_id, row.id);
      assert.deepEqual(opened.boxes, [
        { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
      ]);
    } finally {
      await browser.close();
      await site.stop();
      await store.remove();
    }
  }),
);

test("the lines for the command line do what they say", () =>
  inShell(async (run) => {
    const lines = blocks("sh").find((block) => block.includes("sealform keygen"));
    assert.ok(lines, "the README shows the command");
    const keygen = "sealform keygen -o identity.txt\n";
    assert.ok(lines.startsWith(keygen));
    const recipient = makeRecipient(run);
    const output = run(lines.slice(keygen.length).replaceAll("age1pq1…", recipient));
    const opened = JSON.parse(output.trim().split("\n").at(-1) ?? "");
    assert.deepEqual(opened.boxes, [{ name: "reason", value: "I cannot sleep." }]);
  }));
