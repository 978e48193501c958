import { madeAt } from "../made-at.ts";
import type { OpenedRecord } from "../worker/practice-protocol.ts";
import type { ScoreDefinition } from "./definition.ts";
import { type Score, scoreRecord } from "./score.ts";

type Known = Pick<OpenedRecord, "answers">;

/** The answers by which two records are held to be one client's, the surest first. */
const IDENTIFIERS = ["client", "email", "name"] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

const BIRTH_DATE = "birth-date";

/**
 * Which records are of the same client as this one, in their order, and by which answers they were found. Two records
 * are compared by the first of `client`, `email` and `name` that both have, whatever its case and accents. Unless they
 * have the same `client`, two dates of birth that differ make them two clients: couples share an e-mail address.
 */
export function sameClient<R extends Known>(
  record: Known,
  records: Iterable<R>,
): { records: R[]; by: Identifier[] } {
  const wanted = identity(record);
  const found: R[] = [];
  const by = new Set<Identifier>();
  for (const other of records) {
    const candidate = identity(other);
    const key = IDENTIFIERS.find((name) => wanted[name] !== "" && candidate[name] !== "");
    if (other !== record && !isSame(wanted, candidate, key)) continue;
    found.push(other);
    if (other !== record && key) by.add(key);
  }
  return { records: found, by: IDENTIFIERS.filter((key) => by.has(key)) };
}

type Identity = Record<Identifier | typeof BIRTH_DATE, string>;

function isSame(one: Identity, other: Identity, key: Identifier | undefined): boolean {
  if (!key || one[key] !== other[key]) return false;
  const [born, alsoBorn] = [one[BIRTH_DATE], other[BIRTH_DATE]];
  return key === "client" || born === "" || alsoBorn === "" || born === alsoBorn;
}

const identity = (record: Known): Identity => ({
  client: folded(record, "client"),
  email: folded(record, "email"),
  name: folded(record, "name"),
  [BIRTH_DATE]: folded(record, BIRTH_DATE),
});

/** The answer without case, accents and surplus spaces; empty if there is none. */
function folded({ answers }: Known, name: string): string {
  const answer = answers.find((answer) => answer.name === name);
  if (!answer || "file" in answer) return "";
  const plain = answer.value.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");
  return plain.toLowerCase().replace(/\s+/g, " ").trim();
}

/** One score at one time. `at` is when the client's device sealed the record, RFC 3339. */
export type ScorePoint = { id: string; at: string; score: Score };

type HistoricRecord = Pick<OpenedRecord, "id" | "root" | "answers" | "manifest" | "receivedAt">;

/**
 * A score over time, oldest first, of those records that asked for it. A record that the store lists twice counts once,
 * by its root. The time is the sealed one, as `madeAt` has it.
 */
export function scoreHistory(records: Iterable<HistoricRecord>, definition: ScoreDefinition): ScorePoint[] {
  const points: ScorePoint[] = [];
  const roots = new Set<string>();
  for (const record of records) {
    const [score] = scoreRecord(record, [definition]);
    if (!score || roots.has(record.root)) continue;
    roots.add(record.root);
    points.push({ id: record.id, at: madeAt(record), score });
  }
  return points.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
