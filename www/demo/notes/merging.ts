import { diff3MergeRegions, diffComm } from "node-diff3";
import { linesOf } from "./difference.ts";

/** `settled` is what both have, or what one of them alone has changed; at a `conflict` both have changed the same lines. */
export type MergePart =
  | { kind: "settled"; text: string }
  | { kind: "conflict"; mine: string; theirs: string };

/** What a person takes at a conflict. */
export type Choice = "mine" | "theirs" | "both";

/** Lines of the base times lines of the other: the time and memory that a comparison needs. */
const MAX_WORK = 25_000_000;

/**
 * Two texts that were made from one, as one text by lines. All parts, with `mine` or `theirs` at each conflict, are the whole
 * text. Line ends become \n, as a textarea has them. Texts that differ in many thousand lines are one conflict in between of
 * what they begin and end with.
 */
export function mergeText(base: string, mine: string, theirs: string): MergePart[] {
  const [o, a, b] = [lines(base), lines(mine), lines(theirs)];
  if (isSame(o, b) || isSame(a, b)) return tidy([settled(a)]);
  if (isSame(o, a)) return tidy([settled(b)]);
  const isShared = (line: string | undefined, ...others: (string | undefined)[]): boolean =>
    line !== undefined && others.every((other) => other === line);
  const shortest = Math.min(o.length, a.length, b.length);
  let start = 0;
  while (start < shortest && isShared(a[start], o[start], b[start])) start += 1;
  let end = 0;
  while (end < shortest - start && isShared(a.at(-1 - end), o.at(-1 - end), b.at(-1 - end))) end += 1;
  const middle = (all: string[]): string[] => all.slice(start, all.length - end);
  return tidy([
    settled(a.slice(0, start)),
    ...merged(middle(o), middle(a), middle(b)),
    settled(a.slice(a.length - end)),
  ]);
}

/** The text at one conflict. */
export function chosen({ mine, theirs }: { mine: string; theirs: string }, choice: Choice): string {
  if (choice !== "both") return choice === "mine" ? mine : theirs;
  const needsEnd = mine !== "" && theirs !== "" && !mine.endsWith("\n");
  return mine + (needsEnd ? "\n" : "") + theirs;
}

const lines = (text: string): string[] => linesOf(text.replace(/\r\n?/g, "\n"));

const isSame = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((line, at) => line === others[at]);

const settled = (text: string[]): MergePart => ({ kind: "settled", text: text.join("") });

const conflict = (mine: string[], theirs: string[]): MergePart => ({
  kind: "conflict",
  mine: mine.join(""),
  theirs: theirs.join(""),
});

function merged(o: string[], a: string[], b: string[]): MergePart[] {
  if (o.length * Math.max(a.length, b.length) > MAX_WORK) return [conflict(a, b)];
  return diff3MergeRegions(a, o, b).flatMap((region) =>
    region.stable ? [settled(region.bufferContent)] : narrowed(region.aContent, region.bContent),
  );
}

/** Lines that both have written are no conflict. An empty line between two conflicts is: they are read as one. */
function narrowed(mine: string[], theirs: string[]): MergePart[] {
  if (mine.length * theirs.length > MAX_WORK) return [conflict(mine, theirs)];
  const found = diffComm(mine, theirs);
  return found.map((part, at) => {
    if (!("common" in part)) return conflict(part.buffer1, part.buffer2);
    const isBetween = at > 0 && at < found.length - 1;
    return isBetween && part.common.join("").trim() === ""
      ? conflict(part.common, part.common)
      : settled(part.common);
  });
}

/** Neighbours of one kind as one part; what is empty, or the same on both sides, is no conflict. */
function tidy(parts: readonly MergePart[]): MergePart[] {
  const all: MergePart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === "settled") {
      if (part.text === "") continue;
      if (last?.kind === "settled") last.text += part.text;
      else all.push({ ...part });
    } else if (last?.kind === "conflict") {
      last.mine += part.mine;
      last.theirs += part.theirs;
    } else all.push({ ...part });
  }
  return all;
}
