import { inspect } from "sealform-wasm/full";
import { type Bytes, fromBase64, sha256 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { parse } from "../shape.ts";
import { lookedAt } from "../worker/practice-protocol.ts";
import type { Book } from "./book.ts";
import type { Kept } from "./device.ts";
import { ancestry, isAfter } from "./history.ts";
import type { ObjectRow } from "./objects.ts";
import { isKept } from "./roots.ts";
import { newShelved, type Shelved } from "./shelf.ts";
import { openVersion } from "./versions.ts";

/** So many are fetched one by one; of more, whole pages of the list are. */
const FEW = 16;
/** So long what came is made ready to be searched, each time. */
const PREPARING_MS = 150;

type Progress = { done: boolean; opened: number; total: number; changed: string[] };

/** Takes over what the store has, and notices what it should not have done. One at a time. */
export class Sync {
  readonly #book: Book;
  /** The number of the last change that was taken over since the notebook was opened. */
  #after = 0;
  #isWhole = false;
  #wanted: ObjectRow[] = [];
  #opened = 0;
  #total = 0;
  #listed = new Set<string>();
  /** Of notes of other notebooks that are not shared with this one: the hash of what was looked at. */
  readonly #foreign = new Map<string, string>();

  constructor(book: Book) {
    this.#book = book;
  }

  /** Lists what changed since the last time; with `all` everything, to find out what is missing too. */
  async begin(all: boolean): Promise<Progress> {
    this.#isWhole = all || this.#after === 0;
    // What is found anew is all that there is: the rest was put right.
    if (this.#isWhole) this.#book.findings = [];
    this.#listed = new Set();
    const rows = await this.#list(this.#isWhole ? 0 : this.#after);
    this.#wanted = rows.filter((row) => this.#isNews(row));
    [this.#opened, this.#total] = [0, this.#wanted.length];
    return this.#wanted.length === 0 ? this.#end([]) : this.#progress([]);
  }

  /** Fetches some of it. */
  async goOn(): Promise<Progress> {
    const changed: string[] = [];
    const batch = await this.#fetch();
    const heads: { note: string; head: NonNullable<Kept["head"]> }[] = [];
    for (const { row, envelope } of batch) {
      const head = await this.#take(row, envelope);
      if (head) heads.push({ note: row.id, head });
      if (head !== undefined) changed.push(row.id);
    }
    await this.#book.device.keepHeads(heads);
    this.#opened += batch.length;
    this.#book.shelf.prepare(performance.now() + PREPARING_MS);
    return this.#wanted.length === 0 ? this.#end(changed) : this.#progress(changed);
  }

  async #list(from: number): Promise<ObjectRow[]> {
    const rows: ObjectRow[] = [];
    for (let after: number | null = from; after !== null; ) {
      const page: Awaited<ReturnType<Book["objects"]["list"]>> = await this.#book.objects.list(after, false);
      rows.push(...page.objects);
      after = page.next !== null && page.next > after ? page.next : null;
    }
    this.#after = Math.max(this.#after, ...rows.slice(-1).map(({ seq }) => seq));
    for (const { id } of rows) this.#listed.add(id);
    return rows;
  }

  #isNews({ id, sha256, beside }: ObjectRow): boolean {
    const { key, shelf } = this.#book;
    if (this.#book.isOfOthers(id)) return false;
    if (!this.#book.isOwn(id)) return key.noteClass === "progress" && this.#foreign.get(id) !== sha256;
    const known = shelf.find(id);
    if (!known) return true;
    const besides = new Set(known.besides.map(({ objectId }) => objectId));
    const isBeside = beside.length === besides.size && beside.every((one) => besides.has(one));
    // Nothing instead of what is known any more.
    if (known.sha256 === sha256) known.instead = undefined;
    return known.sha256 !== sha256 || !isBeside;
  }

  /** The next of what is wanted. */
  async #fetch(): Promise<{ row: ObjectRow; envelope: Bytes }[]> {
    const [first] = this.#wanted;
    if (!first) return [];
    if (this.#wanted.length <= FEW) {
      const rows = this.#wanted.splice(0);
      const found = await Promise.all(rows.map(({ id }) => this.#book.objects.read(id)));
      return rows.flatMap((row, at) => {
        const stored = found[at];
        return stored ? [{ row: { ...row, sha256: stored.sha256 }, envelope: stored.envelope }] : [];
      });
    }
    const { objects, next } = await this.#book.objects.list(first.seq - 1, true);
    const wanted = new Set(this.#wanted.map(({ id }) => id));
    const last = objects.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
    // What changed meanwhile has another place, and comes the next time.
    this.#wanted = next === null ? [] : this.#wanted.filter(({ seq }) => seq > last);
    return objects.flatMap(({ payload, ...row }) =>
      payload !== undefined && wanted.has(row.id) ? [{ row, envelope: fromBase64(payload) }] : [],
    );
  }

  /**
   * Takes over one note. Returns what the device is to keep, null where something else changed, and undefined where nothing did.
   */
  async #take(row: ObjectRow, envelope: Bytes): Promise<Kept["head"] | undefined> {
    if (!this.#book.isOwn(row.id)) return this.#takeForeign(row, envelope);
    const shelved = this.#book.shelf.find(row.id) ?? newShelved(row.id);
    try {
      if ((await sha256(envelope)) !== row.sha256) throw new SealformError("malformed", "Another hash.");
      const version = openVersion(this.#book.key, row.id, envelope);
      const isNewer = row.sha256 !== shelved.sha256 && (await isAfter(this.#book, version, shelved));
      await this.#takeBesides(shelved, row);
      if (row.sha256 !== shelved.sha256 && !isNewer) {
        shelved.instead = row.sha256;
        this.#book.report("older", shelved);
        return undefined;
      }
      Object.assign(shelved, { head: version, sha256: row.sha256, instead: undefined });
      this.#book.shelf.put(shelved);
      return { envelope, root: version.root, sha256: row.sha256 };
    } catch (thrown) {
      const { code } = SealformError.from(thrown);
      if (code === "network" || code === "server-refused") throw thrown;
      this.#book.report("unreadable", shelved);
      return undefined;
    }
  }

  async #takeBesides(shelved: Shelved, { id, beside }: ObjectRow): Promise<void> {
    const versions = beside.map(async (objectId) => {
      const known = shelved.besides.find((one) => one.objectId === objectId);
      if (known) return known;
      const { envelope } = await this.#book.objects.version(id, objectId);
      return openVersion(this.#book.key, id, envelope);
    });
    shelved.besides = await Promise.all(versions);
  }

  /** A note of another notebook, if it is shared with this practice. */
  #takeForeign(row: ObjectRow, envelope: Bytes): null | undefined {
    const { shelf, key } = this.#book;
    try {
      const { context } = parse(lookedAt, inspect(envelope), "malformed", "What inspect returned");
      const from = context.notebook ?? "";
      const head = openVersion(key, row.id, envelope, from);
      shelf.put({ ...newShelved(row.id), head, sha256: row.sha256, from });
      return null;
    } catch {
      // It is somebody else's alone, or is no longer shared.
      this.#foreign.set(row.id, row.sha256);
      if (!shelf.find(row.id)) return undefined;
      shelf.remove(row.id);
      return null;
    }
  }

  async #end(changed: string[]): Promise<Progress> {
    if (this.#isWhole) await this.#lookForMissing();
    return { ...this.#progress(changed), done: true };
  }

  /** Holds what is here against what the keyring knows, and what this device knows against what the store has. */
  async #lookForMissing(): Promise<void> {
    const { roots, shelf, fresh } = this.#book;
    for (const shelved of shelf.all) {
      if (!shelved.head || shelved.from !== undefined || this.#listed.has(shelved.id)) continue;
      shelved.instead = null;
      this.#book.report("withheld", shelved);
    }
    for (const [id, root] of roots) {
      const shelved = shelf.find(id);
      if (!shelved?.head) {
        this.#book.report("withheld", shelved ?? newShelved(id));
      } else if (!isKept(root, shelved.head.root) && shelved.instead === undefined) {
        const ancestors = await ancestry(this.#book, id, shelved.head);
        if ([...ancestors].some((one) => isKept(root, one))) fresh.set(id, shelved.head.root);
        else this.#book.report("older", shelved);
      }
    }
    // What the keyring does not know yet.
    for (const { id, head, from } of shelf.all) {
      if (head && from === undefined && !roots.has(id)) fresh.set(id, head.root);
    }
  }

  #progress(changed: string[]): Progress {
    return { done: false, opened: this.#opened, total: this.#total, changed };
  }
}
