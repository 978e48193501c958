import { utf8 } from "../bytes.ts";
import type { ExportedAnswer, ExportedRecord } from "./source.ts";

/** What stands in front of the questions. */
const FIXED = ["id", "received", "created", "form", "root"];
/** The last column, when there are more questions than a spreadsheet can show. */
const MORE = "more";

const MAX_NAMES = 1000;
/** Of all names together, in UTF-8. */
const MAX_NAMES_LENGTH = 1024 * 1024;

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A header and a row for each record, as RFC 4180 has them. The byte order mark is what tells spreadsheets that this is
 * UTF-8. All records are held, because the first line needs the names of all questions.
 */
export async function* writeCsv(
  records: AsyncIterable<ExportedRecord>,
): AsyncGenerator<string, void, undefined> {
  const all: ExportedRecord[] = [];
  const columns = new Columns();
  for await (const record of records) {
    all.push(record);
    for (const { name } of record.answers) columns.add(name);
  }
  yield `\uFEFF${line(columns.headers)}`;
  for (const record of all) yield line(columns.cells(record));
}

class Columns {
  readonly #names = new Set<string>();
  #length = 0;
  #full = false;

  add(name: string): void {
    if (this.#full || this.#names.has(name)) return;
    this.#length += utf8(name).length;
    this.#full = this.#names.size === MAX_NAMES || this.#length > MAX_NAMES_LENGTH;
    if (!this.#full) this.#names.add(name);
  }

  get headers(): string[] {
    const taken = new Set([...FIXED, MORE]);
    const headers = Array.from(this.#names, (name) => {
      let header = name;
      while (taken.has(header)) header += " (answer)";
      taken.add(header);
      return header;
    });
    return [...FIXED, ...headers, ...(this.#full ? [MORE] : [])];
  }

  cells({ id, receivedAt, root, context, manifest, answers }: ExportedRecord): string[] {
    const values = new Map<string, string[]>(Array.from(this.#names, (name) => [name, []]));
    const more = answers.filter((answer) => !values.get(answer.name)?.push(shownOf(answer)));
    return [
      ...[id, receivedAt, manifest.created, context.form ?? "", root],
      ...Array.from(values.values(), (several) => several.join("\n")),
      ...(this.#full ? [more.length === 0 ? "" : JSON.stringify(more)] : []),
    ];
  }
}

const shownOf = (answer: ExportedAnswer): string =>
  "file" in answer ? (answer.file.path ?? answer.file.name) : answer.value;

const line = (cells: string[]): string => `${cells.map(cell).join(",")}\r\n`;

const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
