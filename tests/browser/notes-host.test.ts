// What a host can do to notes that it cannot read, it is seen doing: withholding one, serving an older version or another note,
// cutting the history.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  createPractice,
  type Desk,
  lock,
  newDesk,
  openNotebook,
  openNotesScene,
  push,
  read,
  unlock,
  write,
} from "./notes-scene.ts";
import type { Page } from "./support/driver/index.ts";
import type { Scene } from "./support/scene.ts";
import type { Answer } from "./support/site-proxy.ts";

type Row = { id: string; version: string; sha256: string; payload?: string };
type VersionRow = { version: string; sha256: string; payload: string; state: string };

let scene: Scene;
let office: Page;
let keyring: string;
let note: string;
let other: string;
let older: VersionRow;

before(async () => {
  scene = await openNotesScene();
  office = await (await scene.device()).newPage();
  await newDesk(scene, office);
  keyring = await createPractice(scene, office);
  await openNotebook(office);
  other = (await write(office, { title: "Another note", text: "other" })).id;
  note = (await write(office, { title: "The note", text: "first" })).id;
  await write(office, { text: "second" }, note);
  await write(office, { text: "third" }, note);
  // The keyring learns of the newest roots at the latest here.
  await lock(office);
  const answer = await scene.store.fetch(`/v1/objects/${note}/versions?payload=true`);
  const [first] = ((await answer.json()) as { versions: VersionRow[] }).versions;
  assert.ok(first);
  older = first;
});
after(() => scene.close());

/** A page on a device that has never seen the notes, or on the office's, with its notebook loaded. */
async function visit(page: Page) {
  await unlock(scene, page, keyring);
  return openNotebook(page);
}
const fresh = async (): Promise<Page> => (await scene.device()).newPage();

/** From here on the host's list of objects has other rows. */
const alterRows = (change: (rows: Row[]) => Row[]): void =>
  scene.site.alter("/v1/objects", (answer: Answer) => {
    const list = JSON.parse(answer.body.toString("utf8"));
    return { ...answer, body: Buffer.from(JSON.stringify({ ...list, objects: change(list.objects) })) };
  });

/** From here on the host has the first version of the note for the newest. */
function rollBack(): void {
  const { version, sha256, payload } = older;
  alterRows((rows) =>
    rows.map((row) => (row.id === note ? { ...row, version, sha256, ...(row.payload && { payload }) } : row)),
  );
  const body = Buffer.from(payload, "base64url");
  scene.site.alter(`/v1/objects/${note}`, { status: 200, headers: {}, body });
}

/** The host is honest again; the package's own modules come from the proxy too, so it is not mended. */
function beHonest(): void {
  scene.site.alter(/^\/v1\//, (answer) => answer);
}

test("a host that is honest is not accused", async () => {
  const { findings, problem } = await visit(await fresh());
  assert.deepEqual([findings, problem], [[], null]);
});

test("a note that is withheld is missed, on a device that never had it", async () => {
  alterRows((rows) => rows.filter(({ id }) => id !== note));
  const { findings } = await visit(await fresh());
  assert.deepEqual(findings, [{ problem: "withheld", note, title: null }]);
});

test("an older version is known for what it is, on a device that never had a newer one", async () => {
  rollBack();
  const { findings } = await visit(await fresh());
  assert.deepEqual(findings, [{ problem: "older", note, title: "The note" }]);
});

test("another note in its place does not open", async () => {
  const body = Buffer.from(await (await scene.store.fetch(`/v1/objects/${other}`)).arrayBuffer());
  beHonest();
  scene.site.alter(`/v1/objects/${note}`, { status: 200, headers: {}, body });
  const { findings } = await visit(await fresh());
  assert.deepEqual(
    findings.map(({ problem, note }) => [problem, note]),
    [["unreadable", note]],
  );
});

test("a history that is cut or was rewritten says so", async () => {
  beHonest();
  const page = await fresh();
  await visit(page);
  const history = () => page.evaluate((id) => (globalThis as unknown as Desk).notebook.history(id), note);
  assert.deepEqual((await history()).findings, []);
  const alterVersions = (change: (rows: VersionRow[]) => VersionRow[]): void =>
    scene.site.alter(`/v1/objects/${note}/versions`, (answer) => {
      const list = JSON.parse(answer.body.toString("utf8"));
      return { ...answer, body: Buffer.from(JSON.stringify({ ...list, versions: change(list.versions) })) };
    });
  alterVersions(([first, , last]) => [first, last].flatMap((row) => row ?? []));
  const cut = await history();
  assert.deepEqual(cut.findings.map(({ problem }) => problem).sort(), ["cut", "unlinked"]);
  alterVersions((rows) =>
    rows.map((row) => ({
      ...row,
      payload: row.state === "head" ? row.payload : `${row.payload.slice(0, -4)}AAAA`,
    })),
  );
  const damaged = await history();
  assert.deepEqual(damaged.findings.map(({ problem }) => problem).sort(), [
    "cut",
    "unreadable",
    "unreadable",
  ]);
  beHonest();
  scene.site.alter(`/v1/objects/${note}/versions`, (answer) => answer);
  assert.deepEqual((await history()).findings, []);
});

test("a device that has the newest version keeps it, and gives it back to the host", async () => {
  rollBack();
  const { findings } = await visit(office);
  assert.deepEqual(findings, [{ problem: "older", note, title: "The note" }]);
  assert.equal((await read(office, note)).content.text, "third");
  // As if the host had been set back: it takes what comes after the version that it serves.
  const asked: string[] = [];
  scene.site.alter(`/v1/objects/${note}`, (answer) => {
    asked.push(String(answer.status));
    return { ...answer, status: 204, body: Buffer.alloc(0) };
  });
  const pushed = await push(office);
  assert.deepEqual([pushed.problem, pushed.stored, asked.length], [null, 1, 1]);
  await lock(office);
});

test("a host that loses everything is told of each note", async () => {
  alterRows(() => []);
  const { findings } = await visit(office);
  assert.deepEqual(findings.map(({ problem, title }) => `${problem} ${title}`).sort(), [
    "withheld Another note",
    "withheld The note",
  ]);
  const { total } = await office.evaluate(() => (globalThis as unknown as Desk).notebook.list());
  assert.equal(total, 2);
});
