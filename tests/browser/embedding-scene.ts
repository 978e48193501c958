import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { cardPin } from "../../www/src/card.ts";
import { Blocks } from "./support/document.ts";
import { type Browser, type Device, launch, type Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { Host } from "./support/host.ts";
import { Store } from "./support/store.ts";

export const text = await readFile(resolve("docs/EMBEDDING.md"), "utf8");
export const blocks = new Blocks(text);

/** Every block of docs/EMBEDDING.md, by what it is. */
export const GUIDE = {
  build: blocks.take("sh", "cargo xtask build"),
  prepare: blocks.take("sh", "sealform keygen"),
  page: blocks.take("html", "<!doctype html>"),
  serve: blocks.take("sh", "sealform-store --data"),
  read: blocks.take("sh", "curl"),
  wordpress: blocks.take("php", "Plugin Name"),
  react: blocks.take("tsx", "useState"),
  vue: blocks.take("vue", "@seal-sent"),
  vueConfig: blocks.take("js", "isCustomElement"),
  svelte: blocks.take("svelte", "onseal-sent"),
  next: blocks.take("tsx", '"use client"'),
  headers: blocks.take("http", "worker-src blob:"),
  externalHeaders: blocks.take("http", "worker-src 'self'"),
  card: blocks.take("json", "recipients"),
  width: blocks.take("js", "seal-submit"),
  thanks: blocks.take("js", "location.assign"),
  together: blocks.take("html", "data-seal-consent"),
  deliver: blocks.take("js", "seal-deliver"),
  sentences: blocks.take("js", "setMessages"),
  looks: blocks.take("css", "data-seal"),
};

/** Runs the blocks of the guide: a developer's folder, a site of theirs before a real store, and a browser. */
export class EmbeddingScene {
  #device: Device | undefined;

  private constructor(
    readonly folder: string,
    readonly hashes: { card: string; script: string; external: string },
    readonly store: Store,
    readonly host: Host,
    readonly browser: Browser,
  ) {}

  /** Goes the first steps of the guide. */
  static async open(): Promise<EmbeddingScene> {
    const browser = await launch();
    const folder = await mkdtemp(join(tmpdir(), "sealform-embedding-"));
    await symlink(resolve("www"), join(folder, "www"));
    await symlink(fromEnv("SEALFORM_CLI"), join(folder, "sealform"));
    const printed = run(folder, GUIDE.prepare);
    const card = /card {4}(sha256-\S+)/.exec(printed)?.[1] ?? "";
    const script = /script .*"(sha384-\S+)"/.exec(printed)?.[1] ?? "";
    const integrity = JSON.parse(await readFile(resolve("www/dist/integrity.json"), "utf8"));
    assert.equal(script, integrity["element.js"]);
    await writeFile(join(folder, "site/index.html"), filledIn(GUIDE.page, card, script));
    const store = await Store.start(join(folder, "site"));
    const hashes = { card, script, external: integrity["external/element.js"] };
    return new EmbeddingScene(folder, hashes, store, await Host.start(store.origin), browser);
  }

  /** A block with the hashes filled in. */
  filledIn(block: string, { card = this.hashes.card, script = this.hashes.script } = {}): string {
    return filledIn(block, card, script);
  }

  /** A page around a part of one, with scripts of the site before the element's. */
  pageAround(
    part: string,
    { scripts = [] as string[], ...hashes }: Parameters<this["filledIn"]>[1] & { scripts?: string[] } = {},
  ) {
    const own = scripts.map((script, index) => {
      this.host.files.set(`/own-${index}.js`, { type: "text/javascript", text: script });
      return `<script defer src="/own-${index}.js"></script>`;
    });
    const element = '<script type="module" src="/sealform/element.js" integrity="sha384-…"></script>';
    this.host.files.set("/own.css", { type: "text/css", text: GUIDE.looks });
    const head = `<meta charset="utf-8"><title>A site</title><link rel="stylesheet" href="/own.css">${own.join("")}${element}`;
    return this.filledIn(`<!doctype html><html lang="en">${head}${part}</html>`, hashes);
  }

  /** The guide's own card, for the key of this scene, and its pin. */
  async card(): Promise<string> {
    const identity = await readFile(join(this.folder, "identity.txt"), "utf8");
    const card = GUIDE.card.replace("age1pq1…", /age1pq1\S+/.exec(identity)?.[0] ?? "");
    this.host.files.set("/intake.card.json", { type: "application/json", text: card });
    return cardPin(new TextEncoder().encode(card));
  }

  /** A page on a device that knows nothing yet. */
  async show(url: string | URL, { ready = true } = {}): Promise<Page> {
    await this.#device?.close();
    this.#device = await this.browser.newDevice();
    const page = await this.#device.newPage();
    await page.goto(url);
    if (ready) await page.locator("seal-form[data-state=ready]").waitFor();
    return page;
  }

  /** What the guide's lines read of a submission. */
  read(id: string): Opened {
    const lines = GUIDE.read.replace("http://127.0.0.1:8787", this.store.origin.origin);
    return JSON.parse(run(this.folder, `rm -f record.slf\n${lines}`, { TOKEN: this.store.token, ID: id }));
  }

  /** Opens what a backend was given as base64url. */
  async open(payload: string): Promise<Opened> {
    await writeFile(join(this.folder, "payload.txt"), payload);
    return JSON.parse(run(this.folder, "sealform open --identity identity.txt --kind record payload.txt"));
  }

  /** What the store has got beside what it had. */
  async newest(before: string[]): Promise<string> {
    const [id, ...more] = (await this.ids()).filter((known) => !before.includes(known));
    assert.ok(id && more.length === 0, "the store has one more submission");
    return id;
  }

  async ids(): Promise<string[]> {
    return (await this.store.submissions()).map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
    await this.store.remove();
    await rm(this.folder, { recursive: true });
  }
}

export type Opened = {
  object_id: string;
  manifest: Record<string, unknown>;
  boxes: Record<string, unknown>[];
};

const filledIn = (block: string, card: string, script: string): string =>
  block.replaceAll("sha256-…", card).replaceAll("sha384-…", script);

/** A developer's shell, in their folder, with the command on the path. */
function run(folder: string, shell: string, env: Record<string, string> = {}): string {
  const PATH = `${folder}${delimiter}${process.env.PATH}`;
  return execFileSync("sh", ["-ec", shell], {
    cwd: folder,
    env: { ...process.env, ...env, PATH },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The headers of a block. */
export const headersOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    block
      .trim()
      .split("\n")
      .map((line) => line.split(/: (.*)/, 2) as [string, string]),
  );
