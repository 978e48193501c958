import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { EmbeddingScene, GUIDE, headersOf } from "./embedding-scene.ts";
import type { Page } from "./support/driver/index.ts";
import type { Received } from "./support/host.ts";
import { Store } from "./support/store.ts";

let scene: EmbeddingScene;
let card: string;
before(async () => {
  scene = await EmbeddingScene.open();
});
after(() => scene.close());
beforeEach(async () => {
  scene.host.files.clear();
  scene.host.received.length = 0;
  scene.host.headers = headersOf(GUIDE.headers);
  card = await scene.card();
});

const POLICY = "Content-Security-Policy";
/** Changes the guide's policy as its text says. */
function allow(directive: string, before: string, after: string): void {
  const policy = scene.host.headers[POLICY] ?? "";
  scene.host.headers[POLICY] = policy.replace(`${directive} ${before}`, `${directive} ${after}`);
  assert.notEqual(scene.host.headers[POLICY], policy);
}

const ANSWERS = [
  { name: "place", value: "Bonn", label: "Where do you live?" },
  { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
];

/** Shows a form with these attributes, fills it in and sends it. */
async function send(attributes: string, scripts: string[] = []): Promise<Page> {
  const form = `<seal-form integrity="sha256-…" ${attributes}><form method="dialog">
    <label>Where do you live? <input name="place"></label><label>What brings you here? <input name="reason"></label>
    <button>Send</button></form></seal-form>`;
  const page = await scene.show(scene.host.page("/", scene.pageAround(form, { scripts, card })));
  await page.getByLabel("Where do you live?").fill("Bonn");
  await page.getByLabel("What brings you here?").fill("I cannot sleep.");
  await page.getByLabel("I agree that My practice keeps my answers.").check();
  await page.getByRole("button", { name: "Send" }).click();
  return page;
}
const sent = (page: Page) => page.locator("seal-form[data-state=sent]").waitFor();

function onlyReceived(): Received {
  const [received, ...more] = scene.host.received;
  assert.ok(received && more.length === 0, "one request came");
  assert.ok(!received.body.includes("sleep"));
  return received;
}

test("json: a payload, the clear answers, and the hash of a copy's token", async () => {
  await sent(await send('card="/intake.card.json" copy="/copy"'));
  const { type, body } = onlyReceived();
  assert.equal(type, "application/json");
  const { payload, clear, copy, ...more } = JSON.parse(body);
  assert.deepEqual(clear, { place: "Bonn" });
  assert.match(copy, /^[\w-]{43}$/);
  assert.deepEqual(more, {});
  assert.deepEqual((await scene.open(payload)).boxes, ANSWERS);
});

test("multipart: the envelope as a file, the others as fields", async () => {
  const known = await scene.ids();
  await sent(await send('card="/intake.card.json" transport="multipart" copy="/copy"'));
  const { type, body } = onlyReceived();
  assert.match(type, /^multipart\/form-data/);
  assert.match(
    body,
    /name="payload"; filename="record.slf"\r\nContent-Type: application\/vnd.sealform\r\n\r\nSLF/,
  );
  assert.match(body, /name="place"\r\n\r\nBonn\r\n/);
  assert.match(body, /name="copy"\r\n\r\n[\w-]{43}\r\n/);
  assert.deepEqual(scene.read(await scene.newest(known)).boxes, ANSWERS);
});

test("form: the browser posts, and shows the answer", async () => {
  allow("form-action", "'none'", "'self'");
  const known = await scene.ids();
  const page = await send('card="/intake.card.json" transport="form"');
  await page.waitForURL(/\/v1\/submissions$/);
  const { type, body } = onlyReceived();
  assert.equal(type, "application/x-www-form-urlencoded");
  const fields = new URLSearchParams(body);
  assert.deepEqual([...fields.keys()], ["payload", "place"]);
  assert.deepEqual((await scene.open(fields.get("payload") ?? "")).boxes, ANSWERS);
  const id = await scene.newest(known);
  await page.getByText(id).waitFor();
});

test("custom: the page's own script has the bytes", async () => {
  await sent(await send('card="/intake.card.json" transport="custom"', [GUIDE.deliver]));
  const { method, path, body } = onlyReceived();
  assert.equal(method, "PUT");
  const record = await scene.open(Buffer.from(body, "latin1").toString("base64url"));
  assert.equal(path, `/my/forms/${record.object_id}`);
  assert.deepEqual(record.boxes, ANSWERS);
});

test("a store of another origin takes forms of the sites that it is told", async () => {
  const store = await Store.start(join(scene.folder, "site"), "--allow-origin", scene.host.origin);
  try {
    allow("connect-src", "'self'", `'self' ${store.origin.origin}`);
    const addresses = `action="${store.origin}v1/submissions" files="${store.origin}v1/files"`;
    await sent(await send(`card="/intake.card.json" ${addresses}`));
    assert.equal((await store.submissions()).length, 1);
    assert.deepEqual(scene.host.received, []);
  } finally {
    await store.remove();
  }
});
