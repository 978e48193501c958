import type { Bytes } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import type { Note, NoteClass, NoteFile, NoteState, NoteSummary } from "./note.ts";
import { NoteSearch } from "./search.ts";
import type { Version } from "./versions.ts";

/** A version that is on this device alone, as it will be sent. */
export type Working = Version & { readonly envelope: Bytes };

/** A note as this worker has it. */
export type Shelved = {
  readonly id: string;
  /** The store's newest version that is known, and the hash of its envelope. */
  head: Version | null;
  sha256: string | null;
  /** What was written here since, and is not in the store yet. */
  working: Working | null;
  /** Roots under which `working` was sealed before, when what it comes after changed. */
  earlier: Set<string>;
  /** Roots of earlier ones that were sent, and that no answer came for. */
  tried: string[];
  /** Versions of the same time that wait to be merged. */
  besides: Version[];
  /** What the store serves instead of `head`: the hash of an older version, or null for nothing. Undefined where it is as it should be. */
  instead?: string | null | undefined;
  /** The notebook of the colleague who shares it. */
  from?: string | undefined;
};

export const newShelved = (id: string): Shelved => ({
  id,
  head: null,
  sha256: null,
  working: null,
  earlier: new Set(),
  tried: [],
  besides: [],
});

const EXCERPT = 200;

type Wanted = {
  search?: string;
  tag?: string;
  record?: string;
  removed?: boolean;
  offset: number;
  limit: number;
};

/** The notes of a notebook in memory. */
export class Shelf {
  readonly #notes = new Map<string, Shelved>();
  readonly #search = new NoteSearch();
  /** Newest first; made anew when it is asked for after a change. */
  #sorted: Shelved[] | undefined;

  get all(): Iterable<Shelved> {
    return this.#notes.values();
  }

  find(id: string): Shelved | undefined {
    return this.#notes.get(id);
  }

  /** Error: invalid-argument, for a note that is not here. */
  get(id: string): Shelved {
    const found = this.#notes.get(id);
    if (found && currentOf(found)) return found;
    throw new SealformError("invalid-argument", "This notebook has no such note.");
  }

  /** Has to be called after each change of a note. */
  put(shelved: Shelved): void {
    this.#notes.set(shelved.id, shelved);
    this.#sorted = undefined;
    const current = currentOf(shelved);
    if (current) this.#search.put(shelved.id, current.content.title, searchable(current));
  }

  remove(id: string): void {
    this.#notes.delete(id);
    this.#sorted = undefined;
    this.#search.remove(id);
  }

  list({ search = "", tag, record, removed = false, offset, limit }: Wanted): {
    notes: NoteSummary[];
    total: number;
  } {
    const all = search.trim() === "" ? this.#newestFirst() : this.#bestFirst(search);
    const found = all.filter((shelved) => {
      const content = currentOf(shelved)?.content;
      if (!content || content.removed !== removed) return false;
      return (!tag || content.tags.includes(tag)) && (!record || content.records.includes(record));
    });
    return { notes: found.slice(offset, offset + limit).map(summaryOf), total: found.length };
  }

  /** Makes notes ready to be searched until that time, so that the first search does not wait for them. */
  prepare(until: number): void {
    this.#search.prepare(until);
  }

  /** Most used first. */
  tags(): { tag: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const shelved of this.#notes.values()) {
      const content = currentOf(shelved)?.content;
      if (!content || content.removed) continue;
      for (const tag of new Set(content.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    return [...counts].map(([tag, count]) => ({ tag, count })).sort((one, other) => other.count - one.count);
  }

  #newestFirst(): Shelved[] {
    this.#sorted ??= [...this.#notes.values()].sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1));
    return this.#sorted;
  }

  /** Those with all words in the title first, and of the rest the newest. */
  #bestFirst(search: string): Shelved[] {
    const found = this.#search.search(search);
    const notes = this.#newestFirst().filter(({ id }) => found.has(id));
    return [...notes.filter(({ id }) => found.get(id)), ...notes.filter(({ id }) => !found.get(id))];
  }
}

/** What counts as the note: what was written last on this device, else what the store has. */
export const currentOf = ({ working, head }: Shelved): Version | null => working ?? head;

export function stateOf({ working, head, besides }: Shelved): NoteState {
  if (besides.length > 0) return "conflict";
  return working || !head ? "pending" : "stored";
}

/** The day of the session counts; where there is none, when the note was begun. */
function dayOf(shelved: Shelved): string {
  const current = currentOf(shelved);
  return current ? current.content.date || current.manifest.begun : "";
}

const searchable = ({ content, files }: Version): string =>
  [content.text, ...content.tags, ...files.map(({ name }) => name)].join("\n");

function summaryOf(shelved: Shelved): NoteSummary {
  const { content, files, manifest } = currentOf(shelved) as Version;
  const { title, text, tags, date, minutes, records, shared, removed } = content;
  const excerpt = text.slice(0, 4 * EXCERPT).replace(/[#*_>`|~\s]+/gu, " ");
  const from = shelved.from === undefined ? {} : { from: shelved.from };
  return {
    id: shelved.id,
    created: manifest.begun,
    updated: manifest.created,
    state: stateOf(shelved),
    title,
    excerpt: excerpt.trim().slice(0, EXCERPT),
    tags,
    date,
    minutes,
    records,
    files: files.length,
    shared,
    removed,
    ...from,
  };
}

/** The note as a page gets it. */
export function noteOf(shelved: Shelved, noteClass: NoteClass): Note {
  const { root, content, files, manifest } = currentOf(shelved) as Version;
  const from = shelved.from === undefined ? {} : { from: shelved.from };
  return {
    id: shelved.id,
    created: manifest.begun,
    updated: manifest.created,
    state: stateOf(shelved),
    noteClass,
    root,
    content,
    files: files.map(viewOf),
    ...from,
  };
}

/** A file without the secret that opens it. */
export const viewOf = ({ id, name, type, size }: AttachedFile): NoteFile => ({ id, name, type, size });
