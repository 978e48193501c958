// Progress notes that are shared with a colleague, and those that are not; and one keyring that two devices change.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  codeOf,
  createPractice,
  type Desk,
  lock,
  newDesk,
  openNotebook,
  openNotesScene,
  read,
  sync,
  unlock,
  write,
} from "./notes-scene.ts";
import type { Page } from "./support/driver/index.ts";
import type { Scene } from "./support/scene.ts";

let scene: Scene;
let office: Page;
let colleague: Page;
let keyring: string;

before(async () => {
  scene = await openNotesScene();
  office = await (await scene.device()).newPage();
  colleague = await (await scene.device()).newPage();
  await newDesk(scene, office);
  keyring = await createPractice(scene, office);
  await newDesk(scene, colleague);
  await createPractice(scene, colleague);
  const recipient = await colleague.evaluate(() => (globalThis as unknown as Desk).keyring.recipient);
  await office.evaluate(async (recipient) => {
    const { keyring } = globalThis as unknown as Desk;
    await keyring.addColleague({ label: "A colleague", recipient, pastRecords: false });
  }, recipient);
  await openNotebook(office);
  await openNotebook(colleague);
});
after(() => scene.close());

const listed = (page: Page) =>
  page.evaluate(async () => {
    const { notes } = await (globalThis as unknown as Desk).notebook.list();
    return notes.map(({ id, from }) => ({ id, from }));
  });

test("a colleague reads what is shared, and nothing else", async () => {
  const own = await write(office, { title: "For me alone", text: "secret" });
  const shared = await write(office, { title: "For both", text: "shared", shared: true });
  assert.deepEqual([own.state, shared.state], ["in-store", "in-store"]);
  assert.deepEqual((await sync(colleague)).changed, [shared.id]);
  const notebook = await office.evaluate(() => (globalThis as unknown as Desk).notebook.id);
  assert.deepEqual(await listed(colleague), [{ id: shared.id, from: notebook }]);
  const note = await read(colleague, shared.id);
  assert.deepEqual([note.content.title, note.content.text, note.from], ["For both", "shared", notebook]);
  assert.equal(await codeOf(colleague, `notebook.read("${own.id}")`), "invalid-argument");
});

test("a colleague's note can be read only", async () => {
  const [{ id } = { id: "" }] = await listed(colleague);
  const { problem } = await write(colleague, { text: "mine now" }, id);
  assert.equal(problem, "note-class");
  assert.equal((await read(office, id)).content.text, "shared");
});

test("what is attached to a shared note opens for the colleague too", async () => {
  const [{ id } = { id: "" }] = await listed(colleague);
  const file = await office.evaluate(async (id) => {
    const { notebook } = globalThis as unknown as Desk;
    const { id: file } = await notebook.attach(id, new File(["for both"], "both.txt"));
    await notebook.push();
    return file;
  }, id);
  await sync(colleague);
  const text = await colleague.evaluate(
    async (id, file) => (await (globalThis as unknown as Desk).notebook.readFile(id, file)).text(),
    id,
    file,
  );
  assert.equal(text, "for both");
});

test("what is not shared any more is gone from the colleague's notebook", async () => {
  const [{ id } = { id: "" }] = await listed(colleague);
  await write(office, { shared: false }, id);
  assert.deepEqual((await sync(colleague)).changed, [id]);
  assert.deepEqual(await listed(colleague), []);
});

test("a keyring that two devices change at one time knows the newest notes of both", async () => {
  const phone = await (await scene.device()).newPage();
  await unlock(scene, phone, keyring);
  await openNotebook(phone);
  const written = await Promise.all([
    write(office, { title: "By the office", text: "1" }),
    write(phone, { title: "By the phone", text: "2" }),
  ]);
  // Each puts its own into the version that it has; one of them comes second.
  await Promise.all([lock(office), lock(phone)]);
  scene.site.alter("/v1/objects", (answer) => ({
    ...answer,
    body: Buffer.from('{"objects":[],"next":null}'),
  }));
  const fresh = await (await scene.device()).newPage();
  await unlock(scene, fresh, keyring);
  const { findings } = await openNotebook(fresh);
  const withheld = findings.filter(({ problem }) => problem === "withheld").map(({ note }) => note);
  for (const { id } of written) assert.ok(withheld.includes(id), `${id} is not known`);
  assert.equal(withheld.length, 4);
});
