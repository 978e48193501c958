// Progress notes go out with the record that they are about; psychotherapy notes and journals never do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exportAs, type NotesAbout, type TextFormat, toCsv, toZip } from "../../www/src/export/index.ts";
import { EMPTY_NOTE, type Note, type NoteClass, type NoteContent } from "../../www/src/notes/note.ts";
import { AWKWARD, awkward, bytesOf, id, questionnaire, textOf, unzip } from "./export-records.ts";
import { validate } from "./fhir-schema.ts";

const CANARY = "kanarienvogel";
const FORMATS = ["json", "csv", "fhir", "html"] as const;
const ROOT = `${"A".repeat(42)}E`;

const written = (noteClass: NoteClass, content: Partial<NoteContent> = {}): Note => ({
  id: id(0x51),
  created: "2026-11-20T10:00:00.000Z",
  updated: "2026-11-21T09:00:00.500Z",
  state: "stored",
  noteClass,
  root: ROOT,
  content: {
    ...EMPTY_NOTE,
    title: "First session",
    text: `# Subjective\nCame on time. ${CANARY}`,
    tags: ["anxiety"],
    date: "2026-11-20T10:00",
    minutes: 50,
    records: [questionnaire().id],
    ...content,
  },
  files: [{ id: id(9), name: "letter.pdf", type: "application/pdf", size: 5 }],
});

/** The notes are about the questionnaire alone. */
const about =
  (...notes: Note[]): NotesAbout =>
  (record) =>
    record.id === questionnaire().id ? notes : [];

const exported = (format: TextFormat, ...notes: Note[]): Promise<string> =>
  textOf(exportAs(format, [awkward(), questionnaire()], { notes: about(...notes), timeZone: "UTC" }));

type Entry = { fullUrl: string; resource: { resourceType: string; [member: string]: unknown } };

/** The entries of a bundle that R4 allows. */
async function entriesOf(...notes: Note[]): Promise<Entry[]> {
  const bundle: { entry: Entry[] } = JSON.parse(await exported("fhir", ...notes));
  const valid: boolean = validate(bundle);
  assert.ok(valid, JSON.stringify(validate.errors?.slice(-3)));
  return bundle.entry;
}

test("JSON has the notes behind the answers of the record that they are about", async () => {
  const { records } = JSON.parse(await exported("json", written("progress")));
  const [other, { notes, ...record }] = records;
  assert.ok(!("notes" in other));
  assert.equal(record.id, questionnaire().id);
  assert.deepEqual(notes, [
    {
      id: id(0x51),
      root: ROOT,
      created: "2026-11-20T10:00:00.000Z",
      updated: "2026-11-21T09:00:00.500Z",
      title: "First session",
      date: "2026-11-20T10:00",
      minutes: 50,
      tags: ["anxiety"],
      text: `# Subjective\nCame on time. ${CANARY}`,
    },
  ]);
  assert.deepEqual(Object.keys(notes[0] ?? {}), [
    ..."id root created updated title date minutes tags text".split(" "),
  ]);
});

test("FHIR has a DocumentReference behind the response that it is about, as R4 allows it", async () => {
  const [, response, document, ...rest] = await entriesOf(written("progress"));
  assert.deepEqual(rest, []);
  assert.equal(response?.resource.resourceType, "QuestionnaireResponse");
  assert.deepEqual(document, {
    // 16 bytes of the root, which is zeros here.
    fullUrl: "urn:uuid:00000000-0000-0000-0000-000000000000",
    resource: {
      resourceType: "DocumentReference",
      id: id(0x51),
      identifier: [{ system: "urn:ietf:rfc:3986", value: "urn:uuid:00000000-0000-0000-0000-000000000051" }],
      status: "current",
      type: { text: "Progress note" },
      date: "2026-11-21T09:00:00.500Z",
      content: [
        {
          attachment: {
            contentType: "text/markdown;charset=utf-8",
            data: Buffer.from(`# Subjective\nCame on time. ${CANARY}`).toString("base64"),
            title: "First session",
            creation: "2026-11-20T10:00:00.000Z",
          },
        },
      ],
      context: { period: { start: "2026-11-20" }, related: [{ reference: response?.fullUrl }] },
    },
  });
});

test("notes of awkward texts, of nothing, and of a day that is none are valid FHIR, and keep their text", async () => {
  const notes = [...AWKWARD, ""].map((text) =>
    written("progress", { title: text, text, date: "2026-00-40" }),
  );
  const entries = (await entriesOf(...notes)).slice(2);
  const texts = entries.map(({ resource }) => {
    const [{ attachment }] = resource.content as [{ attachment: { data?: string } }];
    // FHIR has no empty text.
    assert.notEqual(attachment.data, "");
    return Buffer.from(attachment.data ?? "", "base64").toString();
  });
  assert.deepEqual(texts, [...AWKWARD, ""]);
  for (const { resource } of entries) assert.ok(!("period" in (resource.context as object)));
});

test("HTML has the note in its record, escaped", async () => {
  const html = await exported("html", written("progress", { text: AWKWARD.join("\n") }));
  const [, article = ""] = html.split(`<article id="r-${questionnaire().id}">`);
  assert.match(article, /Progress notes<\/h3>/);
  assert.match(article, /First session 2026-11-20 10:00, 50 minutes/);
  assert.match(article, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(article, /21 November 2026 at 09:00:00 UTC/);
  assert.doesNotMatch(html, /<script|<img|onerror=(?!alert\(2\)&gt;)/);
});

test("CSV is the same with notes and without", async () => {
  const csv = await exported("csv", written("progress"));
  assert.equal(csv, await textOf(toCsv([awkward(), questionnaire()])));
});

test("a ZIP has them in its files", async () => {
  const zip = toZip([questionnaire()], {
    formats: FORMATS,
    notes: about(written("progress")),
  });
  const files = await unzip(await bytesOf(zip));
  const having = [...files].filter(([, content]) => content.includes("First session")).map(([name]) => name);
  assert.deepEqual(having.sort(), ["records.fhir.json", "records.html", "records.json"]);
});

for (const noteClass of ["psychotherapy", "journal"] as const) {
  test(`a note of the class ${noteClass} ends any export, before a byte of it or of its record`, async () => {
    for (const format of FORMATS) {
      const notes = about(written("progress"), written(noteClass));
      const made = exportAs(format, [awkward(), questionnaire()], { notes });
      const read = await readUntilItFails(made.stream);
      assert.equal(read.code, "note-class", format);
      assert.doesNotMatch(read.text, new RegExp(`${CANARY}|First session|phq9-1`), format);
      await assert.rejects(made.summary, { code: "note-class" });
    }
    const zip = toZip([questionnaire()], { notes: about(written(noteClass)) });
    const read = await readUntilItFails(zip.stream);
    assert.equal(read.code, "note-class");
    assert.doesNotMatch(read.text, new RegExp(CANARY));
    await assert.rejects(zip.summary, { code: "note-class" });
  });
}

/** What came of a stream before it failed, and the code it failed with. */
async function readUntilItFails(stream: ReadableStream<Uint8Array>): Promise<{ text: string; code: string }> {
  const pieces: Uint8Array[] = [];
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: Buffer.concat(pieces).toString(), code: "nothing" };
      pieces.push(value);
    }
  } catch (thrown) {
    return { text: Buffer.concat(pieces).toString(), code: (thrown as { code?: string }).code ?? "no code" };
  }
}
