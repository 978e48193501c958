// A notebook without a page: what is written is on another device afterwards, nothing of it is anywhere in the clear, and two
// devices never write over each other.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  CANARY,
  codeOf,
  createPractice,
  type Desk,
  lock,
  newDesk,
  openNotebook,
  openNotesScene,
  push,
  read,
  sync,
  unlock,
  write,
} from "./notes-scene.ts";
import { findSecrets } from "./support/canary.ts";
import type { Page } from "./support/driver/index.ts";
import { storedBytes } from "./support/indexed-db.ts";
import type { Scene } from "./support/scene.ts";

let scene: Scene;
let office: Page;
let phone: Page;
let keyring: string;

before(async () => {
  scene = await openNotesScene();
  office = await (await scene.device()).newPage();
  phone = await (await scene.device()).newPage();
  await newDesk(scene, office);
  keyring = await createPractice(scene, office);
  await openNotebook(office);
  await unlock(scene, phone, keyring);
  await openNotebook(phone);
});
after(() => scene.close());

test("a note that one device writes is on the other, whole", async () => {
  const content = {
    title: `First session ${CANARY}`,
    text: `# Subjective\n${CANARY} came, on time.`,
    tags: ["anxiety", CANARY],
    date: "2026-11-23T10:00",
    minutes: 50,
  };
  const { id, state } = await write(office, content);
  assert.equal(state, "in-store");
  const { changed, findings, problem } = await sync(phone);
  assert.deepEqual([changed, findings, problem], [[id], [], null]);
  const note = await read(phone, id);
  assert.deepEqual(
    { ...content, records: [], shared: false, removed: false },
    Object.fromEntries(Object.entries(note.content)),
  );
  assert.deepEqual([note.state, note.noteClass], ["stored", "progress"]);
  assert.equal(note.root, (await read(office, id)).root);
});

test("the history is a chain, and what a version said can be read", async () => {
  const { id } = await write(office, { title: "Three versions", text: `one ${CANARY}` });
  await write(office, { text: `two ${CANARY}` }, id);
  await write(office, { text: `three ${CANARY}` }, id);
  const { versions, findings, texts } = await office.evaluate(async (id) => {
    const { notebook } = globalThis as unknown as Desk;
    const { versions, findings } = await notebook.history(id);
    const texts = await Promise.all(versions.map(({ root }) => notebook.version(id, root)));
    return { versions, findings, texts: texts.map(({ text }) => text) };
  }, id);
  assert.deepEqual(findings, []);
  assert.deepEqual(
    versions.map(({ state }) => state),
    ["head", "past", "past"],
  );
  const [newest, middle, first] = versions;
  assert.deepEqual([newest?.after, middle?.after, first?.after], [[middle?.root], [first?.root], []]);
  assert.deepEqual(texts, [`three ${CANARY}`, `two ${CANARY}`, `one ${CANARY}`]);
});

test("what is written without the network is kept, and arrives later", async () => {
  scene.site.offline = true;
  const { id, state, problem } = await write(office, { title: "In a cellar", text: CANARY });
  assert.deepEqual([state, problem], ["on-device", "network"]);
  assert.equal((await read(office, id)).state, "pending");
  scene.site.offline = false;
  assert.deepEqual(await push(office), { stored: 1, pending: 0, conflicts: [], problem: null });
  assert.ok((await sync(phone)).changed.includes(id));
});

test("two devices that wrote at one time keep both, until somebody merges them", async () => {
  const { id } = await write(office, { title: "Two hands", text: `begun ${CANARY}` });
  await sync(phone);
  scene.site.offline = true;
  assert.equal((await write(phone, { text: `by the phone ${CANARY}` }, id)).state, "on-device");
  scene.site.offline = false;
  assert.equal((await write(office, { text: `by the office ${CANARY}` }, id)).state, "in-store");

  assert.deepEqual((await push(phone)).conflicts, [id]);
  assert.deepEqual((await sync(office)).conflicts, [id]);
  for (const page of [phone, office]) {
    const both = await page.evaluate((id) => (globalThis as unknown as Desk).notebook.conflict(id), id);
    assert.equal(both?.base?.text, `begun ${CANARY}`);
    assert.equal(both?.theirs.content.text, `by the office ${CANARY}`);
    assert.equal(both?.mine.content.text, `by the phone ${CANARY}`);
  }
  const merged = await phone.evaluate(
    async (id, text) => {
      const { notebook } = globalThis as unknown as Desk;
      const both = await notebook.conflict(id);
      if (!both) throw new Error("There is nothing to merge.");
      return notebook.resolve(id, { ...both.theirs.content, text });
    },
    id,
    `by both ${CANARY}`,
  );
  assert.deepEqual([merged.state, merged.content.text], ["stored", `by both ${CANARY}`]);
  assert.deepEqual((await sync(office)).conflicts, []);
  assert.equal((await read(office, id)).content.text, `by both ${CANARY}`);
  const { versions, findings } = await office.evaluate(
    (id) => (globalThis as unknown as Desk).notebook.history(id),
    id,
  );
  assert.deepEqual(findings, []);
  assert.deepEqual([versions.length, versions[0]?.after.length], [4, 2]);
});

test("what is typed on after another device's version has come lies beside it", async () => {
  const { id } = await write(office, { title: "Open on both", text: `begun ${CANARY}` });
  await sync(phone);
  await phone.evaluate(async (id) => {
    const { notebook } = globalThis as unknown as Desk;
    Object.assign(globalThis, { open: await notebook.draft(await notebook.read(id)) });
  }, id);
  await write(office, { text: `by the office ${CANARY}` }, id);
  await sync(phone);
  const state = await phone.evaluate(async (text) => {
    const { open } = globalThis as unknown as { open: import("../../www/src/notes.ts").Draft };
    open.change({ text });
    return open.close();
  }, `by the phone ${CANARY}`);
  assert.equal(state, "conflict");
  const both = await phone.evaluate((id) => (globalThis as unknown as Desk).notebook.conflict(id), id);
  assert.deepEqual(
    [both?.theirs.content.text, both?.mine.content.text],
    [`by the office ${CANARY}`, `by the phone ${CANARY}`],
  );
});

test("a file is attached, and read on the other device", async () => {
  const { id } = await write(office, { title: "With a file", text: CANARY });
  const attached = await office.evaluate(
    async (id, text) => {
      const { notebook } = globalThis as unknown as Desk;
      const file = new File([text.repeat(10_000)], "letter.txt", { type: "text/plain" });
      const attached = await notebook.attach(id, file);
      await notebook.push();
      return attached;
    },
    id,
    CANARY,
  );
  await sync(phone);
  const found = await phone.evaluate(
    async (id, file) => {
      const { notebook } = globalThis as unknown as Desk;
      const { files } = await notebook.read(id);
      const content = await notebook.readFile(id, file);
      return { files, type: content.type, text: await content.text() };
    },
    id,
    attached.id,
  );
  assert.deepEqual(found.files, [attached]);
  assert.deepEqual([found.type, found.text], ["text/plain", CANARY.repeat(10_000)]);
});

test("search finds beginnings of words, without accents or case, and tags and links pick", async () => {
  const record = "0123456789abcdef0123456789abcdef";
  const { id } = await write(office, {
    title: "Fenêtre",
    text: "Sie spricht über die Öffnung.",
    tags: ["Élan"],
    records: [record],
  });
  const found = (wanted: object) =>
    office.evaluate(async (wanted) => {
      const { notes } = await (globalThis as unknown as Desk).notebook.list(wanted);
      return notes.map(({ id }) => id);
    }, wanted);
  for (const search of ["fenetre", "FENÊ", "offn uber", "elan"])
    assert.deepEqual(await found({ search }), [id]);
  assert.deepEqual(await found({ search: "ffnung" }), []);
  assert.deepEqual(await found({ tag: "Élan" }), [id]);
  assert.deepEqual(await found({ record }), [id]);
  await write(office, { removed: true }, id);
  assert.deepEqual(await found({ search: "fenetre" }), []);
  assert.deepEqual(await found({ removed: true }), [id]);
});

test("the classes are kept apart", async () => {
  const shared = `notebook.draft().then(async (draft) => {
    draft.change({ shared: true });
    await draft.save();
    if (draft.problem) throw draft.problem;
  })`;
  assert.equal(await codeOf(office, shared), "nothing");
  assert.equal(await codeOf(office, `notes.Notebook.open({ keyring, noteClass: "journal" })`), "note-class");
  const psychotherapy = (passphrase: string) =>
    `notes.Notebook.open({ keyring, noteClass: "psychotherapy",
      passphrase: new TextEncoder().encode(${JSON.stringify(passphrase)}) }).then((opened) => { globalThis.own = opened; return own.load(); })`;
  assert.equal(await codeOf(office, psychotherapy("a wrong one")), "open-failed");
  const { PASSPHRASE } = await import("./support/pages.ts");
  assert.equal(await codeOf(office, psychotherapy(PASSPHRASE)), "nothing");
  const draft = shared.replace("notebook", "own");
  assert.equal(await codeOf(office, draft), "note-class");
  const moved = `notebook.list().then(async ({ notes: [one] }) => {
    const draft = await own.draft(await notebook.read(one.id));
    draft.change({ title: "moved" });
    await draft.save();
    if (draft.problem) throw draft.problem;
  })`;
  assert.equal(await codeOf(office, moved), "note-class");
  await office.evaluate(() => Reflect.get(globalThis, "own").lock());
});

test("a second tab does not get the notebook that is open in one", async () => {
  const tab = await office.context().newPage();
  await unlock(scene, tab, keyring);
  assert.equal(await codeOf(tab, `notes.Notebook.open({ keyring, noteClass: "progress" })`), "notebook-open");
  await tab.close();
});

test("nothing of it is on the host or on a device in the clear", async () => {
  const places = await scene.hostKnows();
  for (const [place, content] of await storedBytes(office)) places.set(place, content);
  assert.ok([...places.keys()].some((place) => place.includes("sealform-notes")));
  assert.deepEqual(findSecrets(places, { canary: CANARY }), []);
});

test("what a device keeps opens without the network", async () => {
  await lock(office);
  scene.site.alter(/^\/v1\//, "hang-up");
  await unlock(scene, office, keyring);
  const { problem } = await openNotebook(office);
  assert.equal(problem, "network");
  const { total } = await office.evaluate(() => (globalThis as unknown as Desk).notebook.list());
  assert.ok(total >= 5, `${total} notes`);
});
