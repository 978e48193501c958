import { fold, words } from "../opening/search.ts";

/** A note as it is searched: its words, each behind a space, without accents and case. */
type Searched = { title: string; all: string };

/**
 * The words of all notes, in memory. A search goes through all of them: that takes less time than an index does, of which the
 * first letters that somebody types match thousands of words, and a note that changes with each keystroke costs nothing.
 */
export class NoteSearch {
  readonly #notes = new Map<string, Searched>();
  /** What was not prepared yet: that is done when somebody searches. */
  readonly #fresh = new Map<string, { title: string; text: string }>();

  put(id: string, title: string, text: string): void {
    this.#fresh.set(id, { title, text });
  }

  remove(id: string): void {
    this.#fresh.delete(id);
    this.#notes.delete(id);
  }

  /** The ids of the notes in which every word begins a word; whether all of them are in the title. Nothing without a word. */
  search(wanted: string): Map<string, boolean> {
    this.prepare(Number.POSITIVE_INFINITY);
    const found = new Map<string, boolean>();
    const beginnings = words(wanted).map((word) => ` ${fold(word)}`);
    if (beginnings.length === 0) return found;
    for (const [id, { title, all }] of this.#notes) {
      if (!beginnings.every((word) => all.includes(word))) continue;
      found.set(
        id,
        beginnings.every((word) => title.includes(word)),
      );
    }
    return found;
  }

  /** Prepares what is fresh, as much of it as is done by that time. */
  prepare(until: number): void {
    for (const [id, { title, text }] of this.#fresh) {
      this.#notes.set(id, { title: plain(title), all: plain(`${title}\n${text}`) });
      this.#fresh.delete(id);
      if (performance.now() > until) return;
    }
  }
}

const plain = (text: string): string =>
  words(text)
    .map((word) => ` ${fold(word)}`)
    .join("");
