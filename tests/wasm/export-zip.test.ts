// The ZIP of an export, read by another program's code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SealformError } from "../../www/src/errors.ts";
import { safeFileName, toZip } from "../../www/src/export/index.ts";
import { bytesOf, file, id, questionnaire, reading, record, unzip } from "./export-records.ts";

const answers = (...files: ReturnType<typeof file>[]) => files.map((file) => ({ name: "letter", file }));
const listed = (...numbers: number[]) =>
  numbers.map((number) => ({ id: id(number), state: "listed" as const }));

test("a ZIP has the records in each format, and the files that they name", async () => {
  const made = toZip([questionnaire()], {
    listed: 1,
    formats: ["json", "csv", "fhir", "html"],
    readFile: reading({ [id(7)]: Buffer.from("12345") }),
  });
  const files = await unzip(await bytesOf(made));
  const path = `${id(2)}/1-Brief.pdf`;
  assert.deepEqual(
    [...files.keys()],
    [path, "records.json", "records.csv", "records.fhir.json", "records.html"],
  );
  assert.equal(files.get(path), "12345");
  const { records } = JSON.parse(files.get("records.json") ?? "");
  assert.equal(records[0].answers.at(-1).file.path, path);
  for (const name of ["records.csv", "records.fhir.json", "records.html"])
    assert.ok(files.get(name)?.includes(path), name);
  const { files: count, fileProblems, counts } = await made.summary;
  assert.deepEqual([count, fileProblems, counts?.state], [1, [], "complete"]);
});

test("a file that is not the one that was sent, is not there, or has another size is left out and named", async () => {
  const wrong = record(
    1,
    answers(
      file(1, "right.txt", 5),
      file(2, "swapped.txt", 5),
      file(3, "gone.txt", 5),
      file(4, "short.txt", 6),
      file(5, "long.txt", 4),
    ),
    {
      files: [...listed(1, 2, 3, 4), { id: id(5), state: "different" }, { id: id(6), state: "unnamed" }],
    },
  );
  const made = toZip([wrong], {
    formats: ["json"],
    readFile: reading({
      [id(1)]: Buffer.from("12345"),
      [id(2)]: new SealformError("open-failed", "kanarienvogel"),
      [id(3)]: new SealformError("file-missing", "kanarienvogel"),
      [id(4)]: Buffer.from("12345"),
      [id(5)]: Buffer.from("12345"),
    }),
  });
  const bytes = await bytesOf(made);
  const files = await unzip(bytes);
  assert.deepEqual([...files.keys()], [`${id(1)}/1-right.txt`, "records.json", "problems.txt"]);
  const expected = [
    [2, "open-failed"],
    [3, "file-missing"],
    [4, "open-failed"],
    [5, "open-failed"],
    [6, "unnamed"],
  ].map(([number, problem]) => `record ${id(1)}, file ${id(Number(number))}: ${problem}\r\n`);
  assert.equal(files.get("problems.txt"), expected.join(""));
  assert.ok(!bytes.includes("kanarienvogel"));
  const { files: count, fileProblems } = await made.summary;
  assert.deepEqual(
    [count, fileProblems.map(({ name }) => name)],
    [1, ["swapped.txt", "gone.txt", "short.txt", "long.txt", ""]],
  );
});

test("a file that the manifest lists differently is saved, and named", async () => {
  const odd = record(1, answers(file(1, "a", 1), file(2, "b", 1)), {
    files: [{ id: id(1), state: "different" }],
  });
  const made = toZip([odd], { readFile: reading({ [id(1)]: Buffer.from("1"), [id(2)]: Buffer.from("2") }) });
  const files = await unzip(await bytesOf(made));
  assert.ok(files.has(`${id(1)}/1-a`) && files.has(`${id(1)}/2-b`));
  const { fileProblems } = await made.summary;
  assert.deepEqual(
    fileProblems.map(({ problem }) => problem),
    ["different", "unlisted"],
  );
});

test("of two records with one id each has a folder of its own", async () => {
  const one = record(1, answers(file(1, "a", 1)), { files: listed(1) });
  const two = { ...one, root: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" };
  const made = toZip([one, two], { formats: [], readFile: reading({ [id(1)]: Buffer.from("1") }) });
  const files = await unzip(await bytesOf(made));
  assert.deepEqual([...files.keys()], [`${id(1)}/1-a`, `${id(1)}-0001020304050607/1-a`, "problems.txt"]);
  assert.equal(files.get("problems.txt"), `record ${id(1)}: ambiguous\r\n`);
});

test("a long file is opened twice, and one that has changed meanwhile ends the export", async () => {
  const content = Buffer.alloc(33 * 1024 * 1024, "a");
  const long = record(1, answers(file(1, "long", content.length)), { files: listed(1) });
  let opened = 0;
  const readFile = () => {
    opened += 1;
    return reading({ [id(1)]: content })("", id(1));
  };
  const files = await unzip(await bytesOf(toZip([long], { formats: [], readFile })));
  assert.deepEqual([opened, files.get(`${id(1)}/1-long`)?.length], [2, content.length]);

  const swapped = new SealformError("open-failed", "");
  const change = () => reading({ [id(1)]: opened++ % 2 === 0 ? content : swapped })("", id(1));
  const made = toZip([long], { formats: [], readFile: change });
  await assert.rejects(bytesOf(made), { code: "open-failed" });
  await assert.rejects(made.summary, { code: "open-failed" });
});

test("names of files are safe", () => {
  const names: [given: string, safe: string][] = [
    ["Brief vom Arzt – é 日本.pdf", "Brief vom Arzt _ é 日本.pdf"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["..\\..\\x", "_.._x"],
    ["C:\\x<y>|z?*.txt", "C__x_y__z__.txt"],
    [" . .hidden. ", "hidden"],
    ["", "file"],
    ["...", "file"],
    ["a\u0000b\u202Egnp.exe", "a_b_gnp.exe"],
    ["Mu\u0308ller ½ Ⅷ 报告.txt", "Müller ½ Ⅷ 报告.txt"],
    [`${"😀é".repeat(80)}.jpeg`, `${"_é".repeat(80).slice(0, 95)}.jpeg`],
    [`${"x".repeat(120)}.nottoolong`, `${"x".repeat(89)}.nottoolong`],
    [`${"x".repeat(120)}.muchtoolong`, "x".repeat(100)],
  ];
  for (const [given, safe] of names) assert.equal(safeFileName(given), safe, JSON.stringify(given));
});
