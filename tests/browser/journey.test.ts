import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { disguises, findSecrets } from "./support/canary.ts";
import { type Asked, Client } from "./support/client.ts";
import type { Page } from "./support/driver/index.ts";
import { openIntake, PASSPHRASE, PRACTICE, type SetUp, send, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

const FIRST = new Client("alpha", "1987-04-03");
const SECOND = new Client("bravo", "1952-11-28");

let scene: Scene;
let links: SetUp;
const typed = new Map<string, Asked[]>();
const references = new Map<string, string>();

before(async () => {
  scene = await Scene.open();
});

after(() => scene.close());

test("set-up from the printed link takes the token out of the address bar and makes the practice", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.setupLink);
  await page.getByRole("heading", { name: "Set up the practice" }).waitFor();
  assert.equal(await page.url(), scene.url("/setup"));

  links = await setUp(page, scene.setupLink);

  assert.match(links.intake, /^\/intake#card=.*&integrity=sha256-/);
  assert.match(links.inbox, /^\/inbox#keyring=[0-9a-f]{32}$/);
  const integrity = new URLSearchParams(links.intake.split("#")[1]).get("integrity");
  const embed = (await page.locator("#embed").textContent()) ?? "";
  assert.ok(integrity && embed.includes(`integrity="${integrity}"`), "the lines to embed pin the card");
  const remembered = await page.evaluate(
    () => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }),
  );
  const secrets = { passphrase: PASSPHRASE, token: scene.store.token };
  assert.deepEqual(findSecrets(new Map([["the device", Buffer.from(remembered)]]), secrets), []);
  await device.close();
});

test("two clients on devices of their own fill in every field and get a reference", async () => {
  for (const client of [FIRST, SECOND]) {
    const device = await scene.device();
    const page = await device.newPage();
    await openIntake(page, scene.url(links.intake));
    typed.set(client.name, await client.fillIn(page));
    references.set(client.name, await send(page));
    assert.equal(await page.locator("input, textarea").count(), 0, "what was typed is gone from the page");
    await device.close();
  }
  const rows = await scene.store.submissions();
  assert.deepEqual(
    rows.map((row) => row.id),
    [...references.values()],
  );
});

test("the inbox shows both, newest first, each with every question and answer as they were", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByText(PRACTICE).waitFor();

  const entries = page.locator("#submissions .entry strong");
  await entries.nth(1).waitFor();
  assert.deepEqual(await entries.allTextContents(), [SECOND.name, FIRST.name]);
  for (const client of [FIRST, SECOND]) {
    await page.getByRole("button", { name: client.name }).click();
    await page.getByRole("heading", { name: client.name }).waitFor();
    assert.deepEqual(await readAnswers(page), typed.get(client.name));
    const record = (await page.locator("#record").textContent()) ?? "";
    assert.ok(
      record.includes(references.get(client.name) ?? "no reference"),
      "the client's reference is shown",
    );
    assert.ok(
      record.includes("What I tell the practice stays confidential."),
      "the consent is shown as it was worded",
    );
    assert.match(record, /Given on \d+ \w+ \d{4}/);
  }
  const headings = await page.locator("#record h3").allTextContents();
  assert.equal(headings.length, 8, "the scores, six parts of the form, and the consent");

  await page.getByRole("button", { name: "Lock" }).click();
  assert.equal((await page.getByText(FIRST.name).count()) + (await page.getByText(SECOND.name).count()), 0);
  await device.close();
});

test("the page of the host shows the row as it lies in the store beside the opened record", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url(links.inbox.replace("/inbox", "/host")));
  await unlock(page, PASSPHRASE);
  await page.getByRole("heading", { name: SECOND.name }).waitFor();
  await page.getByLabel("Submission").selectOption({ index: 1 });
  await page.getByRole("heading", { name: FIRST.name }).waitFor();

  const id = references.get(FIRST.name) ?? "";
  const stored = await scene.store.fetch(`/v1/submissions/${id}`);
  const shown = (await page.locator(".hex").allTextContents()).join("").replaceAll(" ", "");
  assert.equal(shown, Buffer.from(await stored.arrayBuffer()).toString("hex"));
  assert.deepEqual(await readAnswers(page), typed.get(FIRST.name));
  const row = (await page.locator("#row").textContent()) ?? "";
  assert.ok(row.includes(id) && row.includes("form = intake"), "the readable parts are shown in words");
  await device.close();
});

test("nothing that was typed, and no secret, is found at the host: not in files, log or requests", async () => {
  const { store } = scene;
  const secrets = {
    passphrase: PASSPHRASE,
    ...prefixed("first", FIRST.canaries),
    ...prefixed("second", SECOND.canaries),
  };
  const running = await scene.hostKnows();
  assert.ok(
    [...running.keys()].some((file) => file.endsWith("-wal")),
    "the database's WAL is among the files",
  );
  assert.deepEqual(findSecrets(running, secrets), []);
  assert.deepEqual(findSecrets(withoutAuthorization(running), { token: store.token }), []);

  await store.end();
  const ended = await scene.hostKnows();
  assert.deepEqual(findSecrets(ended, secrets), []);
  assert.deepEqual(findSecrets(withoutAuthorization(ended), { token: store.token }), []);
});

test("the search itself would have found them", async () => {
  const places = await scene.hostKnows();
  const found = findSecrets(places, Object.fromEntries(references)).map((line) => line.replace(/:.*/, ""));
  assert.ok(found.includes("the wire"), "a reference is seen on the wire, where it has to be");
  // A record's first bytes: magic, version, suite and kind.
  const envelope = disguises("SLF\u0001\u0001\u0001").get("base64url at 0");
  assert.ok(envelope && places.get("the wire")?.includes(envelope), "the envelopes passed the wiretap");
  assert.ok(
    places.get("the wire")?.includes(`Bearer ${scene.store.token}`),
    "so did the token, in its header",
  );
  const canary = FIRST.canaries.story ?? "";
  for (const [disguise, bytes] of disguises(canary)) {
    for (const before of ["", "x", "xy"]) {
      const hidden = disguise.startsWith("base64")
        ? Buffer.from(Buffer.from(`${before}${canary}z`).toString("base64"))
        : bytes;
      assert.notDeepEqual(findSecrets(new Map([["a file", hidden]]), { canary }), [], disguise);
    }
  }
});

/** The answers as the page shows them, questions included, in their order. */
async function readAnswers(page: Page): Promise<Asked[]> {
  const pairs = page.locator("#record .answers > div");
  return pairs.evaluateAll((rows) =>
    rows.map((row) => ({
      question: row.querySelector("dt")?.textContent ?? "",
      answer: row.querySelector("dd")?.textContent ?? "",
    })),
  );
}

/** The header in which the practice's own requests carry the token is its rightful place; anywhere else it must not be. */
function withoutAuthorization(places: Map<string, Buffer>): Map<string, Buffer> {
  const wire = places.get("the wire")?.toString("latin1") ?? "";
  const rest = wire.replaceAll(/^authorization: bearer .*$/gim, "");
  return new Map(places).set("the wire", Buffer.from(rest, "latin1"));
}

const prefixed = (prefix: string, secrets: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [`${prefix} ${name}`, secret]));
