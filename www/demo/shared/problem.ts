import { type ErrorCode, SealformError } from "../../src/inbox.ts";
import { problemWords } from "../words/problem.ts";

const words: Partial<Record<ErrorCode, string>> = problemWords;

/**
 * What to tell the practice about an error, with its code at the end for whoever has to help. `instead` replaces the
 * sentence where the page knows better what was being done.
 */
export function sentence(thrown: unknown, instead: Partial<Record<ErrorCode, string>> = {}): string {
  const { code } = SealformError.from(thrown);
  return `${instead[code] ?? words[code] ?? problemWords.internal} (${code})`;
}
