import { makeZip } from "client-zip";
import type { Bytes } from "../bytes.ts";
import type { OpenedRecord } from "../worker/practice-protocol.ts";
import type { Attachments, FileProblem } from "./attachments.ts";
import type { Tally } from "./source.ts";

/** A file of a ZIP that is made out of all records: its name, and the texts in it one after the other. */
export type Part = {
  readonly name: string;
  readonly write: (records: AsyncIterable<OpenedRecord>) => AsyncIterable<Bytes>;
};

/** The parts of the ZIP, then the attached files, then what is missing. */
export function writeZip(
  records: AsyncIterable<OpenedRecord>,
  tally: Tally,
  parts: readonly Part[],
  attachments: Attachments | undefined,
): ReadableStream<Uint8Array> {
  return makeZip(entries(records, tally, parts, attachments), { buffersAreUTF8: true });
}

async function* entries(
  records: AsyncIterable<OpenedRecord>,
  tally: Tally,
  parts: readonly Part[],
  attachments: Attachments | undefined,
) {
  const now = new Date();
  // Held once: a ZIP has one file after the other, and all of them are made out of the same records.
  const all: OpenedRecord[] = [];
  for await (const record of records) all.push(record);
  if (attachments) {
    for (const record of all) {
      for await (const { path, receivedAt, size, content } of attachments.of(record)) {
        yield { name: path, lastModified: dated(receivedAt) ?? now, size, input: content };
      }
    }
  }
  for (const { name, write } of parts) yield { name, lastModified: now, input: write(each(all)) };
  const problems = told(tally, attachments?.problems ?? []);
  if (problems !== "") yield { name: "problems.txt", lastModified: now, input: problems };
}

async function* each(records: OpenedRecord[]): AsyncGenerator<OpenedRecord, void, undefined> {
  yield* records;
}

/** A ZIP has the years from 1980 on. */
function dated(time: string): Date | undefined {
  const date = new Date(time);
  return date.getUTCFullYear() > 1980 && date.getUTCFullYear() < 2107 ? date : undefined;
}

/** One line for everything that is not in the ZIP, or not as its record says: where, and the code. */
function told({ failed }: Tally, problems: readonly FileProblem[]): string {
  const lines = [
    ...failed.map(({ id, code }) => `${id}\t\t${code}\n`),
    ...problems.map(({ record, file, problem }) => `${record}\t${file}\t${problem}\n`),
  ];
  return lines.length === 0 ? "" : `record\tfile\tproblem\n${lines.join("")}`;
}
