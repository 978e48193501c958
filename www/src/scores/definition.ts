import type { Bytes } from "../bytes.ts";
import { parseCard } from "../card.ts";
import { SealformError } from "../errors.ts";
import { count, list, object, optional, type Parsed, parseJson, text } from "../shape.ts";
import { BUILT_IN_IDS } from "./built-in.ts";

const MAX_SCORES = 16;
const MAX_ITEMS = 200;
const MAX_BANDS = 16;
const MAX_FLAGS = 16;
const MAX_ANSWER = 1000;

export const scoreDefinition = object({
  /** How charts of several forms find the same score: `phq-9`. */
  id: text(64, /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/),
  title: text(128, /\S/),
  /** The names of the answers that are summed up. */
  items: list(text(512, /\S/), MAX_ITEMS),
  /** The lowest and the highest value that an item can have; the lowest is 0 if it is left out. */
  min: optional(count),
  max: count,
  /** What a total means, from low to high. Both ends belong to a band. */
  bands: list(object({ from: count, to: count, label: text(128, /\S/) }), MAX_BANDS),
  /** Answers that the practice has to look at whatever the total is: those of `atLeast` and above. */
  flags: list(object({ item: text(512), atLeast: count, label: text(512, /\S/) }), MAX_FLAGS),
  /** Where the bands were published. */
  source: text(1024),
});

/** How the answers of a questionnaire become a total, and what the total means. */
export type ScoreDefinition = Parsed<typeof scoreDefinition>;

const cardWithScores = object({ scores: optional(list(scoreDefinition, MAX_SCORES)) });

/**
 * The scores that a form card defines, from the card's bytes; none if it has no `scores`. The form's page leaves them
 * unread. Hold the bytes against the practice's own pin first: whoever changes a card can move a cut-off.
 *
 * Error: card-malformed, for a card that is none and for scores that cannot be computed.
 */
export function parseScores(card: Bytes): ScoreDefinition[] {
  parseCard(card);
  const json = new TextDecoder().decode(card);
  const { scores = [] } = parseJson(cardWithScores, json, "card-malformed", "The card");
  const ids = scores.map(({ id }) => id);
  if (!distinct(ids)) refuse("Two scores of the card have the same id.");
  if (ids.some((id) => BUILT_IN_IDS.has(id))) {
    refuse(
      "A score of the card has the id of one that is built in, whose cut-offs are those that were published.",
    );
  }
  for (const score of scores) check(score);
  return scores;
}

/** The lowest and the highest total that a questionnaire can have. */
export function range({ items, min = 0, max }: ScoreDefinition): { from: number; to: number } {
  return { from: items.length * min, to: items.length * max };
}

function check(score: ScoreDefinition): void {
  const { id, items, min = 0, max, bands, flags } = score;
  const { from, to } = range(score);
  if (items.length === 0 || !distinct(items)) refuse(`The score ${id} needs items, each named once.`);
  if (min >= max || max > MAX_ANSWER) {
    refuse(
      `The answers to the score ${id} need a highest value above the lowest, and at most ${MAX_ANSWER}.`,
    );
  }
  let above = from;
  for (const band of bands) {
    if (band.from < above || band.to < band.from || band.to > to) {
      refuse(`The bands of the score ${id} overlap, are out of order, or lie outside ${from} to ${to}.`);
    }
    above = band.to + 1;
  }
  for (const { item, atLeast } of flags) {
    if (!items.includes(item) || atLeast < min || atLeast > max) {
      refuse(`A flag of the score ${id} is on no item of it, or on a value that no answer has.`);
    }
  }
}

const distinct = (names: string[]): boolean => new Set(names).size === names.length;

function refuse(message: string): never {
  throw new SealformError("card-malformed", message);
}
