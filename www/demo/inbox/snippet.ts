import type { OpenedRecord } from "../../src/inbox.ts";
import { fold } from "./filter.ts";

/** Characters before and behind what was found. */
const BEFORE = 24;
const BEHIND = 72;

/** The text around the first word of an answer that begins with one of the words; empty when that is the client's name. */
export function snippetOf(record: OpenedRecord, sought: string): string {
  const starts = fold(sought)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  for (const answer of record.answers) {
    if (answer.name === "name") continue;
    const text = "file" in answer ? answer.file.name : (answer.text ?? answer.value);
    for (const word of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!starts.some((start) => fold(word[0]).startsWith(start))) continue;
      const [from, to] = [Math.max(0, word.index - BEFORE), Math.min(text.length, word.index + BEHIND)];
      return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
    }
  }
  return "";
}
