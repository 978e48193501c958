import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
});

/** `score` is 0 (guessed at once) to 4; `advice` is a sentence, or empty. `known` are words that an attacker knows too. */
export function rate(passphrase: string, known: string[]): { score: number; advice: string } {
  const { score, feedback } = zxcvbn.check(passphrase, known);
  return { score, advice: feedback.warning || feedback.suggestions[0] || "" };
}
