import { ERROR_CODES, type ErrorCode } from "../../src/notes.ts";
import { sentence } from "../shared/problem.ts";
import { journalWords } from "../words/journal.ts";

const { problems } = journalWords;

const KNOWN: Partial<Record<ErrorCode, string>> = {
  network: problems.network,
  "card-unavailable": problems.noKey,
  "server-refused": problems.refused,
  "card-integrity": problems.card,
  "card-malformed": problems.card,
  "invalid-recipient": problems.card,
  "too-large": problems.tooLarge,
};

/** What to tell a client whose entry was not sent, whatever the reason. */
export const NOT_SENT: Partial<Record<ErrorCode, string>> = Object.fromEntries(
  ERROR_CODES.map((code) => [code, KNOWN[code] ?? problems.other]),
);

export const notSent = (thrown: unknown): string => sentence(thrown, NOT_SENT);
