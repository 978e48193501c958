// The programs of docs/INBOX.md, and the scene in which they run: wherever `sealform/inbox` can be imported.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { generateIdentity, seal } from "sealform-wasm/full";
import { Blocks } from "../browser/support/document.ts";
import { sendFile, sendRecord } from "../browser/support/sealed-record.ts";
import { Store } from "../browser/support/store.ts";
import { unzip } from "../wasm/export-records.ts";

const run = promisify(execFile);

export const text = await readFile(resolve("docs/INBOX.md"), "utf8");
export const blocks = new Blocks(text);

const program = (...parts: string[]): string => parts.map((part) => blocks.take("js", part)).join("\n");

/** What the guide's blocks are together: three programs for Node, and the script of a page. */
export const GUIDE = {
  setUp: program(
    "Keyring.create",
    "confirmRecoveryCode",
    "const file = await keyring.exportFile",
    "publishCard",
  ),
  read: program(
    'Keyring.unlock({ store, id, passphrase: await readFile("passphrase")',
    "rows.push",
    "keyring.open(",
    "const records",
    "safeFileName(name)",
    "keyring.search",
    "keyring.findings",
    "keyring.markRead",
    "keyring.inspect",
    "scoreRecord(record",
    "toCsv(",
    "keyring.rotate",
    "keyring.addColleague",
    "keyring.removeColleague",
    "keyring.drill",
    "keyring.shutOut",
    "error.code);\n}\n\nkeyring.lock",
  ),
  move: program("Keyring.importFile"),
  page: program("addPasskey"),
};

const LETTER = "Dear colleague, ".repeat(10_000);
const SECRETS = { passphrase: "correct horse battery staple", next: "seven lighthouses murmur" };

/** Runs the three programs in a folder, one after the other, as somebody does who reads the guide. */
export async function runGuide(folder: string): Promise<void> {
  const site = join(folder, "site");
  await mkdir(site);
  const store = await Store.start(site);
  const other = await Store.start(site);
  try {
    const colleague = (generateIdentity() as { recipient: string }).recipient;
    const files = { ...SECRETS, token: store.token, "other-token": other.token, "colleague.txt": colleague };
    const names = { next: "next-passphrase" } as Record<string, string>;
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, names[name] ?? name), content);
    const start = (program: string): Promise<string> => {
      const here = program.replaceAll("http://127.0.0.1:8787/", store.origin.href);
      return runProgram(folder, here.replaceAll("http://127.0.0.1:8788/", other.origin.href));
    };

    assert.match(await start(GUIDE.setUp), /^card="\/v1\/cards\/intake" integrity="sha256-\S{44}"\n$/);
    const sent = await sendThree(store);
    checkReading(await start(GUIDE.read), sent);
    await checkFiles(folder, sent);
    assert.equal(await start(GUIDE.move), "My practice\n");
    const id = await readFile(join(folder, "keyring-id"), "utf8");
    assert.ok((await other.fetch(`/v1/keyrings/${id}`)).ok, "the other store has the keyring");
  } finally {
    await store.remove();
    await other.remove();
  }
}

/** It has to end by itself, and a word on stderr, such as a warning of Node, is a failure. */
async function runProgram(folder: string, program: string): Promise<string> {
  await writeFile(join(folder, "program.mjs"), program);
  const { stdout, stderr } = await run(process.execPath, ["program.mjs"], { cwd: folder, timeout: 120_000 });
  assert.equal(stderr, "");
  return stdout;
}

type Sent = { intake: string; score: string; foreign: string };

/** An intake with a letter, a PHQ-9, and a record for somebody else. */
async function sendThree(store: Store): Promise<Sent> {
  const id = "5ea1".repeat(8);
  const letter = { record: id, name: "../a letter.txt", type: "text/plain", content: Buffer.from(LETTER) };
  const file = await sendFile(store, letter);
  const about = { id, files: [{ id: file.id, size: file.size, root: file.root }] };
  const intake = await sendRecord(store, about, [
    { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
    { name: "reach", value: "phone", label: "How?", text: "By telephone" },
    { name: "letter", label: "A letter", file },
  ]);
  const items = Array.from({ length: 9 }, (_, item) => ({
    name: `phq9-${item + 1}`,
    value: "1",
    label: `Item ${item + 1}`,
    text: "Several days",
  }));
  const score = await sendRecord(store, {}, items);
  const { recipient } = generateIdentity() as { recipient: string };
  const request = { kind: "record", context: { form: "intake" }, recipients: [recipient] } as const;
  const { envelope, objectId } = seal(request, [Buffer.from("{}")], []) as {
    envelope: Uint8Array<ArrayBuffer>;
    objectId: string;
  };
  const headers = { "content-type": "application/vnd.sealform" };
  await store.fetch("/v1/submissions", { method: "POST", headers, body: envelope });
  return { intake, score, foreign: objectId };
}

function checkReading(said: string, { intake, score, foreign }: Sent): void {
  const words = "([a-z]+ ){7}[a-z]+";
  const expected = [
    "What brings you here\\?: I cannot sleep\\.",
    "How\\?: By telephone",
    "A letter: \\.\\./a letter\\.txt",
    "3 of 3, 1 not opened",
    `${foreign}: no-slot`,
    "found 1",
    `unknown-card ${intake}`,
    `unknown-card ${score}`,
    `not-opened ${foreign}`,
    "unread 2",
    "the host sees 4 boxes of the form intake, \\d+ characters",
    "PHQ-9: .+: Several days",
    "PHQ-9: 9 \\(.+\\)",
    "2 exported, 1 not opened: incomplete",
    "intake: \\S+ sha256-\\S{44}",
    `Dr\\. Example says: ${words}`,
    "3 of 3 records looked at, 2 changed, 1 as they were",
    "colleagues 0, resealed true",
    "passphrase,recovery \\d{4}-\\S+Z",
    "open-failed",
  ];
  assert.match(said, new RegExp(`^${expected.join("\n")}\n$`));
}

async function checkFiles(folder: string, { intake }: Sent): Promise<void> {
  const letters = (await unzip(await readFile(join(folder, "records.zip")))).get(`${intake}/1-_a letter.txt`);
  assert.equal(letters, LETTER);
  assert.equal(await readFile(join(folder, "_a letter.txt"), "utf8"), LETTER);
  await assert.rejects(access(join(folder, "../a letter.txt")), { code: "ENOENT" });
  assert.match(await readFile(join(folder, "records.csv"), "utf8"), /"I cannot sleep\."/);
  const { resourceType } = JSON.parse(await readFile(join(folder, "records.fhir.json"), "utf8"));
  assert.equal(resourceType, "Bundle");
  assert.ok((await stat(join(folder, "practice.keyring"))).size > 1000);
}
