import { diffArrays } from "diff";
import { make } from "../shared/dom.ts";
import { notesTextWords as words } from "../words/notes-text.ts";

export type Difference = { kind: "same" | "added" | "removed"; text: string };

/** The most insertions and deletions of lines, and of words in one changed place, that are looked for, and the time for all of it. */
const MAX_LINES = 4000;
const MAX_WORDS = 2000;
const TIME_MS = 1000;
/** An unchanged stretch of more lines is folded, but for some at its ends. */
const LONG = 8;
const SHOWN = 2;

const WORDS = new Intl.Segmenter(undefined, { granularity: "word" });
/** Chromium copies the whole text for each word of it: pieces are segmented, each up to a space or a full stop. */
const PIECES = /.{1,400}(?:[\s\p{P}]|$)|.{1,400}/gsu;

/**
 * What was removed from a text and added to it, by word. Together, "same" and "removed" are the text of before, "same" and
 * "added" that of after. Where two texts have too little in common to be compared by word within a second, it is by line, and
 * else as a whole.
 */
export function differences(before: string, after: string): Difference[] {
  const deadline = Date.now() + TIME_MS;
  const byLine = compared(linesOf(before), linesOf(after), MAX_LINES, deadline);
  return joined(
    places(byLine ?? changed(before, after)).flatMap(({ same, removed, added }) => [
      { kind: "same", text: same },
      ...(byLine ? byWord(removed, added, deadline) : changed(removed, added)),
    ]),
  );
}

/** The same for the eye and for a screen reader, with long unchanged stretches folded. */
export function differenceView(before: string, after: string): HTMLElement {
  const found = differences(before, after);
  const differing = found.filter(({ kind }) => kind !== "same");
  if (differing.length === 0) return make("p", { class: "difference-none" }, words.noDifference);
  const onlySpace = differing.every(({ text }) => text.trim() === "");
  return make(
    "div",
    { class: "difference" },
    ...(onlySpace ? [make("p", { class: "quiet-text" }, words.onlySpace)] : []),
    make(
      "div",
      { class: "text" },
      ...found.flatMap(({ kind, text }, at) =>
        kind === "same"
          ? folded(text, { isFirst: at === 0, isLast: at === found.length - 1 })
          : [kind === "added" ? marked("ins", text, words.added) : marked("del", text, words.removed)],
      ),
    ),
  );
}

/** Text that stands out, with words before and after it for those who do not see that it does. */
export function marked(
  tag: "ins" | "del" | "mark",
  text: string,
  { start, end }: { start: string; end: string },
): HTMLElement {
  const aside = (said: string) => make("span", { class: "visually-hidden" }, ` ${said} `);
  return make(tag, {}, aside(start), text, aside(end));
}

/** A text whose lines in the middle are behind a button, when there are many. At the edge of the whole text nothing is next to them. */
export function folded(text: string, { isFirst = false, isLast = false } = {}): (Node | string)[] {
  const lines = linesOf(text);
  const start = isFirst ? 0 : SHOWN;
  const end = lines.length - (isLast ? 0 : SHOWN);
  if (lines.length <= LONG) return [text];
  return [
    lines.slice(0, start).join(""),
    make(
      "details",
      {},
      make("summary", {}, words.unchanged(end - start)),
      make("div", {}, lines.slice(start, end).join("")),
    ),
    lines.slice(end).join(""),
  ];
}

/** Lines with their ends. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function byWord(removed: string, added: string, deadline: number): Difference[] {
  if (removed === "" || added === "") return changed(removed, added);
  const found = compared(wordsOf(removed), wordsOf(added), MAX_WORDS, deadline);
  return found ? readable(found) : changed(removed, added);
}

const wordsOf = (text: string): string[] =>
  (text.match(PIECES) ?? []).flatMap((piece) => Array.from(WORDS.segment(piece), ({ segment }) => segment));

function compared(
  before: string[],
  after: string[],
  maxEditLength: number,
  deadline: number,
): Difference[] | undefined {
  const timeout = Math.max(0, deadline - Date.now());
  return diffArrays(before, after, { maxEditLength, timeout })?.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** A changed sentence as one: a space that two changed words have in common is none to stop at. */
function readable(found: Difference[]): Difference[] {
  return found.flatMap((part, at): Difference[] => {
    const isBetween = at > 0 && at < found.length - 1;
    return isBetween && part.kind === "same" && /^[^\S\n]+$/.test(part.text)
      ? changed(part.text, part.text)
      : [part];
  });
}

const changed = (removed: string, added: string): Difference[] => [
  { kind: "removed", text: removed },
  { kind: "added", text: added },
];

type Place = { same: string; removed: string; added: string };

/** Unchanged text, and what is different behind it. */
function places(found: readonly Difference[]): Place[] {
  const all: Place[] = [];
  for (const { kind, text } of found) {
    const last = all.at(-1);
    if (text === "") continue;
    if (!last || (kind === "same" && last.removed + last.added !== ""))
      all.push({ same: "", removed: "", added: "", [kind]: text });
    else last[kind] += text;
  }
  return all;
}

const joined = (found: readonly Difference[]): Difference[] =>
  places(found)
    .flatMap(({ same, removed, added }): Difference[] => [
      { kind: "same", text: same },
      ...changed(removed, added),
    ])
    .filter(({ text }) => text !== "");
