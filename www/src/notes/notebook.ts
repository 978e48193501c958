import { type ErrorCode, SealformError } from "../errors.ts";
import { insidesOf } from "../keyring/insides.ts";
import type { Keyring, Unlocking } from "../keyring/keyring.ts";
import { CALL_TIMEOUT_MS, now } from "../keyring/unlocking.ts";
import type { KnownRoot, NotesCalls } from "../worker/notes-protocol.ts";
import type { Reply, Request } from "../worker/protocol.ts";
import { Draft } from "./draft.ts";
import { IdleTimer } from "./idle-timer.ts";
import { lend, type NotesWorker } from "./lending.ts";
import type {
  Conflict,
  History,
  Note,
  NoteClass,
  NoteContent,
  NoteFile,
  NoteFinding,
  Pushed,
} from "./note.ts";

/** How long nobody has to do anything with psychotherapy notes before they lock themselves. */
const IDLE_MS = 5 * 60_000;
/** New roots are gathered so long, because each time is a new version of the keyring. */
const GATHER_MS = 5_000;
/** A worker that is busy with thousands of notes answers late. */
const LONG_MS = 10 * 60_000;

/** How long a store may hold up the lock. */
const LEAVING_MS = 3_000;
/** What a page does only when somebody is there; it lists and looks into the store by itself too. */
const BY_A_PERSON: ReadonlySet<keyof NotesCalls> = new Set([
  "newId",
  "write",
  "history",
  "version",
  "resolve",
  "attach",
  "detach",
  "readFile",
]);

/** What came of looking into the store. */
export type Synced = {
  /** The ids of notes that are new or have a newer version. */
  readonly changed: string[];
  /** Notes with two versions of one time, that wait to be merged. */
  readonly conflicts: string[];
  /** What the host did that no host should, as far as is known. */
  readonly findings: NoteFinding[];
  /** The code of what kept it from being looked through to the end, as `network`. */
  readonly problem: ErrorCode | null;
};

export type Progress = { readonly opened: number; readonly total: number };

type ForOthers = { keyring: Keyring; noteClass: "progress" | "journal" };
type ForPsychotherapy = { keyring: Keyring; noteClass: "psychotherapy"; idleMs?: number } & Unlocking;

/**
 * An open notebook. Its secret, its notes and their index are in a worker of its own, and the page gets what it asks for. What
 * is written is sealed there, kept on this device, and then in the store: nothing of it is anywhere in the clear. Every method fails with a
 * SealformError.
 */
export class Notebook {
  readonly #worker: NotesWorker;
  readonly #keyring: Keyring;
  readonly #locked = new AbortController();
  readonly #idle: IdleTimer | undefined;
  readonly #drafts = new Set<Draft>();
  /** Roots that the keyring does not know yet. */
  #roots: KnownRoot[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #syncing: Promise<Synced> | undefined;
  #locking: Promise<void> | undefined;
  /** 32 hex digits. */
  readonly id: string;
  readonly noteClass: NoteClass;

  private constructor(
    keyring: Keyring,
    worker: NotesWorker,
    id: string,
    noteClass: NoteClass,
    idleMs: number | undefined,
  ) {
    this.#keyring = keyring;
    this.#worker = worker;
    this.id = id;
    this.noteClass = noteClass;
    insidesOf(keyring).locked.addEventListener("abort", () => this.#end(), { signal: this.locked });
    // WebKit keeps the worker of a page that was left, and with it the claim on the notebook.
    globalThis.addEventListener?.("pagehide", this.#leave, { signal: this.locked });
    if (idleMs !== undefined) this.#idle = new IdleTimer(idleMs, () => void this.lock());
  }

  /**
   * Opens the keyring's notebook of a class; without one it gets one. That of psychotherapy notes asks for the passphrase, the
   * recovery code or a passkey again, which are taken over, and locks itself when nothing was written in it, and `stay` was not called, for `idleMs` (5 minutes).
   * Errors: note-class, for a practice's notebook in a client's keyring, and the reverse; notebook-open, when another tab has it;
   * open-failed; invalid-recovery-code; passkey-failed; network, when it is the first time on this device.
   */
  static async open(options: ForOthers | ForPsychotherapy): Promise<Notebook> {
    const { keyring, noteClass } = options;
    if (options.noteClass !== "psychotherapy") {
      const { worker, id } = await lend(keyring, noteClass, undefined);
      return new Notebook(keyring, worker, id, noteClass, undefined);
    }
    const { idleMs = IDLE_MS, keyring: _, noteClass: __, ...unlocking } = options;
    const { worker, id } = await lend(keyring, noteClass, unlocking);
    return new Notebook(keyring, worker, id, noteClass, idleMs);
  }

  /** Aborted when it is locked: by `lock`, with its keyring, or because nobody was there. */
  get locked(): AbortSignal {
    return this.#locked.signal;
  }

  /** Somebody is there. Writing says so by itself; reading and searching do not, for a page does that alone too. */
  stay(): void {
    this.#idle?.stay();
  }

  /** Opens what this device has, then what the store has. What is open already can be used meanwhile. */
  async load({
    onProgress = () => undefined,
  }: {
    onProgress?: (state: Progress) => void;
  } = {}): Promise<Synced> {
    let here = 0;
    for (;;) {
      const { opened, total } = await this.#call("openSome", undefined, LONG_MS);
      onProgress({ opened, total });
      here = total;
      if (opened >= total) break;
    }
    return this.#sync(true, ({ opened, total }) =>
      onProgress({ opened: here + opened, total: here + total }),
    );
  }

  /** Takes over what changed in the store since; with `all` everything is looked through, to see whether a note is withheld. */
  sync({ all = false }: { all?: boolean } = {}): Promise<Synced> {
    this.#syncing ??= this.#sync(all, () => undefined).finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  async #sync(all: boolean, onProgress: (state: Progress) => void): Promise<Synced> {
    const changed: string[] = [];
    let problem: ErrorCode | null = null;
    try {
      for (let begin = true; ; begin = false) {
        const state = await this.#call("fetchSome", begin ? { begin, all } : {}, LONG_MS);
        changed.push(...state.changed);
        onProgress(state);
        if (state.done) break;
      }
    } catch (thrown) {
      if (this.locked.aborted) throw thrown;
      problem = SealformError.from(thrown).code;
    }
    await this.#gatherRoots();
    const [conflicts, findings] = await Promise.all([
      this.#call("conflicts", undefined),
      this.#call("findings", undefined),
    ]);
    return { changed, conflicts, findings, problem };
  }

  /** Brings into the store what is on this device alone. */
  async push(): Promise<Pushed> {
    const pushed = await this.#call("push", undefined, LONG_MS);
    await this.#gatherRoots();
    return pushed;
  }

  /**
   * Newest first, by the day of the session; with `search` best first: every word begins a word of the title, the text, a tag or the
   * name of a file, and accents and case do not count. `removed` lists those that were put away instead. At most 500 at a time.
   */
  list(
    options: {
      search?: string;
      tag?: string;
      record?: string;
      removed?: boolean;
      offset?: number;
      limit?: number;
    } = {},
  ): Promise<Reply<NotesCalls, "list">> {
    return this.#call("list", { offset: 0, limit: 50, ...options });
  }

  /** All tags, most used first. */
  tags(): Promise<{ tag: string; count: number }[]> {
    return this.#call("tags", undefined);
  }

  /** Error: invalid-argument, for a note that is not here. */
  read(id: string): Promise<Note> {
    return this.#call("read", { id });
  }

  /** All versions, newest first, and what is wrong with their chain: a host can neither rewrite it nor cut it without being seen. */
  history(id: string): Promise<History> {
    return this.#call("history", { id });
  }

  /** What the version with this root says. */
  version(id: string, root: string): Promise<NoteContent> {
    return this.#call("version", { id, root });
  }

  /** The two versions that wait to be merged, or null. */
  conflict(id: string): Promise<Conflict | null> {
    return this.#call("conflict", { id });
  }

  /** What the two are from now on: a version that comes after both. Files of both stay attached. */
  async resolve(id: string, content: NoteContent): Promise<Note> {
    await this.push();
    await this.#call("resolve", { id, content });
    await this.push();
    return this.read(id);
  }

  /** Attaches a file to a note that was written before. Errors: too-large, limit-exceeded, file-changed. */
  async attach(id: string, file: File): Promise<NoteFile> {
    const { name, type } = file;
    return this.#call("attach", { id, file, name: name.slice(0, 512), type: type.slice(0, 256) }, LONG_MS);
  }

  /** The versions that have the file keep it. */
  async detach(id: string, file: string): Promise<void> {
    await this.#call("detach", { id, file });
  }

  /** Errors: file-missing, open-failed. */
  async readFile(id: string, file: string): Promise<Blob> {
    const [{ files }, data] = await Promise.all([
      this.read(id),
      this.#call("readFile", { id, file }, LONG_MS),
    ]);
    const type = files.find((one) => one.id === file)?.type ?? "";
    return new Blob([data], { type });
  }

  /** A new note, or one to be written on. Nothing is kept before something is changed. */
  async draft(note?: Note): Promise<Draft> {
    const id = note?.id ?? (await this.#call("newId", undefined));
    const draft = new Draft(id, note, {
      write: (content, after) => this.#call("write", { id, content, after }),
      push: () => this.push(),
      closed: () => this.#drafts.delete(draft),
    });
    this.#drafts.add(draft);
    return draft;
  }

  /** Erases what this device keeps, which is sealed. Error: note-changed, when some of it is not in the store yet. */
  async forgetDevice(): Promise<void> {
    // Later it would keep the keyring on this device again.
    await this.#gatherRoots();
    await this.#rememberRoots();
    await this.#call("forgetDevice", undefined);
    await this.#keyring.forgetDevice();
  }

  /** Saves what the drafts hold, brings it into the store if that can be reached, and ends the worker. */
  lock(): Promise<void> {
    this.#locking ??= this.#lock();
    return this.#locking;
  }

  async #lock(): Promise<void> {
    this.#idle?.stop();
    if (this.locked.aborted) return;
    await Promise.allSettled([...this.#drafts].map((draft) => draft.keep()));
    // Whoever leaves does not wait for a store that is silent: what it does not get now it gets the next time.
    const waited = new Promise((resolve) => setTimeout(resolve, LEAVING_MS));
    await Promise.race([this.#bringAll(), waited]);
    this.#end();
  }

  async #bringAll(): Promise<void> {
    await Promise.allSettled([...this.#drafts].map((draft) => draft.close()));
    await this.push().catch(() => undefined);
    await this.#rememberRoots();
  }

  #end(): void {
    if (this.locked.aborted) return;
    clearTimeout(this.#gathering);
    this.#idle?.stop();
    this.#locked.abort(new SealformError("worker-failed", "The notebook was locked."));
    this.#worker
      .call("lock", undefined, 1000)
      .catch(() => undefined)
      .finally(() => this.#worker.end());
  }

  /** The worker gets what was typed last, keeps it on this device, and ends itself: no answer comes back to a page that is gone. */
  readonly #leave = ({ persisted }: PageTransitionEvent): void => {
    for (const draft of this.#drafts) void draft.save();
    // A draft hands it over in a microtask.
    queueMicrotask(() =>
      queueMicrotask(() => {
        this.#end();
        // A page that stays for the Back button would hold its worker still, at whatever it is just doing.
        if (persisted) this.#worker.end();
      }),
    );
  };

  async #gatherRoots(): Promise<void> {
    this.#roots.push(...(await this.#call("freshRoots", undefined)));
    if (this.#roots.length > 0) this.#gathering ??= setTimeout(() => void this.#rememberRoots(), GATHER_MS);
  }

  /** What the keyring does not take now it takes the next time. */
  async #rememberRoots(): Promise<void> {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    const roots = this.#roots.splice(0);
    if (roots.length === 0) return;
    const { worker } = insidesOf(this.#keyring);
    await worker
      .call("rememberRoots", { notebook: this.id, roots, at: now() }, CALL_TIMEOUT_MS)
      .catch(() => this.#roots.unshift(...roots));
  }

  #call<Name extends keyof NotesCalls & string>(
    name: Name,
    request: Request<NotesCalls, Name>,
    timeoutMs = CALL_TIMEOUT_MS,
  ): Promise<Reply<NotesCalls, Name>> {
    if (BY_A_PERSON.has(name)) this.stay();
    return this.#worker.call(name, request, timeoutMs);
  }
}
