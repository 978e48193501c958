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

const asJson = ({ id, receivedAt, root, context, manifest, answers }: ExportedRecord) => ({
  id,
  received: receivedAt,
  created: manifest.created,
  form: context.form ?? null,
  root,
  context: sorted(context),
  manifest,
  answers,
});

/** In the order of the bytes of the keys, as they are sealed. */
const sorted = (context: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)));
