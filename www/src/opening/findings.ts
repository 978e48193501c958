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
  /** When it was made, in milliseconds. */
  at?: number;
  context?: Record<string, string>;
  files?: CheckedFile[];
};

/** `cards` are the pins of all cards of the practice, `files` the ids of all files in the store; undefined where not known. */
export type Known = { cards: Set<string> | undefined; files: Set<string> | undefined };

const DAY_MS = 86_400_000;
/** In one finding: a stranger can send the same ten thousand times. */
const MAX_OTHERS = 100;

/** What the practice should look at, by the order of the rows. */
export function findings(rows: readonly Examined[], known: Known): Finding[] {
  const same = COPIED.map((member) => groups(rows, ({ seen }) => seen?.[member]));
  const alike = groups(rows, ({ contentHash }) => contentHash);
  return rows.flatMap((row): Finding[] => [
    ...(row.code === undefined ? [] : [{ kind: "not-opened" as const, id: row.id, code: row.code }]),
    ...some("replayed", row, [...new Set(same.flatMap((group) => others(row, group(row))))]),
    ...some(
      "duplicate",
      row,
      others(row, alike(row), (other) => !isCopy(row, other) && isNear(row, other)),
    ),
    ...unknownCard(row, known.cards),
    ...missingFiles(row, known.files),
  ]);
}

/** What two envelopes share only when one was copied. */
const COPIED = ["objectId", "root", "sha256"] as const;

const isCopy = ({ seen: one }: Examined, { seen: other }: Examined): boolean =>
  COPIED.some((member) => one !== undefined && one[member] === other?.[member]);

/** Who answers every week may answer the same; who sends a form again does so on the day. Where a time is not known they count as near. */
const isNear = ({ at: one }: Examined, { at: other }: Examined): boolean =>
  one === undefined || other === undefined || Math.abs(one - other) <= DAY_MS;

/** For a row all rows that have the same of something, itself among them. */
function groups(
  rows: readonly Examined[],
  by: (row: Examined) => string | undefined,
): (row: Examined) => Examined[] {
  const found = new Map<string, Examined[]>();
  for (const row of rows) {
    const key = by(row);
    if (key === undefined) continue;
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return (row) => found.get(by(row) ?? "") ?? [];
}

/** The ids of the others in a group, as many as a finding names. */
function others(
  row: Examined,
  group: readonly Examined[],
  isMeant: (other: Examined) => boolean = () => true,
): string[] {
  const ids: string[] = [];
  for (const other of group) {
    if (ids.length === MAX_OTHERS) break;
    if (other.id !== row.id && isMeant(other)) ids.push(other.id);
  }
  return ids;
}

const some = (kind: "replayed" | "duplicate", { id }: Examined, others: string[]): Finding[] =>
  others.length === 0 ? [] : [{ kind, id, others: others.slice(0, MAX_OTHERS) }];

function unknownCard({ id, context }: Examined, cards: Set<string> | undefined): Finding[] {
  if (!context || !cards || (context.card !== undefined && cards.has(context.card))) return [];
  return [{ kind: "unknown-card", id, card: context.card ?? "" }];
}

function missingFiles({ id, files }: Examined, stored: Set<string> | undefined): Finding[] {
  const missing = (files ?? []).filter((file) => stored && !stored.has(file.id)).map((file) => file.id);
  return missing.length === 0 ? [] : [{ kind: "files-missing", id, files: [...new Set(missing)] }];
}
