// Many submissions at once: each comes, opened or with its problem; the second visit needs no identity; and the device keeps
// nothing that could be read.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "sealform-wasm/full";
import type { Keyring } from "../../www/src/inbox.ts";
import {
  type Bad,
  CANARY,
  create,
  fill,
  GOOD,
  newDesk,
  openAll,
  openScene,
  unlock,
} from "./opening-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Device, Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import { PASSPHRASE } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

type Desk = { keyring: Keyring; running: Set<Worker> };

/** An id that the store does not have. */
const GONE: Bad = { id: "0".repeat(32), code: "server-refused", isTried: false };

let scene: Scene;
let device: Device;
let page: Page;
let keyring: { id: string; recipient: string };
let sent: { good: string[]; bad: Bad[] };

before(async () => {
  scene = await openScene();
  device = await scene.device();
  page = await device.newPage();
  await newDesk(scene, page);
  keyring = await create(scene, page);
  sent = await fill(scene, keyring.recipient);
});
after(() => scene.close());

test("each submission comes once, with its record or with its problem", async () => {
  const { found, progress, running } = await openAll(page, [GONE.id]);
  const bad = [...sent.bad, GONE];
  assert.deepEqual(
    found.map(([id]) => id),
    [...sent.good, ...bad.map(({ id }) => id)].sort(),
  );
  const codes = Object.fromEntries(found.filter(([, value]) => !value.includes(",")));
  assert.deepEqual(codes, Object.fromEntries(bad.map(({ id, code }) => [id, code])));

  const total = GOOD + bad.length;
  const tried = GOOD + 1 + bad.filter(({ isTried }) => isTried).length;
  assert.deepEqual(progress.at(-1), { done: total, total, failed: bad.length, hybrid: tried });
  const steps = progress.map(({ done }) => done);
  assert.deepEqual(
    steps,
    [...steps].sort((one, other) => one - other),
  );
  assert.ok(steps.length > 10, "progress comes in steps");
  assert.deepEqual(running, [4, 1], "three openers and the practice's worker, which is left");
});

test("the practice is told what did not open, and what was made with a card that it does not have", async () => {
  const asked = [...sent.good.slice(0, 2), ...sent.bad.map(({ id }) => id)];
  const find = (rows: { id: string }[]) => (globalThis as unknown as Desk).keyring.findings(rows);
  const rows = asked.map((id) => ({ id }));
  const [first = "", second = ""] = sent.good;
  const notOpened = sent.bad.map(({ id, code }) => ({ kind: "not-opened", id, code }));
  assert.deepEqual(await page.evaluate(find, rows), notOpened, "a practice without cards knows of none");

  await page.evaluate(async () => {
    await (globalThis as unknown as Desk).keyring.publishCard("intake", { form: "intake" });
  });
  assert.deepEqual(await page.evaluate(find, rows), [
    // They have other names in them, so that they are no duplicates.
    { kind: "unknown-card", id: first, card: "sha256-none" },
    { kind: "unknown-card", id: second, card: "sha256-none" },
    ...notOpened,
  ]);
});

test("what was kept on the device is ciphertext: no answer, no key, no token", async () => {
  const places = await storedBytes(page);
  assert.equal(
    places.size,
    2 * (GOOD + 1),
    "a header for each that opened, and for the one without a manifest",
  );
  const stored = await scene.store.fetch(`/v1/keyrings/${keyring.id}`);
  const expected = { kind: "keyring", context: { keyring: keyring.id } };
  const key = { passphrase: Buffer.from(PASSPHRASE) };
  const { boxes } = open(new Uint8Array(await stored.arrayBuffer()), key, expected) as {
    boxes: Uint8Array[];
  };
  const entries = boxes.map((box) => JSON.parse(Buffer.from(box).toString()) as Record<string, string>);
  const values = entries.flatMap(({ name, use, value }) =>
    value ? [[`${name} ${use}`, value] as const] : [],
  );
  assert.deepEqual(
    values.map(([name]) => name),
    ["identity undefined", "store-token undefined", "secret cache"],
  );
  const secrets: Record<string, string> = {
    ...Object.fromEntries(values),
    CANARY,
    PASSPHRASE,
    name: "Number7 O’Brien",
  };
  assert.deepEqual(findSecrets(places, secrets), []);
  const cacheKey = Buffer.from(secrets["secret cache"] ?? "", "base64url");
  assert.equal(cacheKey.length, 32);
  for (const [place, bytes] of places) assert.ok(!bytes.includes(cacheKey), place);
  const elsewhere = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    ...(await caches.keys()),
  ]);
  assert.deepEqual(elsewhere, [0, 0]);
});

test("the second visit opens the same without an identity", async () => {
  const first = await openAll(page);
  await unlock(scene, page, keyring.id);
  const { found, progress } = await openAll(page);
  assert.deepEqual(found, first.found);
  const tried = sent.bad.filter(({ isTried }) => isTried).length;
  assert.equal(progress.at(-1)?.hybrid, tried, "none but those that do not open");
});

test("where the kept headers were changed, the envelopes are opened as on the first visit", async () => {
  const first = await openAll(page);
  const damaged = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("sealform-practice");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          let count = 0;
          const transaction = opening.result.transaction("headers", "readwrite");
          const walk = transaction.objectStore("headers").openCursor();
          walk.onsuccess = () => {
            if (!walk.result) return;
            const header = walk.result.value as Uint8Array;
            // In turns: a bit of the slot, nothing at all, and something else.
            const changed = [
              header.map((byte, at) => (at === header.length - 1 ? byte ^ 1 : byte)),
              new Uint8Array(0),
              "?",
            ];
            walk.result.update(changed[count % 3]);
            count += 1;
            walk.result.continue();
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(count);
          };
        };
      }),
  );
  assert.equal(damaged, GOOD + 1);
  const { found, progress } = await openAll(page);
  assert.deepEqual(found, first.found);
  const tried = sent.bad.filter(({ isTried }) => isTried).length;
  assert.equal(progress.at(-1)?.hybrid, GOOD + 1 + tried);
});

test("an abort, a break and a lock end the workers, and the first says why", async () => {
  const ended = await page.evaluate(async (ids) => {
    const { keyring, running } = globalThis as unknown as Desk;
    const abort = new AbortController();
    const cancelled: unknown[] = [];
    let before = 0;
    try {
      for await (const outcome of keyring.openAll({ ids, signal: abort.signal, openers: 2 })) {
        if ("record" in outcome && ++before === 20) abort.abort(new Error("enough"));
      }
    } catch (thrown) {
      cancelled.push((thrown as Error).message, before, running.size);
    }
    for await (const outcome of keyring.openAll({ ids, openers: 2 })) {
      cancelled.push("record" in outcome || outcome.problem.code);
      break;
    }
    cancelled.push(running.size);
    const aborted = keyring.openAll({ ids, signal: AbortSignal.abort(new Error("before")) });
    cancelled.push(await aborted.next().catch((thrown: Error) => thrown.message));
    return cancelled;
  }, sent.good);
  assert.deepEqual(ended, ["enough", 20, 1, true, 1, "before"]);
});

test("a worker that ends takes no record with it, but one that ends two workers", async () => {
  const [poison = "", ...others] = sent.good.slice(5, 45);
  const { codes, deaths, opened } = await page.evaluate(
    async (poison, ids) => {
      const { keyring } = globalThis as unknown as Desk;
      let deaths = 0;
      const post = Worker.prototype.postMessage;
      // As a browser does it that ends a worker for its memory: an error, and no answer.
      Worker.prototype.postMessage = function (
        this: Worker,
        message: unknown,
        transfer: StructuredSerializeOptions,
      ) {
        const { call, request } = message as { call: string; request: { asked: { id: string }[] } };
        if (call !== "open" || !request.asked.some(({ id }) => id === poison)) {
          return post.call(this, message, transfer);
        }
        deaths += 1;
        this.dispatchEvent(new Event("error"));
        this.terminate();
      } as typeof post;
      const codes: [string, string][] = [];
      const opened: string[] = [];
      try {
        for await (const outcome of keyring.openAll({ ids, openers: 2 })) {
          if ("record" in outcome) opened.push(outcome.row.id);
          else codes.push([outcome.row.id, outcome.problem.code]);
        }
      } finally {
        Worker.prototype.postMessage = post;
      }
      return { codes, deaths, opened: opened.sort() };
    },
    poison,
    [...others.slice(0, 10), poison, ...others.slice(10)],
  );
  assert.deepEqual(codes, [[poison, "worker-failed"]]);
  assert.equal(deaths, 2);
  assert.deepEqual(opened, others.sort());
});

test("where no worker starts, every record says so", async () => {
  const codes = await page.evaluate(
    async (ids) => {
      const { keyring } = globalThis as unknown as Desk;
      const Before = Worker;
      globalThis.Worker = class {
        constructor() {
          throw new Error("no worker");
        }
      } as unknown as typeof Worker;
      const codes: string[] = [];
      for await (const outcome of keyring.openAll({ ids })) {
        codes.push("problem" in outcome ? outcome.problem.code : "opened");
      }
      globalThis.Worker = Before;
      return codes;
    },
    sent.good.slice(0, 40),
  );
  assert.deepEqual(codes, new Array(40).fill("worker-failed"));
});

test("what was opened is found by the beginnings of words, whatever their accents", async () => {
  const found = await page.evaluate(async () => {
    const { keyring } = globalThis as unknown as Desk;
    const texts = [
      "number3 zoe",
      "NUMBER299 O’Bri",
      "number3 zoe nobody",
      "kanarienvogelangstschw",
      "angst",
      " ",
    ];
    return Promise.all(texts.map((text) => keyring.search(text, { limit: 1000 })));
  });
  // 3, and 30 to 39.
  assert.deepEqual(
    found.map(({ length }) => length),
    [11, 1, 0, GOOD, 0, 0],
  );
  assert.equal(found[0]?.[0], sent.good[3], "the whole word comes before those that begin with it");
  assert.equal(found[1]?.[0], sent.good[299]);
});

test("read marks are kept, sealed, until the device is told to forget", async () => {
  const [first = "", second = "", third = ""] = sent.good;
  const ids = [first, second, third];
  const unread = () => page.evaluate((ids) => (globalThis as unknown as Desk).keyring.unread(ids), ids);
  assert.deepEqual(await unread(), ids);
  await page.evaluate((ids) => (globalThis as unknown as Desk).keyring.markRead(ids), [second]);
  assert.deepEqual(await unread(), [first, third]);
  await unlock(scene, page, keyring.id);
  assert.deepEqual(await unread(), [first, third]);
  const places = await storedBytes(page);
  const states = new Map([...places].filter(([place]) => place.includes("/states/")));
  assert.equal(states.size, 2);
  assert.deepEqual(findSecrets(states, { second }), []);

  await page.evaluate(() => (globalThis as unknown as Desk).keyring.forgetDevice());
  assert.equal((await storedBytes(page)).size, 0);
  assert.deepEqual(await unread(), ids);
});

test("a lock ends everything", async () => {
  const ended = await page.evaluate(async (ids) => {
    const { keyring, running } = globalThis as unknown as Desk;
    const codes: unknown[] = [];
    try {
      for await (const outcome of keyring.openAll({ ids, openers: 2 })) {
        if (codes.length === 0) keyring.lock();
        codes.push("record" in outcome || outcome.problem.code);
      }
    } catch (thrown) {
      codes.push((thrown as { code: string }).code);
    }
    for (const start = Date.now(); running.size > 0 && Date.now() - start < 20_000; ) {
      await new Promise((next) => setTimeout(next, 20));
    }
    return [...codes, running.size];
  }, sent.good);
  assert.deepEqual(ended, [true, "worker-failed", 0]);
  await device.close();
});
