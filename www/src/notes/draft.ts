import { SealformError } from "../errors.ts";
import { parse } from "../shape.ts";
import { EMPTY_NOTE, type Note, type NoteContent, noteContent, type Pushed } from "./note.ts";

/** From a change until it is on this device, and until it is in the store when no other follows, or though others do. */
const WRITE_MS = 400;
const PUSH_MS = 3_000;
const MAX_PUSH_MS = 30_000;

/**
 * `changed`: not on this device yet. `on-device`: sealed and on this device; `problem` says why it is not in the store, if that was
 * tried. `conflict`: another device wrote at the same time; both versions are kept, and are to be merged. `failed`: this device
 * does not keep it, and `problem` says why.
 */
export type SaveState = "unchanged" | "changed" | "on-device" | "in-store" | "conflict" | "failed";

type Ways = {
  write: (content: NoteContent, after: string | null) => Promise<{ root: string; problem: string | null }>;
  push: () => Promise<Pushed>;
  closed: () => void;
};

/** A note while it is written. It saves itself: sealed, on this device first and then in the store. */
export class Draft {
  readonly id: string;
  readonly #ways: Ways;
  #content: NoteContent;
  /** The root of the version that comes before what is written here, or null for a new note. */
  #after: string | null;
  #state: SaveState = "unchanged";
  #problem: SealformError | null = null;
  #isDirty = false;
  #isClosed = false;
  #writing: Promise<void> = Promise.resolve();
  #writeTimer: ReturnType<typeof setTimeout> | undefined;
  #pushTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something waits for the store. */
  #waitingSince = 0;
  /** Called when the state changed. */
  onState: (state: SaveState) => void = () => undefined;

  constructor(id: string, note: Note | undefined, ways: Ways) {
    this.id = id;
    this.#ways = ways;
    this.#content = note?.content ?? EMPTY_NOTE;
    this.#after = note?.root ?? null;
  }

  get content(): NoteContent {
    return this.#content;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** Why it is not saved, or on this device alone. */
  get problem(): SealformError | null {
    return this.#problem;
  }

  /** Takes over what was typed; it is on this device within half a second, and in the store when typing pauses. */
  change(part: Partial<NoteContent>): void {
    if (this.#isClosed) throw new SealformError("invalid-argument", "This draft was closed.");
    this.#content = { ...this.#content, ...part };
    this.#isDirty = true;
    // A note in conflict stays so until it is merged, and what is typed on is kept beside it.
    if (this.#state !== "conflict") this.#enter("changed", null);
    this.#writeTimer ??= setTimeout(() => void this.#write(), WRITE_MS);
  }

  /** Saves at once: on this device, and in the store if it can be reached. */
  async save(): Promise<SaveState> {
    await this.#write();
    if (this.#state !== "unchanged" && this.#state !== "in-store") await this.#push();
    return this.#state;
  }

  /** Keeps it on this device at once, without waiting for the store. */
  keep(): Promise<void> {
    return this.#write();
  }

  /** Saves, and takes no more changes. */
  async close(): Promise<SaveState> {
    this.#isClosed = true;
    try {
      return await this.save();
    } finally {
      clearTimeout(this.#pushTimer);
      this.#ways.closed();
    }
  }

  /** One write waits for the other, and each takes what is there when it begins. */
  #write(): Promise<void> {
    clearTimeout(this.#writeTimer);
    this.#writeTimer = undefined;
    this.#writing = this.#writing.then(async () => {
      if (!this.#isDirty) return;
      this.#isDirty = false;
      try {
        const content = parse(noteContent, this.#content, "invalid-argument", "The note");
        const { root, problem } = await this.#ways.write(content, this.#after);
        this.#after = root;
        if (this.#isDirty || this.#state === "conflict") return;
        if (problem === null) this.#enter("on-device", null);
        else this.#enter("failed", new SealformError("storage-full", "This device keeps nothing."));
        this.#pushSoon();
      } catch (thrown) {
        // It stays in the page, and the next change tries again.
        this.#isDirty = true;
        this.#enter("failed", SealformError.from(thrown));
      }
    });
    return this.#writing;
  }

  #pushSoon(): void {
    if (this.#isClosed) return;
    const now = Date.now();
    this.#waitingSince ||= now;
    clearTimeout(this.#pushTimer);
    const wait = Math.min(PUSH_MS, Math.max(0, this.#waitingSince + MAX_PUSH_MS - now));
    this.#pushTimer = setTimeout(() => void this.#push(), wait);
  }

  async #push(): Promise<void> {
    clearTimeout(this.#pushTimer);
    this.#waitingSince = 0;
    let pushed: Pushed;
    try {
      pushed = await this.#ways.push();
    } catch (thrown) {
      this.#enter(this.#state, SealformError.from(thrown));
      return;
    }
    if (pushed.conflicts.includes(this.id)) this.#enter("conflict", null);
    else if (pushed.problem !== null) {
      const problem = SealformError.from({ code: pushed.problem, message: "The store was not reached." });
      if (this.#state !== "changed") this.#enter(this.#state, problem);
    } else if (!this.#isDirty && this.#state !== "changed") this.#enter("in-store", null);
  }

  #enter(state: SaveState, problem: SealformError | null): void {
    const isNew = state !== this.#state || problem?.code !== this.#problem?.code;
    [this.#state, this.#problem] = [state, problem];
    if (isNew) this.onState(state);
  }
}
