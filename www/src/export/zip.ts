import { makeZip } from "client-zip";
import type { Bytes } from "../bytes.ts";
import type { OpenedRecord } from "../worker/practice-protocol.ts";
import type { Attachments, FileProblem } from "./attachments.ts";
import type { ExportedRecord, Tally } from "./source.ts";
import { pieces } from "./stream.ts";

/** A file of a ZIP that is made out of all records. */
export type Part = {
  readonly name: string;
  readonly write: (records: AsyncIterable<ExportedRecord>) => AsyncIterable<Bytes>;
};

/** The attached files, then the parts, which name them, then what is missing. `onFile` is called for each attached file. */
export async function* writeZip(
  records: AsyncIterable<OpenedRecord>,
  tally: Tally,
  parts: readonly Part[],
  attachments: Attachments | undefined,
  onFile: () => void,
): AsyncGenerator<Bytes, void, undefined> {
  // Made when the first byte is asked for: it begins to take its entries at once.
  const zip = makeZip(entries(records, tally, parts, attachments, onFile), { buffersAreUTF8: true });
  for await (const piece of pieces(zip)) yield piece as Bytes;
}

type Entry = { name: string; lastModified: Date; size?: number; input: AsyncIterable<Bytes> | string };

async function* entries(
  records: AsyncIterable<OpenedRecord>,
  tally: Tally,
  parts: readonly Part[],
  attachments: Attachments | undefined,
  onFile: () => void,
): AsyncGenerator<Entry, void, undefined> {
  const now = new Date();
  // Held once: a ZIP has one file after the other, and all of them are made out of the same records.
  const all: ExportedRecord[] = [];
  for await (const record of records) {
    all.push(attachments ? yield* attached(attachments.of(record), now, onFile) : record);
  }
  for (const { name, write } of parts) yield { name, lastModified: now, input: write(each(all)) };
  const problems = told(tally, attachments?.problems ?? []);
  if (problems !== "") yield { name: "problems.txt", lastModified: now, input: problems };
}

/** The files of one record, which is returned with their paths in it. */
async function* attached(
  files: ReturnType<Attachments["of"]>,
  now: Date,
  onFile: () => void,
): AsyncGenerator<Entry, ExportedRecord, undefined> {
  for (let next = await files.next(); ; next = await files.next()) {
    if (next.done) return next.value;
    const { path, receivedAt, size, content } = next.value;
    onFile();
    yield { name: path, lastModified: dated(receivedAt) ?? now, size, input: content };
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  yield* items;
}

/** A ZIP has the years from 1980 on. */
function dated(time: string): Date | undefined {
  const date = new Date(time);
  return date.getUTCFullYear() > 1980 && date.getUTCFullYear() < 2107 ? date : undefined;
}

/** A line for each thing that is not in the ZIP, or not as its record says: what it is, and the code. */
function told({ failed, duplicates, ambiguous }: Tally, problems: readonly FileProblem[]): string {
  const lines = [
    ...failed.map(({ seq, id, code }) => `submission ${seq}, ${id}: ${code}`),
    ...duplicates.map((id) => `record ${id}: duplicate`),
    ...ambiguous.map((id) => `record ${id}: ambiguous`),
    ...problems.map(({ record, file, problem }) => `record ${record}, file ${file}: ${problem}`),
  ];
  return lines.map((each) => `${each}\r\n`).join("");
}
