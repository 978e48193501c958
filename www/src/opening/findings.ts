import type { CheckedFile } from "../worker/opened-record.ts";
import type { Finding } from "./protocol.ts";

/** What is known of one row of the store after it was opened, or was not. */
export type Examined = {
  id: string;
  /** What the envelope in the row shows; missing where it shows nothing. */
  seen?: { objectId: string; root: string; sha256: string };
  /** Why it did not open. */
  code?: string;
  /** Of one that opened: a hash over its answers, its context, and its files. */
  contentHash?: string;
  context?: Record<string, string>;
  files?: CheckedFile[];
};

/** `cards` are the pins of all cards of the practice, `files` the ids of all files in the store; undefined where not known. */
export type Known = { cards: Set<string> | undefined; files: Set<string> | undefined };

/** What the practice should look at, by the order of the rows. */
export function findings(rows: readonly Examined[], known: Known): Finding[] {
  const same = [
    groups(rows, ({ seen }) => seen?.objectId),
    groups(rows, ({ seen }) => seen?.root),
    groups(rows, ({ seen }) => seen?.sha256),
  ];
  const alike = groups(rows, ({ contentHash }) => contentHash);
  return rows.flatMap((row): Finding[] => {
    const replays = new Set(same.flatMap((group) => group(row)));
    const duplicates = alike(row).filter((other) => !replays.has(other));
    return [
      ...(row.code === undefined ? [] : [{ kind: "not-opened" as const, id: row.id, code: row.code }]),
      ...some("replayed", row.id, [...replays]),
      ...some("duplicate", row.id, duplicates),
      ...unknownCard(row, known.cards),
      ...missingFiles(row, known.files),
    ];
  });
}

/** For a row the ids of the others that have the same of something. */
function groups(
  rows: readonly Examined[],
  by: (row: Examined) => string | undefined,
): (row: Examined) => string[] {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const key = by(row);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), row.id]);
  }
  return (row) => (found.get(by(row) ?? "") ?? []).filter((id) => id !== row.id);
}

const some = (kind: "replayed" | "duplicate", id: string, others: string[]): Finding[] =>
  others.length === 0 ? [] : [{ kind, id, others }];

function unknownCard({ id, context }: Examined, cards: Set<string> | undefined): Finding[] {
  if (!context || !cards || (context.card !== undefined && cards.has(context.card))) return [];
  return [{ kind: "unknown-card", id, card: context.card ?? "" }];
}

function missingFiles({ id, files }: Examined, stored: Set<string> | undefined): Finding[] {
  const missing = (files ?? []).filter((file) => stored && !stored.has(file.id)).map((file) => file.id);
  return missing.length === 0 ? [] : [{ kind: "files-missing", id, files: [...new Set(missing)] }];
}
