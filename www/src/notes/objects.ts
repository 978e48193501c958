import { type Bytes, fromUtf8, sha256 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type FetchPlan, readAtMost, request } from "../fetch.ts";
import {
  count,
  either,
  list,
  nullable,
  object,
  only,
  optional,
  type Parsed,
  type Parser,
  parseJson,
  text,
} from "../shape.ts";
import { MAX_OBJECT_BYTES } from "../worker/notes-protocol.ts";
import { objectId } from "../worker/protocol.ts";

const TIMEOUT_MS = 30_000;
const MAX_LIST_BYTES = 1 << 20;
/** A page of payloads ends at 8 MiB of envelopes, and has one at least, in base64url. */
const MAX_PAGE_BYTES = 64 << 20;
/** The kind of a note, as the store reads it from an envelope. */
const NOTE = 4;

const hash = text(64, /^[0-9a-f]{64}$/);
const row = object({
  seq: count,
  id: objectId,
  sha256: hash,
  version: objectId,
  beside: list(objectId, 500),
  payload: optional(text()),
});
export type ObjectRow = Parsed<typeof row>;
const rows = object({ objects: list(row, 500), next: nullable(count) });

const versionRow = object({
  seq: count,
  version: objectId,
  received_at: text(64),
  sha256: hash,
  state: either(only("head"), only("past"), only("beside")),
  payload: text(),
});
export type VersionRow = Parsed<typeof versionRow>;
const versionRows = object({ versions: list(versionRow, 500), next: nullable(count) });

/** An envelope as the store has it, and the hash by which the next one says what it replaces. */
export type Stored = { envelope: Bytes; sha256: string };

/** The store's objects of one account. Errors of all: network, too-large, server-refused. */
export class Objects {
  readonly #base: URL;
  readonly #token: Bytes;

  constructor(base: URL, token: Bytes) {
    this.#base = base;
    this.#token = token;
  }

  /** The notes that changed after this number, in the order of their changes. */
  list(after: number, payload: boolean): Promise<Parsed<typeof rows>> {
    const path = `v1/objects?kind=${NOTE}&after=${after}&limit=500${payload ? "&payload=true" : ""}`;
    return this.#json(path, rows, payload ? MAX_PAGE_BYTES : MAX_LIST_BYTES);
  }

  /** All versions of a note, oldest first. */
  async versions(id: string): Promise<VersionRow[]> {
    const found: VersionRow[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const path = `v1/objects/${id}/versions?after=${after}&limit=500&payload=true`;
      const page: Parsed<typeof versionRows> = await this.#json(path, versionRows, MAX_PAGE_BYTES);
      found.push(...page.versions);
      // A page that does not go on would be asked for for ever.
      after = page.next !== null && page.next > after ? page.next : null;
    }
    return found;
  }

  /** The newest version, or nothing where the store has no such object. */
  async read(id: string): Promise<Stored | null> {
    try {
      return await this.#read(`v1/objects/${id}`, { 404: "file-missing" });
    } catch (thrown) {
      if (SealformError.from(thrown).code === "file-missing") return null;
      throw thrown;
    }
  }

  /** Bytes of an object that is not a note. Error also: file-missing. */
  async readFile(id: string): Promise<Bytes> {
    return (await this.#read(`v1/objects/${id}`, { 404: "file-missing" })).envelope;
  }

  async version(id: string, version: string): Promise<Stored> {
    return this.#read(`v1/objects/${id}/versions/${version}`);
  }

  /**
   * Puts a version in place of the one with this hash, or as the first one, and says what it `merges`. Error also:
   * note-changed, when the store has another one.
   */
  put(id: string, envelope: Bytes, replaces: string | null, merges: readonly string[] = []): Promise<void> {
    const condition = replaces === null ? { "if-none-match": "*" } : { "if-match": `"${replaces}"` };
    const query = merges.length > 0 ? `?merges=${merges.join(",")}` : "";
    return this.#put(`v1/objects/${id}${query}`, envelope, condition);
  }

  /** Keeps a version beside the newest one. */
  putBeside(id: string, version: string, envelope: Bytes): Promise<void> {
    return this.#put(`v1/objects/${id}/versions/${version}`, envelope, {});
  }

  #put(path: string, body: Bytes, condition: Record<string, string>): Promise<void> {
    const headers = { "content-type": "application/vnd.sealform", ...condition };
    const plan = { method: "PUT", body, headers, codes: { 412: "note-changed" } } as const;
    return this.#request(path, plan, async (response) => {
      await readAtMost(response, 0x1000);
    });
  }

  #read(path: string, codes: FetchPlan["codes"] = {}): Promise<Stored> {
    return this.#request(path, { codes }, async (response) => {
      const envelope = await readAtMost(response, MAX_OBJECT_BYTES);
      return { envelope, sha256: await sha256(envelope) };
    });
  }

  #json<T>(path: string, shape: Parser<T>, max: number): Promise<T> {
    return this.#request(path, { headers: { accept: "application/json" } }, async (response) => {
      const answer = await readAtMost(response, max);
      return parseJson(shape, fromUtf8(answer), "server-refused", "The store's answer");
    });
  }

  #request<T>(path: string, plan: Partial<FetchPlan>, read: (response: Response) => Promise<T>): Promise<T> {
    const authorization = `Bearer ${fromUtf8(this.#token)}`;
    const headers = { ...plan.headers, authorization };
    return request(new URL(path, this.#base), { timeoutMs: TIMEOUT_MS, ...plan, headers }, read);
  }
}
