import { type Bytes, hex, random, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import type { NotebookKey } from "../worker/notes-protocol.ts";
import { Device } from "./device.ts";
import { MAX_FILE_BYTES, MAX_FILES, type NoteContent, type NoteFile, type NoteFinding } from "./note.ts";
import { Objects } from "./objects.ts";
import { decodeRoots } from "./roots.ts";
import { currentOf, newShelved, Shelf, type Shelved, viewOf } from "./shelf.ts";
import { openFile, sealFile, sealVersion, type Version } from "./versions.ts";

/** Notes begin with this many digits of their notebook's id, so that others need not be fetched to be passed over. */
const PREFIX = 8;
/** What is sent without an answer is remembered this many times. */
const MAX_TRIED = 20;

/** An open notebook, in its worker. What is written is on this device before it is anywhere else. */
export class Book {
  readonly key: NotebookKey;
  readonly objects: Objects;
  readonly device: Device;
  readonly shelf = new Shelf();
  /** What the keyring knows of each note: the beginning of its newest root. */
  readonly roots: Map<string, string>;
  /** What it should know from now on. */
  readonly fresh = new Map<string, string>();
  findings: NoteFinding[] = [];
  /** Files that wait for the store where this device keeps nothing. */
  readonly #files = new Map<string, Bytes>();

  constructor(key: NotebookKey) {
    this.key = key;
    this.objects = new Objects(new URL(key.store), key.token);
    this.device = new Device(key.id);
    this.roots = decodeRoots(key.roots);
  }

  /** Whether a note of this id is of this notebook. */
  isOwn(id: string): boolean {
    return id.startsWith(this.key.id.slice(0, PREFIX));
  }

  /** Whether it is of another notebook of the same keyring. */
  isOfOthers(id: string): boolean {
    return this.key.others.some((other) => id.startsWith(other.slice(0, PREFIX)));
  }

  newId(): string {
    return this.key.id.slice(0, PREFIX) + hex(random(16)).slice(PREFIX);
  }

  /**
   * A new version, in memory and on this device. `after` is the root of the version that was edited, or null for a new note; if
   * another device's came in between, the two lie beside each other. Errors: note-changed, when something else was written here
   * meanwhile; note-class. `problem` says why it is in memory alone.
   */
  async write(id: string, content: NoteContent, after: string | null): Promise<Kept> {
    this.#check(id, content);
    const shelved = this.shelf.find(id) ?? newShelved(id);
    const current = currentOf(shelved);
    const isCurrent = after === (current?.root ?? null) || (after !== null && shelved.earlier.has(after));
    if (shelved.from !== undefined || (shelved.working && !isCurrent)) {
      throw new SealformError("note-changed", "What was edited is not the newest version of the note.");
    }
    if (isCurrent && current && isSame(content, current.content))
      return { root: current.root, problem: null };
    return this.keep(shelved, isCurrent || after === null ? { content } : { content, previous: after });
  }

  /** Seals what is `changed` of a note as its newest version on this device, `previous` to which is the root that is given. */
  async keep(
    shelved: Shelved,
    changed: { content?: NoteContent; files?: AttachedFile[]; merged?: string[]; previous?: string },
  ): Promise<Kept> {
    const { head, working } = shelved;
    const current = currentOf(shelved);
    const created = new Date().toISOString();
    const merged = changed.merged ?? working?.manifest.merged ?? [];
    const { content = current?.content, files = current?.files ?? [] } = changed;
    if (!content) throw new SealformError("internal", "There is nothing to be written.");
    // What is typed on stays behind what it came from, though the store may have another version by now.
    const behind = working ? (working.manifest.previous ?? undefined) : head?.root;
    const { previous = behind } = changed;
    const manifest = {
      created,
      begun: current?.manifest.begun ?? created,
      class: this.key.noteClass,
      ...(previous === undefined ? {} : { previous }),
      ...(merged.length > 0 ? { merged } : {}),
    };
    const others = current?.others ?? [];
    const { envelope, version } = sealVersion(this.key, shelved.id, { manifest, content, files, others });
    shelved.working = { ...version, envelope };
    this.shelf.put(shelved);
    const { root } = version;
    const kept = { envelope, root, base: previous ?? null };
    const problem = await this.#onDevice(() =>
      this.device.change(shelved.id, (before) => ({ ...before, working: kept })),
    );
    return { root, problem };
  }

  /** Seals what is on this device alone once more, behind the head of now. */
  async rebase(shelved: Shelved): Promise<void> {
    if (shelved.working) shelved.earlier.add(shelved.working.root);
    await this.keep(shelved, shelved.head ? { previous: shelved.head.root } : {});
  }

  /** Remembers that it is being sent, before it is. */
  async noteTried(shelved: Shelved, { root }: Version): Promise<void> {
    shelved.tried = [...shelved.tried, root].slice(-MAX_TRIED);
    const { tried } = shelved;
    await this.#onDevice(() => this.device.change(shelved.id, (before) => ({ ...before, tried })));
  }

  /** The store has this version now. */
  async settle(shelved: Shelved, head: Version, envelope: Bytes, sha256: string): Promise<void> {
    Object.assign(shelved, { head, sha256, tried: [], instead: undefined });
    const merged = head.manifest.merged ?? [];
    shelved.besides = shelved.besides.filter(({ root }) => !merged.includes(root));
    if (shelved.working?.root === head.root) shelved.working = null;
    this.fresh.set(shelved.id, head.root);
    this.shelf.put(shelved);
    const { root } = head;
    await this.#onDevice(() =>
      this.device.change(shelved.id, ({ working }) => ({
        head: { envelope, root, sha256 },
        working: working?.root === root ? null : working,
        tried: [],
      })),
    );
  }

  /** What was on this device alone lies beside the store's newest version from now on, or is in it. */
  async drop(shelved: Shelved): Promise<void> {
    const root = shelved.working?.root;
    shelved.working = null;
    this.shelf.put(shelved);
    await this.#onDevice(() =>
      this.device.change(shelved.id, (before) =>
        before.working?.root === root ? { ...before, working: null } : before,
      ),
    );
  }

  /** Seals a file and attaches it. Errors: too-large; limit-exceeded. */
  async attach(id: string, file: Blob, about: { name: string; type: string }): Promise<NoteFile> {
    const shelved = this.#own(id);
    const { files } = currentOf(shelved) as Version;
    if (file.size > MAX_FILE_BYTES) {
      throw new SealformError("too-large", `An attached file has at most ${MAX_FILE_BYTES} bytes.`);
    }
    if (files.length >= MAX_FILES) {
      throw new SealformError("limit-exceeded", `A note has at most ${MAX_FILES} attached files.`);
    }
    const data = await file.arrayBuffer().catch(() => {
      throw new SealformError("file-changed", "The file can no longer be read as it was chosen.");
    });
    const { envelope, file: attached } = sealFile(this.key, id, new Uint8Array(data), about);
    if (await this.#onDevice(() => this.device.putFile(attached.id, envelope))) {
      this.#files.set(attached.id, envelope);
    }
    // Meanwhile the note may have been written anew.
    const now = currentOf(shelved) as Version;
    await this.#keepLineage(shelved, () => this.keep(shelved, { files: [...now.files, attached] }));
    return viewOf(attached);
  }

  async detach(id: string, file: string): Promise<void> {
    const shelved = this.#own(id);
    const { files } = currentOf(shelved) as Version;
    const left = files.filter((one) => one.id !== file);
    await this.#keepLineage(shelved, () => this.keep(shelved, { files: left }));
  }

  /** Error: file-missing; open-failed. */
  async readFile(id: string, file: string): Promise<Bytes> {
    const shelved = this.shelf.get(id);
    const versions = [currentOf(shelved) as Version, ...shelved.besides];
    const named = versions.flatMap(({ files }) => files).find((one) => one.id === file);
    if (!named) throw new SealformError("invalid-argument", "The note has no such file.");
    const waiting = this.#files.get(file) ?? (await this.device.file(file));
    const envelope = waiting ?? (await this.objects.readFile(file));
    return openFile(envelope, named, { notebook: shelved.from ?? this.key.id, note: id });
  }

  /** Brings the files that wait into the store. */
  async pushFiles(): Promise<void> {
    for (const file of await this.device.files()) {
      const envelope = await this.device.file(file);
      if (envelope) await this.objects.put(file, envelope, null);
      await this.device.dropFile(file);
    }
    for (const [file, envelope] of this.#files) {
      await this.objects.put(file, envelope, null);
      this.#files.delete(file);
    }
  }

  /** Remembers what a host did that no host should. */
  report(problem: NoteFinding["problem"], { id, head, working }: Shelved): void {
    if (this.findings.some(({ note }) => note === id)) return;
    const title = (working ?? head)?.content.title ?? null;
    this.findings = [...this.findings, { problem, note: id, title }];
  }

  wipe(): void {
    wipe(this.key.secret, this.key.token, ...this.key.identities);
  }

  /** An edit that its writer does not know of: what was before it counts as the newest still. */
  async #keepLineage(shelved: Shelved, change: () => Promise<Kept>): Promise<void> {
    const before = currentOf(shelved)?.root;
    if (before) shelved.earlier.add(before);
    await change();
  }

  #own(id: string): Shelved {
    const shelved = this.shelf.get(id);
    if (shelved.from === undefined) return shelved;
    throw new SealformError("note-changed", "A colleague’s note can only be read.");
  }

  #check(id: string, { shared }: NoteContent): void {
    if (shared && this.key.noteClass !== "progress") {
      throw new SealformError(
        "note-class",
        "Only progress notes can be shared; psychotherapy notes and journals are their writer’s alone.",
      );
    }
    if (!this.isOwn(id)) {
      throw new SealformError(
        "note-class",
        "This note is of another notebook: no note moves between notebooks.",
      );
    }
  }

  /** The code of what kept it from being kept, or null. In memory it is all the same. */
  async #onDevice(work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      return null;
    } catch (thrown) {
      return SealformError.from(thrown).code;
    }
  }
}

type Kept = { root: string; problem: string | null };

/** Both were parsed, so their members are in one order. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
