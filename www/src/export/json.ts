import type { Note } from "../notes/note.ts";
import type { ExportedRecord, Tally } from "./source.ts";

/** A line for each record, and at the end what did not open. The shape is in docs/EXPORT.md. */
export async function* writeJson(
  records: AsyncIterable<ExportedRecord>,
  tally: Tally,
): AsyncGenerator<string, void, undefined> {
  yield '{"sealform":"export","version":1,"records":[';
  let between = "\n";
  for await (const record of records) {
    yield between + JSON.stringify(asJson(record));
    between = ",\n";
  }
  const failed = tally.failed.map(({ seq, id, code }) => ({ place: `submission ${seq}`, id, code }));
  yield `\n],"failed":${JSON.stringify(failed)}}\n`;
}

const asJson = ({ id, receivedAt, root, context, manifest, answers, notes = [] }: ExportedRecord) => ({
  id,
  received: receivedAt,
  created: manifest.created,
  form: context.form ?? null,
  root,
  context: sorted(context),
  manifest,
  answers,
  ...(notes.length > 0 && { notes: notes.map(noteAsJson) }),
});

const noteAsJson = ({ id, root, created, updated, content }: Note) => {
  const { title, text, tags, date, minutes } = content;
  return { id, root, created, updated, title, date, minutes, tags, text };
};

/** In the order of the bytes of the keys, as they are sealed. */
const sorted = (context: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)));
