import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { attachmentWords } from "../../www/demo/words/attachment.ts";
import { copyWords } from "../../www/demo/words/copy.ts";
import { exportWords } from "../../www/demo/words/export.ts";
import { hostWords } from "../../www/demo/words/host.ts";
import { inboxWords } from "../../www/demo/words/inbox.ts";
import { journalWords } from "../../www/demo/words/journal.ts";
import { keyringWords } from "../../www/demo/words/keyring.ts";
import { notebookWords } from "../../www/demo/words/notebook.ts";
import { notesWords } from "../../www/demo/words/notes.ts";
import { notesTextWords } from "../../www/demo/words/notes-text.ts";
import { pageWords } from "../../www/demo/words/page.ts";
import { passphraseWords, recoveryWords } from "../../www/demo/words/passphrase.ts";
import { practiceWords } from "../../www/demo/words/practice.ts";
import { problemWords } from "../../www/demo/words/problem.ts";
import { recordWords } from "../../www/demo/words/record.ts";
import { scoreWords } from "../../www/demo/words/scores.ts";
import { sessionWords } from "../../www/demo/words/session.ts";
import { setupWords } from "../../www/demo/words/setup.ts";
import { TRANSLATIONS, type Translation } from "../../www/demo/words/translation.ts";
import { unlockWords } from "../../www/demo/words/unlock.ts";

const html = htmlWords();
/** The words of the practice's pages in English, from the tables and from the HTML. */
export const english: Translation = {
  attachment: attachmentWords,
  copy: copyWords,
  export: exportWords,
  host: hostWords,
  html: html as Translation["html"],
  inbox: inboxWords,
  journal: journalWords,
  keyring: keyringWords,
  notebook: notebookWords,
  notes: notesWords,
  notesText: notesTextWords,
  page: pageWords,
  passphrase: passphraseWords,
  practice: practiceWords,
  problem: problemWords,
  record: recordWords,
  recovery: recoveryWords,
  scores: scoreWords,
  session: sessionWords,
  setup: setupWords,
  unlock: unlockWords,
};

/** The words of one of the other languages. */
export async function wordsOf(tag: keyof typeof TRANSLATIONS): Promise<Translation> {
  const { translation } = await TRANSLATIONS[tag]();
  assert.ok(translation, "it has no words yet");
  return translation;
}

/** All words in one table, such as `inbox.findings.duplicate.mark`; functions are called with these. */
export function flat(
  table: object,
  given: readonly number[] = [13, 14, 15, 16],
  path = "",
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, value]): [string, string][] => {
      const at = `${path}${key}`;
      if (typeof value === "string") return [[at, value]];
      if (typeof value !== "function") return Object.entries(flat(value, given, `${at}.`));
      const by = at === "scores.sameClient" ? [given[0], ["client", "email", "name"]] : given;
      const result: unknown = value(...by);
      return typeof result === "string"
        ? [[at, result]]
        : Object.entries(flat(Object(result), given, `${at}.`));
    }),
  );
}

/** What stands in the HTML of the pages, by its keys: attributes of inline elements do not count. */
function htmlWords(): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (key = "", text = ""): void => {
    const sentence = text
      .replace(/\s+/g, " ")
      .replace(/<(\w+)[^>]*>/g, "<$1>")
      .trim();
    assert.equal(found[key] ?? sentence, sentence, `${key} is said in two ways`);
    found[key] = sentence;
  };
  for (const file of readdirSync("www/demo").filter((name) => name.endsWith(".html"))) {
    const page = readFileSync(`www/demo/${file}`, "utf8");
    for (const [, , key, text] of page.matchAll(/<(\w+)[^>]* data-words="(\w+)"[^>]*>(.*?)<\/\1>/gs))
      add(key, text);
    for (const [, text, key] of page.matchAll(/ aria-label="([^"]*)" data-words-label="(\w+)"/g))
      add(key, text);
  }
  return found;
}
