import type { Keyring, SubmissionRow } from "../../src/inbox.ts";
import type { RecordChoice, RecordShelf } from "../notes/record-shelf.ts";
import { when } from "../shared/format.ts";
import { newestFirst } from "../shared/newest.ts";
import { clientName } from "../shared/record-view.ts";

/** As many as somebody looks through. */
const NEWEST = 50;

/** The submissions of the practice, as what a note can be about. */
export class PracticeRecords implements RecordShelf {
  #keyring: Keyring | null = null;

  show(keyring: Keyring): void {
    this.#keyring = keyring;
  }

  clear(): void {
    this.#keyring = null;
  }

  async newest(): Promise<RecordChoice[]> {
    const keyring = this.#keyring;
    if (!keyring) return [];
    const rows = await newestFirst(keyring);
    return this.#open(keyring, rows.slice(0, NEWEST));
  }

  async find(ids: readonly string[]): Promise<RecordChoice[]> {
    const keyring = this.#keyring;
    return keyring ? this.#open(keyring, undefined, ids) : [];
  }

  async #open(
    keyring: Keyring,
    rows: readonly SubmissionRow[] | undefined,
    ids: readonly string[] = [],
  ): Promise<RecordChoice[]> {
    const found = new Map<string, RecordChoice>();
    const asked = rows ?? ids.map((id) => ({ id }));
    for await (const outcome of keyring.openAll({ rows: asked })) {
      if (!("record" in outcome)) continue;
      const { record } = outcome;
      const detail = [record.manifest.form.title, when(record.manifest.created)].filter(
        (part) => part !== "",
      );
      found.set(record.id, { id: record.id, name: clientName(record), detail: detail.join(" · ") });
    }
    return asked.flatMap(({ id }) => found.get(id) ?? []);
  }
}
