import { readFileSync } from "node:fs";
import { cp, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FileOpener, initSync, readFileHeader } from "sealform-wasm/full";
import type { FileLimits } from "../../www/src/card.ts";
import type { AttachedFile } from "../../www/src/manifest.ts";
import { type Browser, type Device, launch, type Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";
import { Store } from "./support/store.ts";
import { Wiretap } from "./support/wiretap.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

/** The extra as `page.evaluate` finds it in the page of this scene, as the global `extra`, and some beside it. */
export type InPage = typeof import("../../www/src/attachments.ts") & {
  inputs: import("../../www/src/attachments.ts").FileInputs;
  /** Seals the files of the first input for this record and uploads them, with a TransferView; keeps all progress. */
  sendAll: (record: string) => Promise<AttachedFile[]>;
  resume: (record: string) => Promise<void>;
  progress: import("../../www/src/attachments.ts").Progress[];
};

/** attachments.js as element.js loads it, in a page with a form of its own. */
const HARNESS = `
const script = document.createElement("script");
script.src = "/sealform/attachments.js";
script.onload = () => {
  const extra = script.extra;
  const host = document.querySelector("#host");
  const form = document.querySelector("form");
  const limits = JSON.parse(decodeURIComponent(location.search.slice(1)) || "{}");
  const progress = [];
  const going = () => {
    const view = new extra.TransferView(host);
    const onProgress = (step) => { progress.push(step); view.update(step); };
    const endpoint = new URL("/v1/files", location.href);
    return { view, endpoint, onProgress, signal: view.signal, gate: view.gate };
  };
  const inputs = new extra.FileInputs(host, form, limits);
  const resume = async (record) => {
    const to = going();
    await extra.uploadFiles(record, to).finally(() => to.view.remove());
  };
  const sendAll = async (record) => {
    const to = going();
    try {
      const files = inputs.filesOf(document.querySelector("input"));
      const attached = await extra.sealFiles(files, { record, ...to });
      if (await extra.isStaged(record)) await extra.uploadFiles(record, to);
      return attached;
    } finally {
      to.view.remove();
    }
  };
  globalThis.extra = { ...extra, progress, resume, sendAll, inputs };
  document.body.dataset.ready = "";
};
document.head.append(script);
`;

const PAGE = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Files</title><script defer src="/harness.js"></script>
<div id="host"><form method="dialog">
<p><label for="letters">Letters or reports</label> <input type="file" id="letters" name="letters" multiple></p>
<p><label>A picture of you <input type="file" name="picture" accept="image/*"></label></p>
<button>Send</button>
</form></div>`;

/** A store with a wiretap before it, a page with two file inputs, and files on disk. */
export class AttachmentsScene {
  readonly #devices = new Map<Page, Device>();

  private constructor(
    readonly folder: string,
    readonly store: Store,
    readonly wiretap: Wiretap,
    readonly browser: Browser,
  ) {}

  static async open(page = PAGE): Promise<AttachmentsScene> {
    // First: without it nothing stays behind that would keep the test from ending.
    const browser = await launch();
    const folder = await mkdtemp(join(tmpdir(), "sealform-files-"));
    const site = join(folder, "site");
    await cp(fromEnv("SEALFORM_SITE"), site, { recursive: true });
    await writeFile(join(site, "files.html"), page);
    await writeFile(join(site, "harness.js"), HARNESS);
    const store = await Store.start(site);
    return new AttachmentsScene(folder, store, await Wiretap.start(store.origin), browser);
  }

  /** The page, on a device of its own unless one is given. */
  async show(limits: FileLimits = {}, given?: Device): Promise<Page> {
    const device = given ?? (await this.browser.newDevice());
    const page = await device.newPage();
    this.#devices.set(page, device);
    const query = encodeURIComponent(JSON.stringify(limits));
    await page.goto(new URL(`/files.html?${query}`, this.wiretap.origin).href);
    await page.locator("body[data-ready]").waitFor();
    return page;
  }

  /** The device that a page is on. */
  deviceOf(page: Page): Device {
    const device = this.#devices.get(page);
    if (!device) throw new Error("This page is none of the scene's");
    return device;
  }

  /** A file on disk. With a length beyond its content it is sparse: zeros that take no room. */
  async file(name: string, content: Uint8Array, length = content.length): Promise<string> {
    const path = join(this.folder, name);
    const file = await open(path, "w");
    await file.write(content);
    await file.truncate(length);
    await file.close();
    return path;
  }

  /** The ids of the files that the store keeps. */
  async kept(): Promise<string[]> {
    const answer = await this.store.fetch("/v1/files?limit=500");
    return ((await answer.json()) as { files: { id: string }[] }).files.map(({ id }) => id);
  }

  /** Opens what the store keeps of a file, as the practice does with what the record says of it. */
  async read(record: string, { id, secret, root }: AttachedFile): Promise<Buffer> {
    const answer = await this.store.fetch(`/v1/files/${id}`);
    const sealed = new Uint8Array(await answer.arrayBuffer());
    const { length } = readFileHeader(sealed) as { length: number };
    const key = { secret: new Uint8Array(Buffer.from(secret, "base64url")) };
    const opener = new FileOpener(sealed.slice(0, length), key, { record });
    const data = opener.push(sealed.slice(length));
    const end = opener.finish() as { rest: Uint8Array; objectId: string; root: string };
    if (end.root !== root || end.objectId !== id) throw new Error("The store has another file");
    return Buffer.concat([data, end.rest]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.wiretap.stop();
    await this.store.remove();
    await rm(this.folder, { recursive: true, force: true });
  }
}
