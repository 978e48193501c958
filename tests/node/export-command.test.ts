// What `sealform export` writes from a store's own file, and what a page writes from what the same store's API gives it: the same
// records, whoever sealed them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { exportAs, Keyring } from "sealform/inbox";
import type { Answer } from "../../www/src/manifest.ts";
import { fromEnv } from "../browser/support/env.ts";
import { sendFile, sendRecord } from "../browser/support/sealed-record.ts";
import { Store } from "../browser/support/store.ts";
import { AWKWARD, bytesOf, questionnaire } from "../wasm/export-records.ts";
import { validate } from "../wasm/fhir-schema.ts";

const PASSPHRASE = "seven lighthouses murmur against velvet orchards";
const LETTER = Buffer.from("Dear colleague, ".repeat(20_000));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder: string;
let store: Store;
let keyring: Keyring;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-command-"));
  await mkdir(join(folder, "site"));
  store = await Store.start(join(folder, "site"));
  keyring = await Keyring.create({
    store: store.origin,
    token: utf8(store.token),
    practice: "A practice and its command",
    passphrase: utf8(PASSPHRASE),
  });
  await keyring.publishCard("intake", { form: "intake" });
  const sealed = await store.fetch(`/v1/keyrings/${keyring.id}`);
  await writeFile(join(folder, "keyring"), Buffer.from(await sealed.arrayBuffer()));
  await sendAll();
});
after(async () => {
  keyring?.lock();
  await store?.remove();
  await rm(folder, { recursive: true });
});

/** Records of forms, and such as no form of ours makes. */
async function sendAll(): Promise<void> {
  const { manifest, answers } = questionnaire();
  const written = answers.filter((answer) => "value" in answer);
  await sendRecord(store, { ...manifest, files: [] }, written);
  const awkward = AWKWARD.map((value, at) => ({
    name: value,
    label: `Question ${at}: ${value}`,
    text: value,
    value,
  }));
  await sendRecord(
    store,
    { created: "yesterday", context: { "z.last": "\u{1F327}", form: "=a form" } },
    awkward,
  );
  await sendLetter();
  // Members of a later version, at every place where there can be some, and out of our order.
  const later = { later: { nested: [1, null, "\u2028"] } };
  const consent = {
    at: "2026-11-20T08:20:00Z",
    ...later,
    id: "a",
    version: "1",
    sha256: "",
    text: "I agree.",
    given: false,
  };
  const form = { lang: "de-AT", ...later, title: "Aufnahme" };
  await sendRecord(store, { ...later, form, consent: [consent], context: {} }, [
    { ...later, value: "first", name: "out of order", text: "shown" },
    { name: "", value: "", section: [] },
  ]);
  await sendRecord(store, {}, []);
  await sendByCommand();
}

async function sendLetter(): Promise<void> {
  const id = "5ea1".repeat(8);
  const about = { record: id, name: "../Brief – é 日本.pdf", type: "application/pdf", content: LETTER };
  const { root, size, ...file } = await sendFile(store, about);
  // Where it would be saved is not for who sealed it to say.
  const answer = {
    label: "A letter",
    name: "letter",
    file: { path: "/etc/passwd", ...file, later: 1, size, root },
  };
  await sendRecord(store, { id, files: [{ root, id: file.id, size }] }, [answer]);
}

async function sendByCommand(): Promise<void> {
  const card = await store.fetch("/v1/cards/intake");
  await writeFile(join(folder, "card.json"), Buffer.from(await card.arrayBuffer()));
  const fields = JSON.stringify([{ name: "reason", value: "From another program." }]);
  const envelope = command(["seal", "--card", join(folder, "card.json")], fields);
  await submit(envelope);
}

async function submit(envelope: Buffer<ArrayBuffer>): Promise<void> {
  const headers = { "content-type": "application/vnd.sealform" };
  await store.fetch("/v1/submissions", { method: "POST", headers, body: envelope });
}

function command(args: string[], input: string, expected = 0): Buffer<ArrayBuffer> {
  const { status, stdout, stderr } = spawnSync(fromEnv("SEALFORM_CLI"), args, { input });
  assert.equal(status, expected, String(stderr));
  return Buffer.from(stdout);
}

type Format = "json" | "csv" | "fhir";

function byCommand(format: Format, more: string[] = [], status = 0): string {
  const key = ["--keyring", join(folder, "keyring"), "--passphrase-stdin"];
  return command(["export", ...key, "--format", format, ...more, store.data], PASSPHRASE, status).toString();
}

async function byPage(format: Format): Promise<string> {
  const { submissions: rows } = await keyring.list();
  const outcomes = [];
  for await (const outcome of keyring.openAll({ rows })) outcomes.push(outcome);
  // They come as they get done; the command has the order of arrival.
  outcomes.sort((one, other) => one.row.seq - other.row.seq);
  return (await bytesOf(exportAs(format, outcomes))).toString();
}

for (const format of ["json", "csv", "fhir"] as const) {
  test(`${format} is the same from the command and from the package, to the byte`, async () => {
    const written = byCommand(format);
    assert.ok(written.includes("More than half the days") || format === "csv");
    assert.ok(written.includes("From another program."));
    assert.equal(await byPage(format), written);
  });
}

test("JSON keeps what another version added, and no secret", () => {
  const { records } = JSON.parse(byCommand("json"));
  const [, , letter, later] = records as { manifest: unknown; answers: Answer[] }[];
  assert.deepEqual(Object.keys(later?.answers[0] ?? {}), ["later", "value", "name", "text"]);
  assert.match(
    JSON.stringify(later?.manifest),
    /"lang":"de-AT","later":.*"at":"[^"]+","later":.*"files":\[\],"later":/s,
  );
  const [answer] = letter?.answers ?? [];
  assert.ok(answer && "file" in answer);
  assert.deepEqual(Object.keys(answer.file), ["id", "name", "type", "later", "size", "root"]);
});

test("the command's FHIR is valid by the published schema, without attachments and with them", async () => {
  const attachments = ["--attachments", join(folder, "attached")];
  for (const more of [[], attachments]) {
    const text = byCommand("fhir", more);
    const bundle: { entry: unknown[] } = JSON.parse(text);
    const valid: boolean = validate(bundle);
    assert.ok(valid, JSON.stringify(validate.errors?.slice(-3)));
    assert.equal(bundle.entry.length, 6);
    assert.equal(text.includes("1-_Brief%20_%20%C3%A9"), more === attachments);
  }
  const saved = join(folder, "attached", "5ea1".repeat(8), "1-_Brief _ é 日本.pdf");
  assert.deepEqual(await readFile(saved), LETTER);
});

test("what does not open is named the same, and what only other writers seal is opened by the command alone", async () => {
  const [, recipient = ""] = /public key: (\S+)/.exec(command(["keygen"], "").toString()) ?? [];
  await submit(command(["seal", "--recipient", recipient], "[]"));
  const before = JSON.parse(await byPage("json")).failed;
  assert.deepEqual(JSON.parse(byCommand("json", [], 3)).failed, before);
  assert.deepEqual([before.length, before[0].place, before[0].code], [1, "submission 7", "no-slot"]);

  const values = [2.5, true, -3, ["a"], { a: 1 }];
  const fields = JSON.stringify(values.map((value, at) => ({ name: `q${at}`, value })));
  await submit(command(["seal", "--card", join(folder, "card.json")], fields));
  const { failed } = JSON.parse(await byPage("json"));
  assert.deepEqual([failed.length, failed[1].place, failed[1].code], [2, "submission 8", "malformed"]);
  const bundle = JSON.parse(byCommand("fhir", [], 3));
  const valid: boolean = validate(bundle);
  assert.ok(valid, JSON.stringify(validate.errors?.slice(-3)));
  const answers = bundle.entry.at(-1).resource.item.map((item: { answer: unknown[] }) => item.answer[0]);
  assert.deepEqual(answers, [
    { valueDecimal: 2.5 },
    { valueBoolean: true },
    { valueInteger: -3 },
    { valueString: '["a"]' },
    { valueString: '{"a":1}' },
  ]);
});
