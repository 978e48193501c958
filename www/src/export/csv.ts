import type { OpenedRecord } from "../worker/practice-protocol.ts";
import type { Tally } from "./source.ts";

type Answer = OpenedRecord["answers"][number];

/** A row of cells: those that every record has, then those of its answers by column. */
type Row = { readonly fixed: string[]; readonly answers: Map<string, string> };

/** What stands in front of the questions. The names begin with a dash of no form field: they are ours. */
const FIXED = ["id", "received", "created", "form"];

/** How several answers to one question stand in one cell. */
const BETWEEN = "; ";

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A header and a row for each record, RFC 4180: every cell in quotes, CRLF at the end of lines. The byte order mark is what
 * tells spreadsheets that this is UTF-8.
 */
export async function* writeCsv(
  records: AsyncIterable<OpenedRecord>,
  _tally: Tally,
): AsyncGenerator<string, void, undefined> {
  const rows: Row[] = [];
  const columns = new Set<string>();
  for await (const record of records) {
    const row = rowOf(record);
    rows.push(row);
    for (const name of row.answers.keys()) columns.add(name);
  }
  yield `\uFEFF${line([...FIXED, ...columns])}`;
  for (const { fixed, answers } of rows) {
    yield line([...fixed, ...Array.from(columns, (name) => answers.get(name) ?? "")]);
  }
}

function rowOf({ id, receivedAt, manifest, answers }: OpenedRecord): Row {
  const cells = new Map<string, string>();
  for (const answer of answers) {
    const before = cells.get(answer.name);
    const shown = shownOf(answer);
    cells.set(answer.name, before ? before + BETWEEN + shown : shown);
  }
  return { fixed: [id, receivedAt, manifest.created, manifest.form.title], answers: cells };
}

const shownOf = (answer: Answer): string =>
  "file" in answer ? answer.file.name : (answer.text ?? answer.value);

const line = (cells: string[]): string => `${cells.map(cell).join(",")}\r\n`;

const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
