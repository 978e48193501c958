import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { after, before, beforeEach } from "node:test";
import { generateIdentity, initSync, inspect, open } from "sealform-wasm/full";
import { cardPin } from "../../www/src/card.ts";
import type { Answer, RecordManifest, WrittenAnswer } from "../../www/src/manifest.ts";
import { type Browser, type Device, launch, type Page } from "./support/driver/index.ts";
import { fromEnv } from "./support/env.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

/** What a real site would send along, as strict as it can be. Where forms may go is left open: a leak is to be seen. */
export const CSP = {
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "blob:",
  "connect-src": "'self'",
  "style-src": "'self'",
};

export const CARD = { sealform: 1, form: "intake", practice: "Lindenhof", recipients: [] as string[] };

export type Received = { method: string; path: string; body: string };
export type Opened = {
  manifest: RecordManifest;
  answers: WrittenAnswer[];
  context: Record<string, string>;
  objectId: string;
};

/**
 * A browser before a site with one page, whose server plays any backend: it keeps every request that it gets, answers
 * a POST with the next of `statuses`, and has the only identity that opens what was sealed.
 */
export class ElementScene {
  readonly requests: Received[] = [];
  /** Status of the next POSTs, in order; 201 when empty. `hang-up` breaks the connection after the request is there. */
  readonly statuses: (number | "hang-up")[] = [];
  /** Paths at which every connection breaks. */
  readonly broken = new Set<string>();
  readonly server = createServer();
  csp: Record<string, string> = CSP;
  card: object = CARD;
  script: (element: string) => string = (element) => element;
  /** When the backend says that it received a form. */
  receivedAt = "2026-01-01T00:00:00Z";
  #html = "";
  #browser: Browser | undefined;
  #device: Device | undefined;
  readonly #identity = generateIdentity() as { identity: Uint8Array; recipient: string };

  /** The scene of a test file: opened before the first test, as new before each, and closed after the last. */
  static forTests(): ElementScene {
    const scene = new ElementScene();
    before(() => scene.#open());
    beforeEach(() => scene.#reset());
    after(() => scene.#close());
    return scene;
  }

  async #open(): Promise<void> {
    // The browser first: without it nothing stays behind that would keep the test from ending.
    this.#browser = await launch();
    this.server.on("request", async (request, response) => {
      const body = (await request.setEncoding("utf8").toArray()).join("");
      this.requests.push({ method: request.method ?? "", path: request.url ?? "", body });
      const status = request.method === "POST" ? (this.statuses.shift() ?? 201) : 200;
      if (status === "hang-up" || this.broken.has(request.url ?? "")) return void request.socket.destroy();
      const csp = Object.entries(this.csp).map(([name, value]) => `${name} ${value}`);
      const [type, content] = await this.#answer(request.url ?? "");
      // A fresh connection each time: on a used one that breaks, Chromium itself sends a request twice.
      const headers = {
        "content-type": type,
        "content-security-policy": csp.join("; "),
        connection: "close",
      };
      response.writeHead(status, headers).end(content);
    });
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
  }

  #reset(): void {
    this.requests.length = 0;
    this.statuses.length = 0;
    this.broken.clear();
    this.csp = CSP;
    this.script = (element) => element;
    this.card = { ...CARD, recipients: [this.recipient] };
  }

  get recipient(): string {
    return this.#identity.recipient;
  }

  /** Shows a page with this HTML, in which `SEAL` stands for the attributes of a working `<seal-form>`, and
   * `PIN` for the pin of the card. */
  async show(html: string, { waitFor = "ready" } = {}): Promise<Page> {
    await this.setPage(html);
    // One device at a time: in WebKit each is a browser of its own.
    await this.#device?.close();
    this.#device = await this.#browser?.newDevice();
    if (!this.#device) throw new Error("The scene is not open.");
    const page = await this.#device.newPage();
    await page.goto(this.origin);
    await page.locator(`seal-form[data-state=${waitFor}]`).first().waitFor();
    return page;
  }

  /** Shows a form with these controls, and with `around` before it. */
  showForm(inside: string, around = ""): Promise<Page> {
    const form = `<form method="dialog" id="f">${inside}<button>Send</button></form>`;
    return this.show(`${around}<seal-form SEAL>${form}</seal-form>`);
  }

  /** What the page has from its next load on. */
  async setPage(html: string): Promise<void> {
    const integrity = await this.pin();
    this.#html = html.replaceAll("SEAL", 'card="/card.json" integrity="PIN"').replaceAll("PIN", integrity);
  }

  /** The pin of the card. */
  pin(): Promise<string> {
    return cardPin(Buffer.from(JSON.stringify(this.card)) as never);
  }

  /** Another tab on the same device. */
  async newTab(): Promise<Page> {
    if (!this.#device) throw new Error("Nothing was shown yet.");
    return this.#device.newPage();
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** The POSTs, after whatever the page has begun had the time to reach the server: a later request has. */
  async posts(page: Page): Promise<Received[]> {
    for (let tries = 0; ; tries += 1) {
      try {
        await page.evaluate(() => fetch("/barrier").then((answer) => answer.text()));
        break;
      } catch (thrown) {
        // A page that was just going elsewhere is asked again when it is there.
        if (tries === 5) throw thrown;
        await page.waitForLoadState();
      }
    }
    return this.requests.filter((request) => request.method === "POST");
  }

  /** Whether a text reached the server, in a path or a body. */
  wasSent(text: string): boolean {
    return JSON.stringify(this.requests).includes(text);
  }

  /** The sizes of the boxes that a POST brought, as the host sees them. */
  sizes(post: Received): number[] {
    return (inspect(envelopeOf(post)) as { boxSizes: number[] }).boxSizes;
  }

  /** Opens what a POST brought, as the practice does. */
  read(post: Received): Opened {
    const envelope = envelopeOf(post);
    const expected = { kind: "record", context: { form: "intake" } };
    const opened = open(envelope, { identities: [this.#identity.identity] }, expected) as {
      boxes: Uint8Array[];
      context: Record<string, string>;
      objectId: string;
    };
    const [manifest, ...answers] = opened.boxes.map((box) => JSON.parse(new TextDecoder().decode(box)));
    return { manifest, answers, context: opened.context, objectId: opened.objectId };
  }

  /** Sends the form, and opens what came of it. */
  async sent(page: Page): Promise<Answer[]> {
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator("seal-form[data-state=sent]").waitFor();
    return this.lastAnswers(page);
  }

  async lastAnswers(page: Page): Promise<Answer[]> {
    const post = (await this.posts(page)).at(-1);
    if (!post) throw new Error("Nothing was sent.");
    return this.read(post).answers;
  }

  async #close(): Promise<void> {
    await this.#browser?.close();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  async #answer(path: string): Promise<[type: string, content: string]> {
    if (path.startsWith("/sealform/")) {
      const script = await readFile(join(fromEnv("SEALFORM_SITE"), path), "utf8");
      return ["text/javascript", path.endsWith("/element.js") ? this.script(script) : script];
    }
    if (path.startsWith("/esm/")) {
      return ["text/javascript", await readFile(join(resolve("www/dist"), path), "utf8")];
    }
    if (path === "/card.json") return ["application/json", JSON.stringify(this.card)];
    if (path === "/v1/submissions") {
      return ["application/json", JSON.stringify({ received_at: this.receivedAt })];
    }
    if (path === "/observe.js") return ["text/javascript", `(${observe})()`];
    const scripts =
      '<script src="/observe.js"></script><script type="module" src="/sealform/element.js"></script>';
    return [
      "text/html; charset=utf-8",
      `<!doctype html><html lang="en"><title>Intake</title>${scripts}${this.#html}`,
    ];
  }
}

/** Keeps the element's events, its workers, and its time limits. Runs in the page, before the element does. */
function observe(): void {
  const seen: unknown[] = [];
  const workers: Worker[] = [];
  const limits = new Map<unknown, () => void>();
  const setTimer = setTimeout;
  const clearTimer = clearTimeout;
  Object.assign(globalThis, {
    seen,
    workers,
    limits,
    Worker: class extends Worker {
      constructor(url: string) {
        super(url);
        workers.push(this);
      }
    },
    setTimeout: (run: () => void, ms: number) => {
      const timer = setTimer(run, ms);
      if (ms > 1000) limits.set(timer, run);
      return timer;
    },
    clearTimeout: (timer: Parameters<typeof clearTimeout>[0]) => {
      limits.delete(timer);
      clearTimer(timer);
    },
  });
  for (const type of ["seal-ready", "seal-submit", "seal-waiting", "seal-sent", "seal-error"]) {
    addEventListener(type, (event) => seen.push([type, (event as CustomEvent).detail]));
  }
}

/** Ends the workers of the page as a browser does that needs the memory: nobody is told. */
export const killWorkers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const worker of Reflect.get(globalThis, "workers")) worker.terminate();
  });

/** Lets the time pass that the element gives to whatever it now waits for. */
export const passLimits = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const run of Reflect.get(globalThis, "limits").values()) run();
  });

/** The events of the element so far, as `[type, detail]`. */
export const events = (page: Page): Promise<[string, Record<string, string> | undefined][]> =>
  page.evaluate(() => Reflect.get(globalThis, "seen"));

/** The codes of the errors so far. */
export const errorCodes = async (page: Page): Promise<(string | undefined)[]> =>
  (await events(page)).filter(([type]) => type === "seal-error").map(([, detail]) => detail?.code);

const envelopeOf = ({ body }: Received): Uint8Array =>
  Buffer.from((JSON.parse(body) as { payload: string }).payload, "base64url");
