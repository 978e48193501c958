import MiniSearch from "minisearch";

/** Accents and case do not count. */
export const fold = (term: string): string => term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** So long nothing more has to have come before what came is indexed, and so long at a time: whoever asks for something waits that long. */
const IDLE_MS = 500;
const SLICE_MS = 20;

/** Words, and single characters of the scripts that put no spaces between words. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{N}\p{M}])+/gu;

export const words = (text: string): string[] => text.match(WORD) ?? [];

/** A full-text index over what was opened. It is in memory alone. */
export class SearchIndex {
  /** What was not indexed yet: that is done in pauses, so that opening does not wait for it, or when somebody searches. */
  readonly #fresh = new Map<string, string>();
  readonly #index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: words,
    processTerm: fold,
    searchOptions: { prefix: true, combineWith: "AND" },
  });

  #next: ReturnType<typeof setTimeout> | undefined;

  /** Adds a text, or puts it in place of the one that had this id. */
  add(id: string, text: string): void {
    this.#fresh.set(id, text);
    this.#goOn(IDLE_MS);
  }

  /** The ids of the texts in which every word of the text begins a word, best first. */
  search(text: string, limit: number): string[] {
    this.#catchUp();
    return this.#index
      .search(text)
      .slice(0, limit)
      .map(({ id }) => id as string);
  }

  #goOn(afterMs: number): void {
    clearTimeout(this.#next);
    if (this.#fresh.size > 0) this.#next = setTimeout(() => this.#slice(), afterMs);
  }

  #slice(): void {
    this.#catchUp(performance.now() + SLICE_MS);
    this.#goOn(0);
  }

  /** Indexes what is fresh, or as much of it as is done by that time. */
  #catchUp(until = Number.POSITIVE_INFINITY): void {
    for (const [id, text] of this.#fresh) {
      if (this.#index.has(id)) this.#index.discard(id);
      this.#index.add({ id, text });
      this.#fresh.delete(id);
      if (performance.now() > until) return;
    }
  }
}
