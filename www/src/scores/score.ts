import type { OpenedRecord } from "../worker/practice-protocol.ts";
import { BUILT_IN_SCORES } from "./built-in.ts";
import type { ScoreDefinition } from "./definition.ts";

/** What of a record a score is computed from. */
export type ScoredRecord = Pick<OpenedRecord, "answers">;

/** `unreadable` is an answer that is no whole number within the limits, or one that was given more than once. */
export type OpenItem = { item: string; state: "missing" | "unreadable" };

/** An answer that has to be looked at. `answer` is what was chosen, as the client saw it. */
export type RaisedFlag = { item: string; label: string; answer: string };

/** A questionnaire of one record. Only a complete one has a total: a sum of some answers looks like a low score. */
export type Score = {
  definition: ScoreDefinition;
  complete: boolean;
  /** The items that have no answer to count, in the questionnaire's order. */
  open: OpenItem[];
  total: number | null;
  /** Null for an incomplete questionnaire, and for a total that no band covers. */
  band: ScoreDefinition["bands"][number] | null;
  /** Also of an incomplete questionnaire. */
  flags: RaisedFlag[];
};

type Given = { value: string; text?: string | undefined };

const DIGITS = /^\d{1,4}$/;

/**
 * The scores of a record, in the order of the definitions. A questionnaire that the form did not ask (none of its items
 * is among the answers) has none; one that was asked and left blank is incomplete.
 */
export function scoreRecord(
  record: ScoredRecord,
  definitions: readonly ScoreDefinition[] = BUILT_IN_SCORES,
): Score[] {
  const given = answersByName(record);
  return definitions
    .filter(({ items }) => items.some((item) => given.has(item)))
    .map((definition) => score(definition, given));
}

function score(definition: ScoreDefinition, given: Map<string, Given[]>): Score {
  const open: OpenItem[] = [];
  let total = 0;
  for (const item of definition.items) {
    const answers = given.get(item) ?? [];
    const [answer] = answers;
    const value = answers.length === 1 && answer ? numberOf(answer, definition) : null;
    if (value !== null) total += value;
    else open.push({ item, state: answers.every(isBlank) ? "missing" : "unreadable" });
  }
  const complete = open.length === 0;
  return {
    definition,
    complete,
    open,
    total: complete ? total : null,
    band: (complete && definition.bands.find(({ from, to }) => total >= from && total <= to)) || null,
    flags: raisedFlags(definition, given),
  };
}

/** Of an item that was answered twice, either answer raises a flag: one too many is looked at, one too few is not. */
function raisedFlags(definition: ScoreDefinition, given: Map<string, Given[]>): RaisedFlag[] {
  return definition.flags.flatMap(({ item, atLeast, label }) => {
    const raising = (given.get(item) ?? []).find((answer) => {
      const value = numberOf(answer, definition);
      return value !== null && value >= atLeast;
    });
    return raising ? [{ item, label, answer: raising.text ?? raising.value }] : [];
  });
}

function answersByName({ answers }: ScoredRecord): Map<string, Given[]> {
  const given = new Map<string, Given[]>();
  for (const answer of answers) {
    // A file is no answer that could be counted, whatever its name, and still one that was given.
    const { value, text } = "file" in answer ? { value: "a file", text: undefined } : answer;
    given.set(answer.name, [...(given.get(answer.name) ?? []), { value, text }]);
  }
  return given;
}

function numberOf({ value }: Given, { min = 0, max }: ScoreDefinition): number | null {
  const number = DIGITS.test(value.trim()) ? Number(value) : Number.NaN;
  return number >= min && number <= max ? number : null;
}

const isBlank = ({ value }: Given): boolean => value.trim() === "";
