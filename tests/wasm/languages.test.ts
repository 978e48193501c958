import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { test } from "node:test";
import { FILE_SENTENCES } from "../../www/src/attachments/messages.ts";
import { DRAFT_SENTENCES } from "../../www/src/drafts/messages.ts";
import ar from "../../www/src/languages/ar.ts";
import de from "../../www/src/languages/de.ts";
import es from "../../www/src/languages/es.ts";
import fr from "../../www/src/languages/fr.ts";
import pt from "../../www/src/languages/pt.ts";
import zh from "../../www/src/languages/zh.ts";
import { type Messages, messages, naming, useTranslation } from "../../www/src/messages.ts";
import { UNDELIVERED_SENTENCES } from "../../www/src/undelivered/messages.ts";

/** What is particular to each language; `nothingSent` is what it says where English says that nothing was sent. */
const LANGUAGES = {
  ar: { table: ar, script: /\p{Script=Arabic}/u, nothingSent: "لم يُرسَل أي شيء", wrong: /[,;?]/ },
  de: { table: de, script: /\p{Script=Latin}/u, nothingSent: "nichts gesendet", wrong: /["']/ },
  es: { table: es, script: /\p{Script=Latin}/u, nothingSent: "no se ha enviado nada", wrong: /["']/ },
  // French has a no-break space before these, and inside its quotation marks.
  fr: {
    table: fr,
    script: /\p{Script=Latin}/u,
    nothingSent: "rien n’a été envoyé",
    wrong: /["']|[^\u00a0][:;!?»]|«[^\u00a0]/,
  },
  pt: { table: pt, script: /\p{Script=Latin}/u, nothingSent: "nada foi enviado", wrong: /["']/ },
  zh: { table: zh, script: /\p{Script=Han}/u, nothingSent: "没有发送任何内容", wrong: /[ ,.:;?!"']/ },
};

const PLACEHOLDER = /\{\w+\}/g;
const english = flat({
  ...messages,
  files: FILE_SENTENCES,
  drafts: DRAFT_SENTENCES,
  undelivered: UNDELIVERED_SENTENCES,
});

test("every language of the package is in this test", () => {
  const files = readdirSync("www/src/languages").map((file) => basename(file, ".ts"));
  assert.deepEqual(files.sort(), Object.keys(LANGUAGES).sort());
});

for (const [language, { table, script, nothingSent, wrong }] of Object.entries(LANGUAGES)) {
  const sentences = flat(table);

  test(`${language} has every sentence, and no other`, () => {
    assert.deepEqual(Object.keys(sentences).sort(), Object.keys(english).sort());
  });

  test(`${language} says what English says`, () => {
    for (const [key, original] of Object.entries(english)) {
      const sentence = sentences[key] ?? "";
      assert.notEqual(sentence, original, key);
      assert.deepEqual(placeholders(sentence), placeholders(original), key);
      assert.equal(lastMark(sentence), lastMark(original), key);
      assert.equal(
        sentence.toLowerCase().includes(nothingSent),
        original.toLowerCase().includes("nothing was sent"),
        key,
      );
    }
  });

  test(`${language} is written in its own letters and marks`, () => {
    for (const [key, sentence] of Object.entries(sentences)) {
      const written = sentence.replace(PLACEHOLDER, "");
      for (const letter of written.match(/\p{L}/gu) ?? []) assert.match(letter, script, key);
      assert.doesNotMatch(written, wrong, key);
      assert.doesNotMatch(sentence, /^\s|\s{2}|\s$/, key);
    }
  });

  test(`${language} leaves nothing of the language before it`, () => {
    useTranslation(language, table);
    assert.deepEqual(flat(messages), sentences);
  });
}

test("what may have Latin letters does not reorder an Arabic sentence", () => {
  for (const [key, sentence] of Object.entries(flat(ar))) {
    assert.doesNotMatch(
      sentence,
      /(?<!\u2068)\{(practice|name|done|total)\}|\{(practice|name|done|total)\}(?!\u2069)/u,
      key,
    );
  }
  assert.match(naming(ar.who, "Practice Hartley"), /\u2068Practice Hartley\u2069/);
});

/** All sentences of a language in one table, such as `errors.network`. */
function flat(table: Messages): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[key, value]]
        : Object.entries(value).map(([inner, sentence]) => [`${key}.${inner}`, sentence]),
    ),
  );
}

/** In any order, but as often. */
function placeholders(sentence: string): string[] {
  return (sentence.match(PLACEHOLDER) ?? []).sort();
}

/** How it ends: as a sentence, as the label of what follows, or as neither. */
function lastMark(sentence: string): string {
  return (
    sentence
      .normalize("NFKC")
      .replace(/。$/, ".")
      .replace(/؟$/, "?")
      .match(/[.:?]$/)?.[0] ?? ""
  );
}
