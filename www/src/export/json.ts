import type { OpenedRecord } from "../worker/practice-protocol.ts";
import { reconcile } from "./reconcile.ts";
import type { Tally } from "./source.ts";

/** A line for each record, then what did not open. */
export async function* writeJson(
  records: AsyncIterable<OpenedRecord>,
  tally: Tally,
  { listed }: { listed?: number | undefined },
): AsyncGenerator<string, void, undefined> {
  yield '{"sealform":"export","version":1,"records":[';
  let between = "\n";
  for await (const record of records) {
    yield between + JSON.stringify(record);
    between = ",\n";
  }
  const { exported, failed } = tally;
  const problems = failed.map((problem) => `\n${JSON.stringify(problem)}`).join(",");
  const counts = reconcile({
    listed: listed ?? exported + failed.length,
    opened: exported,
    failed: failed.length,
    exported,
  });
  yield `\n],"problems":[${problems}\n],"counts":${JSON.stringify(counts)}}\n`;
}
