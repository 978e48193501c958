import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { attachmentWords } from "../../www/demo/words/attachment.ts";
import { copyWords } from "../../www/demo/words/copy.ts";
import { exportWords } from "../../www/demo/words/export.ts";
import { hostWords } from "../../www/demo/words/host.ts";
import { inboxWords } from "../../www/demo/words/inbox.ts";
import { keyringWords } from "../../www/demo/words/keyring.ts";
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

/* The words of the practice's pages. That a language has every key, with the same arguments, TypeScript has seen to. */

/** The letters of each language, and what is a mark of another one in it. */
const LANGUAGES = {
  ar: { script: /\p{Script=Arabic}/u, wrong: /\p{Script=Arabic}[,;?]/u },
  de: { script: /\p{Script=Latin}/u, wrong: /["']/ },
  es: { script: /\p{Script=Latin}/u, wrong: /["']/ },
  // A no-break space, wide or narrow, before these, and inside the quotation marks.
  fr: { script: /\p{Script=Latin}/u, wrong: /["']|[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/ },
  pt: { script: /\p{Script=Latin}/u, wrong: /["']/ },
  zh: { script: /\p{Script=Han}/u, wrong: /\p{Script=Han}[,.:;?!]/u },
};

/** What JavaScript writes where a value is missing. */
const MISHAP = /undefined|NaN|null|=>|\[object/;
const NUMBERS = [0, 1, 2, 5, 11, 100];

const html = htmlWords();
const english: Translation = {
  attachment: attachmentWords,
  copy: copyWords,
  export: exportWords,
  host: hostWords,
  html: html as Translation["html"],
  inbox: inboxWords,
  keyring: keyringWords,
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

test("every language is in this test", () => {
  assert.deepEqual(Object.keys(TRANSLATIONS).sort(), Object.keys(LANGUAGES));
});

for (const [tag, load] of Object.entries(TRANSLATIONS)) {
  const { script, wrong } = LANGUAGES[tag as keyof typeof LANGUAGES];

  test(`${tag}: has what stands in the pages, and no other`, async () => {
    const words = await loaded(load);
    assert.deepEqual(Object.keys(words.html).sort(), Object.keys(html).sort());
    for (const [key, sentence] of Object.entries(words.html)) {
      assert.deepEqual(tags(sentence), tags(html[key] ?? ""), key);
    }
  });

  test(`${tag}: says what English says, in its own letters and marks`, async () => {
    const words = flat(await loaded(load));
    for (const [key, original] of Object.entries(flat(english))) {
      const sentence = words[key] ?? "";
      assert.match(sentence, /^\S(.*\S)?$|^[,，、،]/su, key);
      assert.doesNotMatch(sentence, MISHAP, key);
      // A name can be the same in two languages, a sentence cannot.
      if (original.split(" ").length > 3) assert.notEqual(sentence, original, key);
      // A translation gives its own advice in place of the third one, which is in English.
      const given = numbers(original).filter((number) => key !== "passphrase.notEnough" || number !== "14");
      assert.deepEqual(numbers(sentence), given, `${key}: ${sentence}`);
      const written = sentence.replace(/<code>.*?<\/code>|<\/?\w+>/g, "");
      assert.doesNotMatch(written, wrong, key);
      if (!/^[\d\p{P}\s\u2068\u2069]*$|^\p{Script=Latin}+$|sealform-export/u.test(original))
        assert.match(written, script, key);
    }
  });

  test(`${tag}: every function gives text for every number`, async () => {
    const words = await loaded(load);
    for (const number of NUMBERS) {
      const given = [number, number, number, number];
      const sentences = flat(words, given);
      for (const [key, original] of Object.entries(flat(english, given))) {
        if (original === "") continue;
        assert.match(sentences[key] ?? "", /\S/, key);
        assert.doesNotMatch(sentences[key] ?? "", MISHAP, key);
        // One and two can be in the word.
        const isNamed = number > 2 && original.includes(String(number));
        if (isNamed) assert.match(sentences[key] ?? "", new RegExp(`\\b${number}\\b`), key);
      }
    }
  });

  test(`${tag}: names other parts of the pages as they are named`, async () => {
    const { html, keyring, practice, setup } = await loaded(load);
    assert.ok(keyring.fileBack.includes(setup.fileHeading), keyring.fileBack);
    assert.ok(practice.rotateFiles.includes(html.navKeyring), practice.rotateFiles);
    assert.ok(practice.removeLimits("Kim").at(-1)?.includes(html.navKeyring));
  });
}

test("the sentences of an error are those of the package, or the practice’s own", () => {
  assert.equal(problemWords["keyring-changed"].split(" ").at(0), "Another");
  assert.match(problemWords.network, /^The host/);
});

async function loaded(load: () => Promise<{ translation: Translation | undefined }>): Promise<Translation> {
  const { translation } = await load();
  assert.ok(translation, "it has no words yet");
  return translation;
}

/** All words in one table, such as `inbox.findings.duplicate.mark`; functions are called with these. */
function flat(table: object, given: readonly number[] = [13, 14, 15, 16], path = ""): Record<string, string> {
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

/** The numbers that it was given, each once. */
const numbers = (sentence: string): string[] => [...new Set(sentence.match(/\b1[3-6]\b/g))].sort();

const tags = (sentence: string): string[] => (sentence.match(/<\w+>|<code>.*?<\/code>/g) ?? []).sort();

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
