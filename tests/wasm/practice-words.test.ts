import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGE_TAGS } from "../../www/demo/words/language.ts";
import { english, flat, wordsOf } from "./practice-words.ts";

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

const TAGS = Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[];

test("every language is in this test", () => {
  assert.deepEqual(["en", ...TAGS], LANGUAGE_TAGS);
});

for (const tag of TAGS) {
  const { script, wrong } = LANGUAGES[tag];

  test(`${tag}: has what stands in the pages, and no other`, async () => {
    const words = await wordsOf(tag);
    assert.deepEqual(Object.keys(words.html).sort(), Object.keys(english.html).sort());
    for (const [key, sentence] of Object.entries(words.html)) {
      assert.deepEqual(tags(sentence), tags(english.html[key as keyof typeof words.html]), key);
    }
  });

  test(`${tag}: says what English says, in its own letters and marks`, async () => {
    const words = flat(await wordsOf(tag));
    for (const [key, original] of Object.entries(flat(english))) {
      const sentence = words[key] ?? "";
      // Nothing is to be said there.
      if (original === "") continue;
      assert.match(sentence, /^\S(.*\S)?$|^[,，、،]/su, key);
      assert.doesNotMatch(sentence, MISHAP, key);
      // A name can be the same in two languages, a sentence cannot.
      if (original.split(" ").length > 3) assert.notEqual(sentence, original, key);
      // A translation gives its own advice in place of the third one, which is in English.
      const given = numbers(original).filter((number) => key !== "passphrase.notEnough" || number !== "14");
      assert.deepEqual(numbers(sentence), given, `${key}: ${sentence}`);
      const written = sentence.replace(/<code>.*?<\/code>|<\/?\w+>/g, "");
      assert.doesNotMatch(written, wrong, key);
      if (!/^[\d\p{P}\s\u2068\u2069]*$|^\p{Script=Latin}+$|sealform-export|\.txt$/u.test(original))
        assert.match(written, script, key);
    }
  });

  test(`${tag}: every function gives text for every number`, async () => {
    const words = await wordsOf(tag);
    for (const number of NUMBERS) {
      const given = [number, number, number, number];
      const sentences = flat(words, given);
      for (const [key, original] of Object.entries(flat(english, given))) {
        if (original === "") continue;
        assert.match(sentences[key] ?? "", /\S/, key);
        assert.doesNotMatch(sentences[key] ?? "", MISHAP, key);
        // One and two can be in the word.
        const isNamed = number > 2 && new RegExp(`\\b${number}\\b`).test(original);
        if (isNamed) assert.match(sentences[key] ?? "", new RegExp(`\\b${number}\\b`), key);
      }
    }
  });

  test(`${tag}: names other parts of the pages as they are named`, async () => {
    const { html, keyring, practice, setup } = await wordsOf(tag);
    assert.ok(keyring.fileBack.includes(setup.fileHeading), keyring.fileBack);
    assert.ok(practice.rotateFiles.includes(html.navKeyring), practice.rotateFiles);
    assert.ok(practice.removeLimits("Kim").at(-1)?.includes(html.navKeyring));
  });
}

test("the sentences of an error are those of the package, or the practice’s own", () => {
  assert.equal(english.problem["keyring-changed"].split(" ").at(0), "Another");
  assert.match(english.problem.network, /^The host/);
});

/** The numbers that it was given, each once. */
const numbers = (sentence: string): string[] => [...new Set(sentence.match(/\b1[3-6]\b/g))].sort();

const tags = (sentence: string): string[] => (sentence.match(/<\w+>|<code>.*?<\/code>/g) ?? []).sort();
