import assert from "node:assert/strict";

/** The fenced blocks of a Markdown file, each of which has to be taken by some test. */
export class Blocks {
  readonly #all: { language: string; code: string }[];
  readonly #taken = new Set<string>();

  constructor(markdown: string) {
    this.#all = [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", code = ""]) => ({
      language,
      code,
    }));
  }

  /** The one block in this language with this in it. */
  take(language: string, part: string): string {
    const found = this.#all.filter((block) => block.language === language && block.code.includes(part));
    assert.equal(found.length, 1, `one block of ${language} with ${part}`);
    const code = found[0]?.code ?? "";
    this.#taken.add(code);
    return code;
  }

  /** What nobody has taken. */
  left(): string[] {
    return this.#all.filter(({ code }) => !this.#taken.has(code)).map(({ code }) => code);
  }
}

/** The first cells of the rows of all tables, as far as they are code. */
export const firstCells = (markdown: string): string[] =>
  [...markdown.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]*)`/g)].map(([, code = ""]) => code),
  );
