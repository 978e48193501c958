// `sealform/inbox` in Node, against a real store: what a practice does with it in a browser, a program does too, and its
// secrets stay in threads of their own.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Keyring, reconcile, SealformError, toCsv, toFhir, toZip, type Unlocking } from "sealform/inbox";
import { open } from "sealform-wasm/full";
import { sendFile, sendRecord } from "../browser/support/sealed-record.ts";
import { Store } from "../browser/support/store.ts";
import { bytesOf, unzip } from "../wasm/export-records.ts";
import { Overheard } from "./overheard.ts";

const PASSPHRASE = "seven lighthouses murmur against velvet orchards";
const LETTER = Buffer.from("Dear colleague, ".repeat(20_000));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let site: string;
let store: Store;
let keyring: Keyring;
let overheard: Overheard;
let record: string;

before(async () => {
  site = await mkdtemp(join(tmpdir(), "sealform-node-"));
  store = await Store.start(site);
  overheard = Overheard.begin();
  keyring = await Keyring.create({
    store: store.origin,
    token: utf8(store.token),
    practice: "A practice in Node",
    passphrase: utf8(PASSPHRASE),
  });
  await keyring.publishCard("intake", { form: "intake" });
  record = await sendIntake();
});
after(async () => {
  overheard?.end();
  keyring?.lock();
  await store?.remove();
  await rm(site, { recursive: true });
});

/** A record with a letter, and returns its id. */
async function sendIntake(): Promise<string> {
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");
  const letter = { record: id, name: "letter.txt", type: "text/plain", content: LETTER };
  const file = await sendFile(store, letter);
  const answers = [
    { name: "name", value: "Zoë", label: "Your name" },
    { name: "reason", value: "=1+1", label: "What brings you here?" },
    { name: "letter", label: "A letter", file },
  ];
  const { size, root } = file;
  return sendRecord(store, { id, files: [{ id: file.id, size, root }] }, answers);
}

const unlock = (key: Unlocking): Promise<Keyring> =>
  Keyring.unlock({ store: store.origin, id: keyring.id, ...key });

test("a keyring opens by its passphrase and by its recovery code, and by nothing else", async () => {
  const code = await keyring.newRecoveryCode();
  await keyring.confirmRecoveryCode(code.slice());
  for (const key of [{ passphrase: utf8(PASSPHRASE) }, { recoveryCode: code.slice() }]) {
    const again = await unlock(key);
    assert.equal(again.recipient, keyring.recipient);
    again.lock();
  }
  const wrong = utf8(PASSPHRASE.toUpperCase());
  await assert.rejects(unlock({ passphrase: wrong }), { name: "SealformError", code: "open-failed" });
  assert.deepEqual(wrong, new Uint8Array(wrong.length), "it was taken over");
  await assert.rejects(unlock({ recoveryCode: utf8("0000-0000") }), { code: "invalid-recovery-code" });
});

test("a passphrase in a Buffer of Node's pool is wiped, and its neighbour is not", async () => {
  const pooled = Buffer.from(PASSPHRASE);
  const neighbour = Buffer.from("still here");
  assert.equal(neighbour.buffer, pooled.buffer, "they share their memory");
  (await unlock({ passphrase: pooled })).lock();
  assert.deepEqual(new Uint8Array(pooled), new Uint8Array(pooled.length));
  assert.equal(neighbour.toString(), "still here");
});

test("passkeys belong to a browser, and their methods say so", async () => {
  const told = { name: "SealformError", code: "passkey-failed", message: /browser/ };
  await assert.rejects(unlock({ passkey: true }), told);
  await assert.rejects(keyring.addPasskey({ label: "This computer" }), told);
});

test("a record is listed, opened and searched, and its file is read", async () => {
  const { submissions, next } = await keyring.list();
  assert.deepEqual([submissions.map(({ id }) => id), next], [[record], null]);
  const opened = await keyring.open(record, { form: "intake" });
  assert.deepEqual(
    opened.answers.map((answer) => ("file" in answer ? answer.file.name : answer.value)),
    ["Zoë", "=1+1", "letter.txt"],
  );
  assert.deepEqual(await keyring.search("zoe"), [record]);
  const [{ id = "" } = {}] = opened.files;
  const pieces: Uint8Array[] = [];
  for await (const piece of keyring.readFile(record, id)) pieces.push(piece);
  assert.ok(Buffer.concat(pieces).equals(LETTER));
  await assert.rejects(keyring.open(record, { form: "another" }), { code: "wrong-context" });
});

test("many are opened in threads, each with its record or its problem, and a device without a database keeps nothing", async () => {
  const ids = [record, "0".repeat(32)];
  for (const visit of ["first", "second"]) {
    const codes: string[] = [];
    let hybrid = 0;
    const onProgress = (progress: { hybrid: number }) => {
      hybrid = progress.hybrid;
    };
    for await (const outcome of keyring.openAll({ ids, onProgress })) {
      codes.push("record" in outcome ? "opened" : outcome.problem.code);
    }
    assert.deepEqual(codes.sort(), ["opened", "server-refused"]);
    assert.equal(hybrid, 1, visit);
  }
  await keyring.markRead([record]);
  assert.deepEqual(await keyring.unread([record]), []);
  await keyring.forgetDevice();
  assert.deepEqual(await keyring.unread([record]), [record]);
});

test("records are exported, with the files that they name", async () => {
  const { submissions: rows } = await keyring.list();
  const options = { listed: rows.length };
  const csv = toCsv(keyring.openAll({ rows }), options);
  const text = Buffer.from(await bytesOf(csv)).toString();
  assert.match(text, /"Zoë","'=1\+1","letter\.txt"/);
  const { exported, failed, counts } = await csv.summary;
  assert.deepEqual(counts, reconcile({ listed: 1, opened: 1, failed: failed.length, exported }));

  const fhir = JSON.parse(Buffer.from(await bytesOf(toFhir(keyring.openAll({ rows })))).toString());
  assert.equal(fhir.entry[0].resource.item[0].answer[0].valueString, "Zoë");

  const readFile = (record: string, file: string) => keyring.readFile(record, file);
  const zip = toZip(keyring.openAll({ rows }), { ...options, readFile });
  const files = await unzip(await bytesOf(zip));
  assert.equal(files.get(`${record}/1-letter.txt`), LETTER.toString());
  const { files: count, fileProblems } = await zip.summary;
  assert.deepEqual([count, fileProblems], [1, []]);
});

test("no key and no token ever came out of the threads", async () => {
  const envelope = await (await store.fetch(`/v1/keyrings/${keyring.id}`)).arrayBuffer();
  const expected = { kind: "keyring", context: { keyring: keyring.id } };
  const key = { passphrase: utf8(PASSPHRASE) };
  const { boxes } = open(new Uint8Array(envelope), key, expected) as { boxes: Uint8Array[] };
  const entries = boxes.map((box) => JSON.parse(Buffer.from(box).toString()) as Record<string, string>);
  const secrets = Object.fromEntries(
    entries.flatMap(({ name, key, value }) => (value || key ? [[`${name}`, `${value ?? key}`]] : [])),
  );
  assert.deepEqual(Object.keys(secrets).sort(), ["holder", "identity", "secret", "store-token"]);
  const file = (await keyring.open(record)).answers.find((answer) => "file" in answer);
  assert.ok(file && "file" in file && !("secret" in file.file));
  assert.ok(overheard.has("Zoë"), "what was said is heard");
  assert.deepEqual(overheard.find({ ...secrets, PASSPHRASE }), []);
});

test("a locked keyring fails as such, and a failure is always a SealformError", async () => {
  const locked = await unlock({ passphrase: utf8(PASSPHRASE) });
  locked.lock();
  const thrown = await locked.list().catch((error: unknown) => error);
  assert.ok(thrown instanceof SealformError);
  assert.equal(thrown.code, "worker-failed");
});
