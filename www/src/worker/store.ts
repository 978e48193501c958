import { type Bytes, fromUtf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type FetchPlan, fetchBytes, readAtMost, request } from "../fetch.ts";
import {
  count,
  list,
  nullable,
  object,
  optional,
  type Parsed,
  type Parser,
  parseJson,
  text,
} from "../shape.ts";
import { objectId } from "./protocol.ts";

const TIMEOUT_MS = 30_000;
const MAX_KEYRING_BYTES = 1024 * 1024;
const MAX_CARD_BYTES = 256 * 1024;
const MAX_LIST_BYTES = 1024 * 1024;
/** A store may be set to larger envelopes than its 8 MiB; more than this is not read into a page. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;

const rowMembers = { seq: count, id: objectId, received_at: text(64), sha256: text(64), size: count };
const storedRow = object(rowMembers);
const storedRowWithPayload = object({ ...rowMembers, payload: text() });
/** A store of an older release sends no payloads. */
const storedRowPerhaps = object({ ...rowMembers, payload: optional(text()) });
const storedPayloads = object({ submissions: list(storedRowPerhaps, 500), next: nullable(count) });
const storedFiles = object({ files: list(object({ seq: count, id: objectId }), 500), next: nullable(count) });
const storedList = object({ submissions: list(storedRow, 500), next: nullable(count) });
export type StoredRowWithPayload = Parsed<typeof storedRowWithPayload>;
export type StoredRow = Parsed<typeof storedRow>;

/** The envelope, and the store's tag of this version, if it gives one. */
export type StoredKeyring = { envelope: Bytes; etag: string | null };

/** A keyring is read without a token, by its unguessable id: it is what a token is kept in. */
export const fetchKeyring = (base: URL, id: string): Promise<StoredKeyring> =>
  request(new URL(`v1/keyrings/${id}`, base), { timeoutMs: TIMEOUT_MS }, async (response) => ({
    envelope: await readAtMost(response, MAX_KEYRING_BYTES),
    etag: response.headers.get("etag"),
  }));

/** The store's HTTP API for the holder of its token. Errors: network, too-large, server-refused. */
export class Store {
  readonly #base: URL;
  readonly #token: Bytes;

  constructor(base: URL, token: Bytes) {
    this.#base = base;
    this.#token = token;
  }

  /**
   * Keeps the envelope, as the first version of a keyring or in place of the one with this tag, and returns its own tag.
   * Error also: keyring-changed, when the store has another version.
   */
  putKeyring(
    id: string,
    envelope: Bytes,
    over: { isNew: true } | { replaces: string | null },
  ): Promise<string | null> {
    const condition: Record<string, string> =
      "isNew" in over ? { "if-none-match": "*" } : over.replaces ? { "if-match": over.replaces } : {};
    const headers = { "content-type": "application/vnd.sealform", ...condition, ...this.#authorization() };
    const plan = { method: "PUT", body: envelope, headers, timeoutMs: TIMEOUT_MS } as const;
    return request(
      new URL(`v1/keyrings/${id}`, this.#base),
      { ...plan, codes: { 412: "keyring-changed" } },
      async (response) => {
        await readAtMost(response, 0x1000);
        return response.headers.get("etag");
      },
    );
  }

  async putCard(name: string, card: Bytes): Promise<void> {
    await this.#put(`v1/cards/${name}`, card, "application/json");
  }

  /** A card's bytes as they were published, or as the store would have them. */
  card(name: string): Promise<Bytes> {
    const plan = { timeoutMs: TIMEOUT_MS, unreachable: "card-unavailable" } as const;
    return fetchBytes(new URL(`v1/cards/${name}`, this.#base), plan, MAX_CARD_BYTES);
  }

  async deleteCard(name: string): Promise<void> {
    await this.#fetch(`v1/cards/${name}`, { method: "DELETE" }, {}, 0x1000);
  }

  /** Puts a record with other slots in place of the version with this hash. Error also: record-changed, when it is not there. */
  async putRecord(id: string, envelope: Bytes, replaces: string): Promise<void> {
    const plan = { method: "PUT", body: envelope, codes: { 412: "record-changed" } } as const;
    const headers = { "content-type": "application/vnd.sealform", "if-match": `"${replaces}"` };
    await this.#fetch(`v1/submissions/${id}`, plan, headers, 0x1000);
  }

  list(after: number, limit: number): Promise<Parsed<typeof storedList>> {
    return this.#get(`v1/submissions?after=${after}&limit=${limit}`, storedList, MAX_LIST_BYTES);
  }

  /** The same with their payloads; a page ends early at 8 MiB of envelopes. */
  listPayloads(after: number, limit: number): Promise<Parsed<typeof storedPayloads>> {
    const path = `v1/submissions?after=${after}&limit=${limit}&payload=true`;
    return this.#get(path, storedPayloads, MAX_ROW_BYTES);
  }

  /** The ids of all files that are here whole. */
  async files(): Promise<Set<string>> {
    const found = new Set<string>();
    for (let after: number | null = 0; after !== null; ) {
      const page: Parsed<typeof storedFiles> = await this.#get(
        `v1/files?after=${after}&limit=500`,
        storedFiles,
        MAX_LIST_BYTES,
      );
      for (const { id } of page.files) found.add(id);
      after = page.next;
    }
    return found;
  }

  row(id: string): Promise<StoredRowWithPayload> {
    return this.#get(`v1/submissions/${id}`, storedRowWithPayload, MAX_ROW_BYTES);
  }

  /** Up to `length` bytes of a sealed file, and how many it has in all. Error also: file-missing. */
  fileRange(id: string, from: number, length: number): Promise<{ content: Bytes; total: number }> {
    const headers = { ...this.#authorization(), range: `bytes=${from}-${from + length - 1}` };
    const plan = { timeoutMs: TIMEOUT_MS, headers, codes: { 404: "file-missing" } } as const;
    return request(new URL(`v1/files/${id}`, this.#base), plan, async (response) => {
      const content = await readAtMost(response, length);
      const [, total] = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "") ?? [];
      // A store that knows no ranges sends the whole each time: that is as good, once.
      if (content.length === 0 || (from > 0 && total === undefined)) {
        throw new SealformError(
          "server-refused",
          "The store did not send the range of a file that was asked for.",
        );
      }
      return { content, total: total === undefined ? content.length : Number(total) };
    });
  }

  async #get<T>(path: string, shape: Parser<T>, max: number): Promise<T> {
    const answer = await this.#fetch(path, {}, { accept: "application/json" }, max);
    return parseJson(shape, fromUtf8(answer), "server-refused", "The store's answer");
  }

  async #put(path: string, body: Bytes, type: string): Promise<void> {
    await this.#fetch(path, { method: "PUT", body }, { "content-type": type }, 0x1000);
  }

  #fetch(
    path: string,
    plan: Partial<FetchPlan>,
    headers: Record<string, string>,
    max: number,
  ): Promise<Bytes> {
    return fetchBytes(
      new URL(path, this.#base),
      { timeoutMs: TIMEOUT_MS, ...plan, headers: { ...headers, ...this.#authorization() } },
      max,
    );
  }

  /** A header can only be text; the token itself stays bytes, which can be wiped. */
  #authorization(): { authorization: string } {
    return { authorization: `Bearer ${fromUtf8(this.#token)}` };
  }
}
