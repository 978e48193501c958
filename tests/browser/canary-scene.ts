import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FileOpener, generateIdentity, initSync, open, readFileHeader } from "sealform-wasm/full";
import { cardPin } from "../../www/src/card.ts";
import type { Answer, AttachedFile, RecordManifest } from "../../www/src/manifest.ts";
import { CANARIES, canaryPage, everythingKept, type Markup, siteScript } from "./canary-page.ts";
import { filesBelow, findSecrets } from "./support/canary.ts";
import { type Browser, type Device, launch, type Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { type Answer as Served, SiteProxy } from "./support/site-proxy.ts";
import { Store } from "./support/store.ts";
import { Wiretap } from "./support/wiretap.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

/** As strict as a real site's can be, but for where forms may go: a leak is to be seen, not to be stopped. */
const CSP = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "blob:",
  "connect-src": "'self'",
  "style-src": "'self'",
};
export type Policy = Partial<typeof CSP> & { sandbox?: string };

const PAGE = "/canary";

/**
 * A real store, a proxy before it that can fail, and before that a wiretap, which is another one for each visit: an
 * origin of its own, with nothing stored, and a recording of all that its pages sent.
 */
export class CanaryScene {
  readonly #identity = generateIdentity() as { identity: Uint8Array; recipient: string };
  #tap: Wiretap | undefined;
  #before: string[] = [];

  private constructor(
    readonly browser: Browser,
    readonly store: Store,
    readonly site: SiteProxy,
    readonly device: Device,
    readonly page: Page,
  ) {}

  static async open(): Promise<CanaryScene> {
    // The browser first: without it nothing stays behind that would keep the test from ending.
    const browser = await launch();
    const device = await browser.newDevice();
    const page = await device.newPage();
    const store = await Store.start();
    return new CanaryScene(browser, store, await SiteProxy.start(store.origin), device, page);
  }

  get tap(): Wiretap {
    if (!this.#tap) throw new Error("Nobody visits");
    return this.#tap;
  }

  /** The card as it is served, and as the page pins it. */
  card(recipient = this.#identity.recipient): string {
    return JSON.stringify({ sealform: 1, form: "intake", practice: "Lindenhof", recipients: [recipient] });
  }

  /** Everything is well from here on, with this page at its address. */
  async mend(markup: Markup = {}, policy: Policy = {}, card = this.card()): Promise<void> {
    this.site.mend();
    const pin = markup.pin ?? (await cardPin(Buffer.from(card) as never));
    const csp = Object.entries({ ...CSP, ...policy }).map(([name, value]) => `${name} ${value}`);
    const headers = { "content-security-policy": csp.join("; ") };
    const page = canaryPage({ ...markup, pin });
    this.site.alter(PAGE, serve("text/html", page, headers));
    this.site.alter("/other", serve("text/html", "<!doctype html><title>Other</title><p>Another page."));
    this.site.alter("/card.json", serve("application/json", card));
    this.site.alter("/site.js", serve("text/javascript", `(${siteScript})();`));
  }

  /** Begins a visit: an origin that no page has been to, and nobody has listened to. */
  async begin(): Promise<void> {
    await this.page.goto("about:blank");
    await this.#tap?.stop();
    this.#tap = await Wiretap.start(this.site.origin);
    this.#before = await this.#stored();
  }

  /** Loads the page, from its start. */
  async load(page = this.page): Promise<void> {
    await page.goto(this.url("/other"));
    await page.goto(this.url(PAGE));
  }

  /** An address as this visit sees it. */
  url(path: string): string {
    return new URL(path, this.tap.origin).href;
  }

  /** Where a canary was seen: on the wire, in what the page keeps or says, in its address. */
  async traces(page = this.page): Promise<string[]> {
    const places = await storedBytes(page);
    for (const [place, text] of Object.entries(await page.evaluate(everythingKept)))
      places.set(place, Buffer.from(text));
    places.set("the wire", this.tap.recording);
    return findSecrets(places, CANARIES);
  }

  /** What was seen in what browsers sent during this visit. */
  onTheWire(): string[] {
    return findSecrets(new Map([["the wire", this.tap.recording]]), CANARIES);
  }

  /** Where a canary was seen in the files and in the log of the store. */
  async tracesOnHost(): Promise<string[]> {
    const places = await filesBelow(this.store.data);
    places.set("the log", Buffer.from(this.store.output.stderr));
    return findSecrets(places, CANARIES);
  }

  /** What arrived since the visit began, opened as the practice opens it: of each record its answers. */
  async arrived(): Promise<[name: string, value: string][][]> {
    const ids = (await this.#stored()).filter((id) => !this.#before.includes(id));
    return Promise.all(ids.map((id) => this.#open(id)));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#tap?.stop();
    await this.site.stop();
    await this.store.remove();
  }

  async #stored(): Promise<string[]> {
    return (await this.store.submissions()).map(({ id }) => id);
  }

  async #open(id: string): Promise<[name: string, value: string][]> {
    const answer = await this.store.fetch(`/v1/submissions/${id}`);
    const envelope = new Uint8Array(await answer.arrayBuffer());
    const expected = { kind: "record", context: { form: "intake" } };
    const opened = open(envelope, { identities: [this.#identity.identity] }, expected) as {
      boxes: Uint8Array[];
    };
    const [, ...answers] = opened.boxes.map((box) => JSON.parse(new TextDecoder().decode(box))) as [
      RecordManifest,
      ...Answer[],
    ];
    return Promise.all(
      answers.map(
        async (one): Promise<[string, string]> => [
          one.name,
          "file" in one
            ? await this.#openFile(id, one.file)
            : [one.value, one.text].filter(Boolean).join(" = "),
        ],
      ),
    );
  }

  async #openFile(record: string, { id, name, type, secret }: AttachedFile): Promise<string> {
    const answer = await this.store.fetch(`/v1/files/${id}`);
    const sealed = new Uint8Array(await answer.arrayBuffer());
    const { length } = readFileHeader(sealed) as { length: number };
    const key = { secret: new Uint8Array(Buffer.from(secret, "base64url")) };
    const opener = new FileOpener(sealed.slice(0, length), key, { record });
    const data = opener.push(sealed.slice(length));
    const { rest } = opener.finish() as { rest: Uint8Array };
    return [name, type, Buffer.concat([data, rest])].join(" ");
  }
}

export const serve = (
  type: string,
  body: string,
  headers: Record<string, string> = {},
  status = 200,
): Served => ({
  status,
  headers: { "content-type": `${type}; charset=utf-8`, ...headers },
  body: Buffer.from(body),
});
