import { type Keyring, type OpenedRecord, SealformError, type SubmissionRow } from "../../src/inbox.ts";
import { fold } from "./filter.ts";

/** A submission that was opened, or why it was not. */
export type OpeningOutcome =
  | { row: SubmissionRow; record: OpenedRecord }
  | { row: SubmissionRow; problem: SealformError };

export type Finding =
  | { kind: "duplicate"; id: string; others: string[] }
  | { kind: "replayed"; id: string; others: string[] }
  | { kind: "unknown-card"; id: string; card: string }
  | { kind: "not-opened"; id: string; code: string }
  | { kind: "files-missing"; id: string; files: string[] };

export type SearchHit = {
  id: string;
  places: { at: number; name: string; label?: string | undefined; snippet: string }[];
};

/** What the inbox needs of a keyring beside its own methods, in the shape of `openAll` and its kind. */
export type Opening = {
  openAll(options: { ids: string[]; signal: AbortSignal }): AsyncIterable<OpeningOutcome>;
  search(text: string, options: { limit: number }): Promise<SearchHit[]>;
  markRead(ids: string[]): Promise<void>;
  unread(): Promise<string[]>;
  findings(): Promise<Finding[]>;
};

/** Opens one by one, and remembers in the page alone, until the keyring does it itself: then this returns the keyring. */
export function opening(keyring: Keyring, rows: readonly SubmissionRow[]): Opening {
  const { seen, read } = kept.get(keyring) ?? {
    seen: new Map<string, OpeningOutcome>(),
    read: new Set<string>(),
  };
  kept.set(keyring, { seen, read });
  return {
    async *openAll({ ids, signal }) {
      const wanted = new Set(ids);
      for (const row of rows.filter(({ id }) => wanted.has(id))) {
        signal.throwIfAborted();
        const outcome = await keyring.open(row.id).then(
          (record) => ({ row, record }),
          (thrown: unknown) => ({ row, problem: SealformError.from(thrown) }),
        );
        signal.throwIfAborted();
        seen.set(row.id, outcome);
        yield outcome;
      }
    },
    search: async (text, { limit }) => searchIn(seen.values(), text).slice(0, limit),
    markRead: async (ids) => {
      for (const id of ids) read.add(id);
    },
    unread: async () => rows.map(({ id }) => id).filter((id) => !read.has(id)),
    findings: async () => findingsIn([...seen.values()]),
  };
}

const kept = new WeakMap<Keyring, { seen: Map<string, OpeningOutcome>; read: Set<string> }>();

function searchIn(outcomes: Iterable<OpeningOutcome>, text: string): SearchHit[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return [...outcomes].flatMap((outcome) => {
    if (!("record" in outcome) || words.length === 0) return [];
    const places = outcome.record.answers.map((answer, at) => {
      const { name, label } = answer;
      return {
        at,
        name,
        label,
        snippet: "file" in answer ? answer.file.name : (answer.text ?? answer.value),
      };
    });
    const all = fold(places.map(({ snippet }) => snippet).join("\n"));
    if (!words.every((word) => all.includes(word))) return [];
    const found = places.filter(({ snippet }) => words.some((word) => fold(snippet).includes(word)));
    return [
      {
        id: outcome.row.id,
        places: found.map((place) => ({ ...place, snippet: place.snippet.slice(0, 120) })),
      },
    ];
  });
}

function findingsIn(outcomes: readonly OpeningOutcome[]): Finding[] {
  const alike = new Map<string, string[]>();
  const keyOf = ({ answers, manifest }: OpenedRecord) => JSON.stringify([answers, manifest.form]);
  for (const outcome of outcomes) {
    if (!("record" in outcome)) continue;
    const key = keyOf(outcome.record);
    alike.set(key, [...(alike.get(key) ?? []), outcome.row.id]);
  }
  return outcomes.flatMap((outcome): Finding[] => {
    const { id } = outcome.row;
    if ("problem" in outcome) return [{ kind: "not-opened", id, code: outcome.problem.code }];
    const others = (alike.get(keyOf(outcome.record)) ?? []).filter((other) => other !== id);
    return others.length === 0 ? [] : [{ kind: "duplicate", id, others }];
  });
}
