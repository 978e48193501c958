// JSON, CSV and the printable HTML, read back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SealformError } from "../../www/src/errors.ts";
import { type Exportable, reconcile, toCsv, toHtml, toJson } from "../../www/src/export/index.ts";
import { AWKWARD, awkward, bytesOf, id, questionnaire, record, textOf } from "./export-records.ts";

const CANARY = "kanarienvogel";
const row = (number: number) => ({ seq: number, id: id(number), receivedAt: "2026-11-20T08:30:00Z" });
const failure = (number: number): Exportable => ({
  row: row(number),
  problem: new SealformError("open-failed", `It does not open: ${CANARY}`),
});

test("JSON has each record on a line with all that was sealed, and what did not open by id and code", async () => {
  const { root, context, manifest, answers } = questionnaire();
  const made = toJson([failure(17), questionnaire(), { record: awkward() }], { listed: 3 });
  const text = await textOf(made);
  assert.equal(text.split("\n").length, 5);
  const { records, failed, ...about } = JSON.parse(text);
  assert.deepEqual(about, { sealform: "export", version: 1 });
  const common = { received: "2026-11-20T08:30:00Z", created: "2026-11-20T08:29:58Z", form: "intake" };
  assert.deepEqual(records[0], { id: id(2), ...common, root, context, manifest, answers });
  assert.deepEqual(
    Object.keys(records[0]),
    "id received created form root context manifest answers".split(" "),
  );
  assert.deepEqual(
    records[1].answers.map(({ value }: { value: string }) => value),
    AWKWARD,
  );
  assert.deepEqual(failed, [{ place: "submission 17", id: id(17), code: "open-failed" }]);
  assert.doesNotMatch(text, new RegExp(CANARY));
  const { counts, ...summary } = await made.summary;
  assert.equal(counts?.state, "incomplete");
  assert.deepEqual(summary.failed, [{ ...row(17), code: "open-failed" }]);
});

test("an export of nothing is whole", async () => {
  assert.deepEqual(JSON.parse(await textOf(toJson([]))), {
    sealform: "export",
    version: 1,
    records: [],
    failed: [],
  });
  assert.equal(await textOf(toCsv([])), '\uFEFF"id","received","created","form","root"\r\n');
});

test("CSV reads back as RFC 4180 has it, and no cell begins a formula", async () => {
  const rows = parseCsv(await textOf(toCsv([questionnaire(), awkward()])));
  assert.deepEqual(rows[0]?.slice(0, 11), [
    ...["id", "received", "created", "form", "root"],
    ...["name", "phq9-1", "phq9-2", "phq9-10", "reach", "letter"],
  ]);
  assert.deepEqual(rows[1]?.slice(5, 11), ["Ada", "2", "0", "", "mail\nphone", "Brief.pdf"]);
  const cells = rows[2]?.slice(11) ?? [];
  assert.deepEqual(
    cells.map((cell, at) => cell.replace(/^'/, at === AWKWARD.indexOf(cell) ? "'" : "")),
    AWKWARD,
  );
  for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/);
  assert.equal(cells[2], "'+49 30 123456");
});

test("CSV: questions named like our columns, like formulas, and too many of them", async () => {
  const named = ["id", "id", "id (answer)", "more", "=1"].map((name, at) => ({ name, value: String(at) }));
  const [header = [], cells = []] = parseCsv(await textOf(toCsv([record(1, named)])));
  assert.deepEqual(header.slice(5), ["id (answer)", "id (answer) (answer)", "more (answer)", "'=1"]);
  assert.deepEqual(cells.slice(5), ["0\n1", "2", "3", "4"]);

  const many = Array.from({ length: 1002 }, (_, at) => ({ name: `n${at}`, value: `v${at}` }));
  const [wide = [], first = [], second = []] = parseCsv(
    await textOf(toCsv([record(1, many), record(2, [])])),
  );
  assert.deepEqual([wide.length, wide[1004], wide[1005]], [1006, "n999", "more"]);
  assert.deepEqual(JSON.parse(first[1005] ?? ""), many.slice(1000));
  assert.equal(second[1005], "");
});

test("HTML escapes everything, and lets nothing run or load", async () => {
  const html = await textOf(
    toHtml([failure(17), questionnaire(), awkward()], { listed: 3, timeZone: "UTC" }),
  );
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? "";
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$/,
  );
  assert.doesNotMatch(html, /<script|<img|<\/style>[\s\S]*<\/style>|onerror=(?!alert\(2\)&gt;)| src=(?!x )/);
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(html, /<h2>Intake &amp; more<\/h2>/);
  assert.match(html, /fingerprint/, "the text of the consent was not found to be the one that was hashed");
  assert.match(html, /<time datetime="2026-11-20T08:30:00Z">20 November 2026 at 08:30:00 UTC<\/time>/);
  assert.match(html, new RegExp(`<code>${id(17)}</code>.*<code>open-failed</code>`));
  assert.doesNotMatch(html, new RegExp(CANARY));
});

test("a record that comes twice is left out and named, and one of another root is kept and named", async () => {
  const other = { ...questionnaire(), root: "o".repeat(43) };
  const made = toJson([questionnaire(), questionnaire(), other], { listed: 3 });
  assert.equal(JSON.parse(await textOf(made)).records.length, 2);
  const { duplicates, ambiguous, counts } = await made.summary;
  assert.deepEqual([duplicates, ambiguous, counts?.state], [[id(2)], [id(2)], "unaccounted"]);
});

test("the counts are complete, incomplete or unaccounted for", () => {
  const state = (listed: number, opened: number, failed: number, exported: number) => {
    const { state, lost, leftOut } = reconcile({ listed, opened, failed, exported });
    return [state, lost, leftOut];
  };
  assert.deepEqual(state(3, 3, 0, 3), ["complete", 0, 0]);
  assert.deepEqual(state(3, 2, 1, 2), ["incomplete", 0, 0]);
  assert.deepEqual(state(3, 2, 0, 2), ["unaccounted", 1, 0]);
  assert.deepEqual(state(3, 3, 0, 2), ["unaccounted", 0, 1]);
  assert.deepEqual(state(2, 3, 0, 3), ["unaccounted", -1, 0]);
});

test("records are taken as they are asked for, and a failing source ends the export without a word of it", async () => {
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken += 1;
      yield record(taken, [{ name: "story", value: "x".repeat(100_000) }]);
    }
  }
  const reader = toJson(endless()).stream.getReader();
  await reader.read();
  assert.ok(taken < 3, String(taken));
  await reader.cancel();

  async function* failing() {
    yield record(1, []);
    throw new Error(CANARY);
  }
  const made = toJson(failing());
  await assert.rejects(bytesOf(made), { code: "internal", message: /discard it/ });
  await assert.rejects(made.summary, (error: Error) => !`${error.message} ${error.cause}`.includes(CANARY));
});

/** A strict reader of what toCsv writes: every cell in quotes, CRLF behind every row. */
function parseCsv(text: string): string[][] {
  assert.equal(text[0], "\uFEFF");
  const rows = text.slice(1).match(/("(?:[^"]|"")*"(?:,|\r\n))+?(?<=\r\n)/g) ?? [];
  assert.equal(rows.join(""), text.slice(1));
  return rows.map((line) =>
    Array.from(line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g), ([, cell = ""]) => cell.replaceAll('""', '"')),
  );
}
