// docs/EXPORT.md: its commands are run, and what it shows of an export is what an export has.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { after, test } from "node:test";
import { Keyring, toHtml, toZip } from "sealform/inbox";
import { SealformError } from "../../www/src/errors.ts";
import { Blocks } from "../browser/support/document.ts";
import { fromEnv } from "../browser/support/env.ts";
import { Store } from "../browser/support/store.ts";
import { bytesOf, file, id, questionnaire, reading, record, textOf, unzip } from "../wasm/export-records.ts";

const guide = await readFile(resolve("docs/EXPORT.md"), "utf8");
const blocks = new Blocks(guide);
const PASSPHRASE = "seven lighthouses murmur against velvet orchards";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const folder = await mkdtemp(join(tmpdir(), "sealform-export-guide-"));
after(() => rm(folder, { recursive: true, force: true }));

test("the commands export from a folder, a store and a dump", async () => {
  const site = join(folder, "site");
  await mkdir(site);
  const store = await Store.start(site);
  try {
    await symlink(store.data, join(folder, "data"));
    const recipient = await keyringIn(store);
    await symlink(fromEnv("SEALFORM_CLI"), join(folder, "sealform"));
    const run = inShell(folder);
    const own = /age1pq1\S+/.exec(run("sealform keygen -o key.txt; cat key.txt"))?.[0];
    const fields = `'[{"name":"reason","value":"I cannot sleep."}]'`;
    run(`mkdir sealed; echo ${fields} | sealform seal -r ${own} -o sealed/one`);
    run(`echo ${fields} | sealform seal -r ${recipient} --text -o line`);
    const envelope = (await readFile(join(folder, "line"), "utf8")).trim();
    await writeFile(join(folder, "dump.csv"), `id,payload\n1,${envelope}\n`);
    const headers = { "content-type": "application/vnd.sealform" };
    const body = Buffer.from(envelope, "base64url");
    await store.fetch("/v1/submissions", { method: "POST", headers, body });

    run(blocks.take("sh", "sealform export"));
    const read = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
    assert.equal(JSON.parse(await read("records.json")).records.length, 1);
    assert.deepEqual(await readdir(join(folder, "attached")), []);
    assert.equal(JSON.parse(await read("records.fhir.json")).entry.length, 1);
    for (const name of ["records.json", "records.csv", "records.fhir.json"])
      assert.match(await read(name), /I cannot sleep\./);
  } finally {
    await store.remove();
  }
});

/** Leaves the keyring's file, its passphrase and its recovery code in the folder, and gives whom to seal to. */
async function keyringIn(store: Store): Promise<string> {
  const about = { store: store.origin, practice: "A practice", passphrase: utf8(PASSPHRASE) };
  const keyring = await Keyring.create({ ...about, token: utf8(store.token) });
  try {
    const code = await keyring.newRecoveryCode();
    await writeFile(join(folder, "code"), code);
    await keyring.confirmRecoveryCode(code);
    await writeFile(join(folder, "passphrase"), PASSPHRASE);
    await writeFile(join(folder, "practice.keyring"), await keyring.exportFile());
    return keyring.recipient;
  } finally {
    keyring.lock();
  }
}

const inShell = (cwd: string) => {
  const env = { ...process.env, PATH: `${cwd}${delimiter}${process.env.PATH}` };
  return (shell: string): string =>
    execFileSync("sh", ["-ec", shell], { cwd, env, encoding: "utf8", stdio: "pipe" });
};

test("a ZIP has the files that the guide lists, and problems.txt its lines", async () => {
  const names = [1, 2, 3].map((number) => file(number, "Brief.pdf", 5));
  const first = record(
    11,
    names.map((file) => ({ name: "letter", file })),
    {
      files: [
        { id: id(1), state: "listed" },
        { id: id(2), state: "listed" },
        { id: id(3), state: "different" },
        { id: id(4), state: "unnamed" },
      ],
    },
  );
  const row = { seq: 17, id: id(17), receivedAt: "2026-11-20T08:30:00Z" };
  const problem = new SealformError("no-slot", "kanarienvogel");
  const source = [{ row, problem }, first, first, { ...first, root: "s".repeat(43), answers: [], files: [] }];
  const readFile = reading({
    [id(1)]: Buffer.from("12345"),
    [id(2)]: new SealformError("file-missing", "kanarienvogel"),
    [id(3)]: Buffer.from("12345"),
  });
  const zip = toZip(source, { readFile, formats: ["json", "csv", "fhir", "html"] });
  const files = await unzip(await bytesOf(zip));
  // The one whose list says something else is in it, too.
  files.delete(`${id(11)}/3-Brief.pdf`);
  assert.equal([...files.keys(), ""].join("\n"), blocks.take("text", "problems.txt"));
  const told = blocks.take("text", "unnamed");
  assert.equal(files.get("problems.txt"), told.replaceAll("\n", "\r\n"));
});

test("the pages to print have answers as the guide shows them", async () => {
  const html = await textOf(toHtml([questionnaire()]));
  for (const line of blocks.take("html", "<dt").trim().split("\n")) assert.ok(html.includes(line), line);
  assert.ok(html.includes(`<article id="r-${id(2)}">`));
  assert.doesNotMatch(html, /<script|src=|@import|url\(/);
});

test("no block of the guide is left", () => assert.deepEqual(blocks.left(), []));
