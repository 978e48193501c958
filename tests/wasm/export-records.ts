import assert from "node:assert/strict";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import type { Export, ReadFile } from "../../www/src/export/index.ts";
import type { OpenedRecord } from "../../www/src/worker/practice-protocol.ts";

type Answer = OpenedRecord["answers"][number];

/** Texts that break an export which does not take care: quotes, line ends, markup, formulas, directions, odd spaces. */
export const AWKWARD = [
  'He said "no", and left; then\r\nhe came back\nagain',
  '=HYPERLINK("https://example.org","click")',
  "+49 30 123456",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(A1)",
  "\tindented",
  "\uFF1D1+1",
  "<script>alert(1)</script><img src=x onerror=alert(2)>",
  "</style></dd></article>&amp;&#39;'\"",
  "Zoë 日本 🌧️ \u202Egnp.exe \u00A0\u3000 \u2028",
  " leading and trailing ",
  "'quoted already",
  "back\\slash \\u0041",
  "{{braces}}",
];

export const id = (number: number): string => number.toString(16).padStart(32, "0");

/** A record with these answers; everything else is as any record has it. */
export function record(number: number, answers: Answer[], changes: Partial<OpenedRecord> = {}): OpenedRecord {
  return {
    id: id(number),
    receivedAt: "2026-11-20T08:30:00Z",
    root: "r".repeat(43),
    context: { card: "sha256-AAAA", form: "intake" },
    manifest: {
      created: "2026-11-20T08:29:58.123Z",
      form: { title: "Intake", lang: "en" },
      consent: [],
      files: [],
    },
    answers,
    files: [],
    consents: [],
    size: 4096,
    ...changes,
  };
}

/** One with a file of these bytes, and one with all the awkward texts. */
export const awkward = (): OpenedRecord =>
  record(
    1,
    AWKWARD.map((value, at) => ({ name: `q${at}`, label: `Question ${at}: ${value}`, value })),
  );

/** A questionnaire: nested sections, chosen options, a question answered twice, one left blank, and a consent. */
export const questionnaire = (): OpenedRecord =>
  record(
    2,
    [
      { name: "name", label: "Your name", value: "Ada" },
      {
        name: "phq9-1",
        label: "Little interest",
        section: ["PHQ-9", "Two weeks"],
        value: "2",
        text: "More than half the days",
      },
      {
        name: "phq9-2",
        label: "Feeling down",
        section: ["PHQ-9", "Two weeks"],
        value: "0",
        text: "Not at all",
      },
      { name: "phq9-10", label: "How difficult", section: ["PHQ-9"], value: "" },
      { name: "reach", label: "How to reach you", value: "mail", text: "By mail" },
      { name: "reach", label: "How to reach you", value: "phone", text: "By telephone" },
      { name: "letter", label: "Letters", file: file(7, "Brief.pdf", 5) },
    ],
    {
      manifest: {
        created: "2026-11-20T08:29:58Z",
        form: { title: "Intake & more", lang: "en" },
        consent: [
          {
            id: "privacy",
            version: "2",
            sha256: "a".repeat(64),
            text: "I agree.\nReally.",
            given: true,
            at: "2026-11-20T08:20:00Z",
          },
        ],
        files: [{ id: id(7), root: "f".repeat(43), size: 5 }],
      },
      files: [{ id: id(7), state: "listed" }],
    },
  );

/** A file as an answer names it. */
export const file = (number: number, name: string, size: number) => ({
  id: id(number),
  name,
  type: "application/pdf",
  size,
  root: "f".repeat(43),
});

/** Reads an export to its end. */
export async function bytesOf({ stream }: Export): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value);
  return Buffer.concat(parts);
}

export const textOf = async (made: Export): Promise<string> =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await bytesOf(made));

/** Files by their id, as streams; what is not there fails as Keyring.readFile does. */
export const reading =
  (files: Record<string, Uint8Array | Error>): ReadFile =>
  (_, file) => {
    const content = files[file];
    return new ReadableStream({
      pull(controller) {
        if (!(content instanceof Uint8Array)) throw content;
        // In two pieces, and the second never before the first was taken.
        controller.enqueue(content.subarray(0, content.length / 2));
        controller.enqueue(content.subarray(content.length / 2));
        controller.close();
      },
    });
  };

/** All files of a ZIP by their names, with their checksums checked. */
export async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true, useWebWorkers: false });
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    assert.ok(!entry.directory);
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString());
  }
  return files;
}
