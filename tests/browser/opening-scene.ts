/* A practice with many submissions, good ones and one of each that does not open, and what its page does with them. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generateIdentity, initSync, seal } from "sealform-wasm/full";
import type { Page } from "./support/driver/index.ts";
import { PASSPHRASE, PRACTICE } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

initSync({ module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))) });

type Bytes = Uint8Array<ArrayBuffer>;
type Sealed = { envelope: Bytes; objectId: string };
/** One that does not open: why, and whether an identity is tried on it each time, because no header is kept. */
export type Bad = { id: string; code: string; isTried: boolean };

export const GOOD = 300;
/** A word that is in every record, and nowhere in the clear but in the page. */
export const CANARY = "kanarienvogelAngstschweiß";

/** Serves the package's modules beside the store's pages, where `import("/esm/inbox.js")` finds them. */
export async function openScene(): Promise<Scene> {
  const scene = await Scene.open();
  const modules = resolve("www/dist/esm");
  for (const file of readdirSync(modules, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js")) continue;
    const headers = { "content-type": "text/javascript" };
    scene.site.alter(`/esm/${file}`, () => ({
      status: 200,
      headers,
      body: readFileSync(join(modules, file)),
    }));
  }
  return scene;
}

/** A page with the package in it, and with the workers that it starts under watch. */
export async function newDesk(scene: Scene, page: Page): Promise<void> {
  await page.goto(scene.url("/"));
  await page.evaluate(async (module) => {
    const running = new Set<Worker>();
    class Watched extends Worker {
      constructor(url: string | URL) {
        super(url);
        running.add(this);
      }
      override terminate(): void {
        running.delete(this);
        super.terminate();
      }
    }
    Object.assign(globalThis, { Worker: Watched, running, inbox: await import(module) });
  }, "/esm/inbox.js");
}

/** Makes a practice, and returns the keyring's id and the recipient. The page has its open keyring as `keyring`. */
export const create = (scene: Scene, page: Page): Promise<{ id: string; recipient: string }> =>
  page.evaluate(
    async (token, practice, passphrase) => {
      const { Keyring } = Reflect.get(globalThis, "inbox") as typeof import("../../www/src/inbox.ts");
      const utf8 = (text: string) => new TextEncoder().encode(text);
      const store = new URL("/", location.href);
      const secrets = { token: utf8(token), passphrase: utf8(passphrase) };
      const keyring = await Keyring.create({ store, practice, ...secrets });
      Object.assign(globalThis, { keyring });
      return { id: keyring.id, recipient: keyring.recipient };
    },
    scene.store.token,
    PRACTICE,
    PASSPHRASE,
  );

/** Unlocks it on a page that was loaded anew. */
export async function unlock(scene: Scene, page: Page, id: string, passphrase = PASSPHRASE): Promise<void> {
  await newDesk(scene, page);
  await page.evaluate(
    async (id, passphrase) => {
      const { Keyring } = Reflect.get(globalThis, "inbox") as typeof import("../../www/src/inbox.ts");
      const store = new URL("/", location.href);
      const keyring = await Keyring.unlock({ store, id, passphrase: new TextEncoder().encode(passphrase) });
      Object.assign(globalThis, { keyring });
    },
    id,
    passphrase,
  );
}

/** What `openAll` gave, as far as it can be compared: for each id the hash of the record, or the code. */
export type Opened = {
  found: [id: string, hashOrCode: string][];
  progress: { done: number; total: number; failed: number; hybrid: number }[];
  /** How many workers run while it opens, and behind it. */
  running: [during: number, after: number];
};

/** Opens all that the store lists, and these ids, newest first. */
export const openAll = (page: Page, more: string[] = []): Promise<Opened> =>
  page.evaluate(async (more) => {
    const { keyring, running } = globalThis as unknown as {
      keyring: import("../../www/src/inbox.ts").Keyring;
      running: Set<Worker>;
    };
    const rows: { id: string; seq?: number }[] = more.map((id) => ({ id }));
    for (let after: number | null = 0; after !== null; ) {
      const page: Awaited<ReturnType<typeof keyring.list>> = await keyring.list({ after, limit: 500 });
      rows.unshift(...page.submissions.reverse());
      after = page.next;
    }
    const found: [string, string][] = [];
    const progress: import("../../www/src/inbox.ts").OpeningProgress[] = [];
    let during = 0;
    const options = {
      rows,
      expected: { form: "intake" },
      openers: 3,
      onProgress: (now: (typeof progress)[number]) => progress.push(now),
    };
    for await (const outcome of keyring.openAll(options)) {
      during = Math.max(during, running.size);
      const text = "record" in outcome ? JSON.stringify(outcome.record) : "";
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
      found.push([outcome.row.id, "record" in outcome ? hash.join() : outcome.problem.code]);
    }
    found.sort();
    return { found, progress, running: [during, running.size] as [number, number] };
  }, more);

const context = { form: "intake", card: "sha256-none" };
const utf8 = (value: unknown): Bytes => new Uint8Array(Buffer.from(JSON.stringify(value)));

/** The boxes of a record with a number. */
function boxes(number: number): Bytes[] {
  const created = "2026-01-01T00:00:00Z";
  const manifest = { created, form: { title: "Intake", lang: "en" }, consent: [], files: [] };
  const answers = [
    { name: "name", label: "Your name", value: `Zoë Number${number} O’Brien` },
    { name: "story", label: "What happened", value: `${CANARY} ${"and so on ".repeat(20)}` },
  ];
  return [manifest, ...answers].map(utf8);
}

const sealTo = (recipient: string, contents: Bytes[], about: object = {}): Sealed =>
  seal({ kind: "record", context, recipients: [recipient], ...about }, contents, []) as Sealed;

/** Puts them into the store: `GOOD` that open, and before, between and behind them those that do not. */
export async function fill(scene: Scene, recipient: string): Promise<{ good: string[]; bad: Bad[] }> {
  const good = Array.from({ length: GOOD }, (_, number) => sealTo(recipient, boxes(number)));
  const made = makeBad(recipient);
  const every = Math.ceil(GOOD / made.length);
  for (const [at, { envelope }] of good.entries()) {
    if (at % every === 0) await send(scene, made[at / every]?.envelope);
    await send(scene, envelope);
  }
  const bad = made.map(({ objectId: id, code, isTried }) => ({ id, code, isTried }));
  return { good: good.map(({ objectId }) => objectId), bad };
}

/** Puts so many into the store that open. */
export async function fillWith(scene: Scene, recipient: string, count: number): Promise<string[]> {
  const good = Array.from({ length: count }, (_, number) => sealTo(recipient, boxes(number)));
  for (const { envelope } of good) await send(scene, envelope);
  return good.map(({ objectId }) => objectId);
}

/** One for each way in which a submission does not open. */
function makeBad(recipient: string): (Sealed & Omit<Bad, "id">)[] {
  const other = generateIdentity() as { recipient: string };
  const damaged = sealTo(recipient, boxes(-1));
  damaged.envelope[damaged.envelope.length - 1] = (damaged.envelope.at(-1) ?? 0) ^ 1;
  const cut = sealTo(recipient, boxes(-2));
  const newer = sealTo(recipient, boxes(-3));
  newer.envelope[4] = 2;
  const replayed = sealTo(recipient, boxes(-4));
  replayed.envelope[8] = (replayed.envelope[8] ?? 0) ^ 1;
  const id = Buffer.from(replayed.envelope.subarray(8, 24)).toString("hex");
  const none = [utf8("no manifest"), ...boxes(-5).slice(1)];
  return [
    { ...sealTo(other.recipient, boxes(-6)), code: "no-slot", isTried: true },
    { ...damaged, code: "open-failed", isTried: true },
    { ...cut, envelope: cut.envelope.slice(0, -40), code: "malformed", isTried: false },
    { ...newer, code: "unsupported", isTried: false },
    { ...replayed, objectId: id, code: "open-failed", isTried: true },
    { ...sealTo(recipient, none), code: "malformed", isTried: false },
    {
      ...sealTo(recipient, boxes(-7), { kind: "note", context: { notebook: "intake" } }),
      code: "wrong-kind",
      isTried: true,
    },
    {
      ...sealTo(recipient, boxes(-8), { context: { ...context, form: "phq-9" } }),
      code: "wrong-context",
      isTried: true,
    },
  ];
}

export async function send(scene: Scene, body: Bytes | undefined): Promise<void> {
  if (!body) return;
  const headers = { "content-type": "application/vnd.sealform" };
  await scene.store.fetch("/v1/submissions", { method: "POST", headers, body });
}
