import MiniSearch from "minisearch";
import type { OpenedRecord } from "../worker/opened-record.ts";

/** Accents and case do not count. */
const fold = (term: string): string => term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Words, and single characters of the scripts that put no spaces between words. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{N}\p{M}])+/gu;

const words = (text: string): string[] => text.match(WORD) ?? [];

/** A full-text index over opened records. It is in memory alone. */
export class SearchIndex {
  /** What was not indexed yet: that is done when somebody searches, and waits for no record before. */
  readonly #fresh = new Map<string, string>();
  readonly #index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: words,
    processTerm: fold,
    searchOptions: { prefix: true, combineWith: "AND" },
  });

  add({ id, answers }: OpenedRecord): void {
    // An option is found by what the client saw.
    const texts = answers.map((answer) =>
      "file" in answer ? answer.file.name : (answer.text ?? answer.value),
    );
    this.#fresh.set(id, texts.join("\n"));
  }

  /** The ids of the records in which every word of the text begins a word, best first. */
  search(text: string, limit: number): string[] {
    this.#catchUp();
    return this.#index
      .search(text)
      .slice(0, limit)
      .map(({ id }) => id as string);
  }

  #catchUp(): void {
    for (const [id, text] of this.#fresh) {
      if (this.#index.has(id)) this.#index.discard(id);
      this.#index.add({ id, text });
    }
    this.#fresh.clear();
  }
}
