import {
  type OpenedRecord,
  range,
  type Score,
  type ScoreDefinition,
  sameClient,
  scoreHistory,
  scoreRecord,
} from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { scoreWords as words } from "../words/scores.ts";
import { chartView } from "./chart.ts";
import { DEFINITIONS } from "./definitions.ts";

/**
 * The scores of a record with what has to be looked at, and charts over time of the same client's among `records`:
 * those that are open now. `own` are the scores that the practice's cards define. Nothing for a record without a questionnaire.
 */
export function clientScores(
  record: OpenedRecord,
  records: readonly OpenedRecord[],
  own: readonly ScoreDefinition[],
): HTMLElement[] {
  const definitions = [...DEFINITIONS, ...own];
  const scores = scoreRecord(record, definitions);
  if (scores.length === 0) return [];
  const client = sameClient(record, records);
  const histories = scores
    .map(({ definition }) => ({ definition, points: scoreHistory(client.records, definition) }))
    .filter(({ points }) => points.length > 1);
  return [
    scoresView(scores),
    ...histories.map(({ definition, points }) => chartView(points, definition)),
    ...(histories.length === 0
      ? []
      : [make("p", { class: "quiet-text" }, words.sameClient(client.records.length, client.by))]),
  ];
}

/** The scores of one record, each with its total and severity, below what has to be looked at first. */
function scoresView(scores: readonly Score[]): HTMLElement {
  return make(
    "section",
    { class: "scores", "aria-labelledby": "scores-heading" },
    make("h3", { id: "scores-heading" }, words.heading),
    ...scores.flatMap(notices),
    make("dl", {}, ...scores.map(scoreEntry)),
  );
}

function notices(score: Score): HTMLElement[] {
  const { flags, definition, open } = score;
  const unanswered = definition.flags.filter(
    ({ item }) => open.some((each) => each.item === item) && !flags.some((flag) => flag.item === item),
  );
  // A questionnaire that was left out as a whole says so by itself.
  const asked = open.length < definition.items.length;
  return [
    ...flags.map(({ label, answer }) =>
      notice(
        words.flagHeading(definition.title),
        make("p", {}, words.flagAnswer(label, answer)),
        make("p", {}, words.flagNext),
      ),
    ),
    ...(asked ? unanswered : []).map(({ label }) =>
      notice(words.flagOpenHeading(definition.title), make("p", {}, words.flagOpen(label))),
    ),
  ];
}

function notice(heading: string, ...paragraphs: HTMLElement[]): HTMLElement {
  return make("div", { class: "notice warning" }, make("p", {}, make("strong", {}, heading)), ...paragraphs);
}

function scoreEntry({ definition, open, total, band }: Score): HTMLElement {
  const missing = open.filter(({ state }) => state === "missing").length;
  const { items, bands } = definition;
  const entry =
    total !== null
      ? [
          make("dd", { class: "total" }, words.total(total, range(definition).to)),
          ...(bands.length === 0 ? [] : [make("dd", {}, band?.label ?? words.noBand)]),
        ]
      : missing === items.length
        ? [make("dd", {}, words.notAnswered)]
        : [
            make("dd", {}, words.incomplete(missing, open.length - missing, items.length)),
            make("dd", { class: "quiet-text" }, words.noTotal),
          ];
  return make("div", {}, make("dt", {}, definition.title), ...entry);
}
