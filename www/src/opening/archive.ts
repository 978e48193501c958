import { madeAt } from "../made-at.ts";
import type { OpenedRecord } from "../worker/opened-record.ts";
import type { Result } from "../worker/opener-protocol.ts";
import type { Examined } from "./findings.ts";
import { SearchIndex } from "./search.ts";

/** What the practice's worker knows of the submissions since the keyring was unlocked. All of it goes with the worker. */
export class Archive {
  /** By the row's id: that of the envelope in it can be another. */
  readonly examined = new Map<string, Examined>();
  readonly #index = new SearchIndex();

  index({ id, answers }: OpenedRecord): void {
    // An option is found by what the client saw.
    const texts = answers.map((answer) =>
      "file" in answer ? answer.file.name : (answer.text ?? answer.value),
    );
    this.#index.add(id, texts.join("\n"));
  }

  search(text: string, limit: number): string[] {
    return this.#index.search(text, limit);
  }

  /** Remembers what came of one row. */
  examine(result: Result): void {
    const { id, seen } = result;
    const shown = seen ? { seen } : {};
    if ("problem" in result) {
      this.examined.set(id, { id, ...shown, code: result.problem.code });
      return;
    }
    const { record, contentHash } = result;
    const { context, files } = record;
    this.index(record);
    const content = `${context.form ?? ""} ${contentHash}`;
    const at = Date.parse(madeAt(record));
    this.examined.set(id, { id, ...shown, contentHash: content, at, context, files });
  }
}
