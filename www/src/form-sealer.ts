import type { Progress, SealingStream } from "./attachments.ts";
import { type Bytes, random, wipe } from "./bytes.ts";
import type { PinnedCard } from "./card.ts";
import type { Waiting } from "./delivery/outbox.ts";
import { copyFragment, type Parcel } from "./delivery/parcel.ts";
import { type Earlier, Post } from "./delivery/post.ts";
import { MAX_BODY_BYTES } from "./delivery/transport.ts";
import { SealformError } from "./errors.ts";
import { loadExtra } from "./extras.ts";
import type { Consent } from "./manifest.ts";
import { type DraftAnswer, decision, type FileSealing, sealRecord } from "./record.ts";
import { Sealer } from "./sealer.ts";

export type Draft = {
  /** Text, files to attach, and files that `sealFile` has sealed. */
  answers: DraftAnswer[];
  /** What the client decided, by the id of each statement of the card; what is not here was not given. */
  consent?: Record<string, boolean>;
  /** The form's name and language, as its reader will want to know them. */
  form?: { title: string; lang: string };
  /** The record's object id, 32 random hex digits, if `sealFile` had to know it before. */
  record?: string;
  /** Whether the client may open a copy of their own later: see `SealedRecord.copyFragment`. */
  copy?: boolean;
};

/** A sealed record: ciphertext, and what a receipt says. */
export type SealedRecord = Omit<Parcel, "copy"> & {
  hasFiles: boolean;
  copy?: string | undefined;
  /** The fragment of a private link, which opens a copy: it is a secret. Empty unless the draft asked for it. */
  copyFragment: string;
};

export type SubmitTarget = {
  /** `/v1/submissions` unless told. */
  action?: string | URL;
  transport?: "json" | "multipart";
  /** Where attachments go, by tus 1.0; `/v1/files` unless told. */
  files?: string | URL;
  /** The largest body that the backend takes; 8 MiB unless told. */
  maxBytes?: number;
  signal?: AbortSignal;
};

/** What became of a record that an earlier visit left. `since` is in milliseconds since 1970. */
export type EarlierRecord = Earlier;

export type Submitted = { id: string; root: string; receivedAt: string | null };

/**
 * Seals forms for the recipients of one card, for pages that have a user interface of their own. Event: `progress`, a
 * CustomEvent with a `Progress`, while files are sealed and sent. Every method fails with a SealformError.
 */
export class FormSealer extends EventTarget {
  readonly #pinned: PinnedCard;
  readonly #sealer = new Sealer();
  readonly #disposed = new AbortController();
  readonly #post: Post;

  /** Starts a worker, which proves that it can seal to the card's recipients. */
  static async create(pinned: PinnedCard, { signal }: { signal?: AbortSignal } = {}): Promise<FormSealer> {
    const made = new FormSealer(pinned);
    try {
      await made.#sealer.check(pinned);
      signal?.throwIfAborted();
      return made;
    } catch (thrown) {
      made.dispose();
      throw signal?.aborted ? signal.reason : SealformError.from(thrown);
    }
  }

  private constructor(pinned: PinnedCard) {
    super();
    this.#pinned = pinned;
    this.#post = new Post({
      hand: async () => {
        throw new SealformError("transport-missing", "What waits is for a page with a transport of its own.");
      },
      upload: async (record, endpoint) =>
        (await loadExtra("attachments")).uploadFiles(record, this.#going(endpoint)),
      onEarlier: () => undefined,
    });
  }

  /** Seals a record. Its files are sealed with it, and wait on the device, as ciphertext, for `submit`. */
  async seal(draft: Draft, { signal }: { signal?: AbortSignal } = {}): Promise<SealedRecord> {
    const created = new Date().toISOString();
    const { parcel, copy, hasFiles } = await sealRecord(this.#sealer, this.#pinned, {
      objectId: draft.record === undefined ? random(16) : fromHex(draft.record),
      created,
      form: draft.form ?? { title: document.title, lang: document.documentElement.lang },
      consent: await this.#consent(draft.consent ?? {}, created),
      answers: draft.answers,
      clear: this.#pinned.card.clear ?? [],
      copy: draft.copy ?? false,
      files: this.#files(signal),
      signal,
    });
    const fragment = copy ? copyFragment(parcel.id, copy) : "";
    if (copy) wipe(copy);
    return { ...parcel, hasFiles, copyFragment: fragment };
  }

  /**
   * Seals one file by itself, for pages that store files in their own way: a stream of `length` bytes, sealed as it is read.
   * `record` is the object id of the record that will name it, 32 hex digits; when the stream was read to its end,
   * `attached` is what that record says of it, with the secret that opens it.
   */
  async sealFile(
    file: File,
    record: string,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<SealingStream> {
    const { sealStream } = await loadExtra("attachments");
    return sealStream(file, record, this.#until(signal));
  }

  /**
   * Sends a record and its files. What could not be sent waits on the device as ciphertext, for `sendWaiting`; the error
   * is thrown all the same. Errors: network, server-refused, too-large.
   */
  async submit(sealed: SealedRecord, target: SubmitTarget = {}): Promise<Submitted> {
    const { hasFiles, copyFragment: _, ...parcel } = sealed;
    const address = (given: string | URL | undefined, usual: string): string =>
      new URL(given ?? usual, document.baseURI).href;
    const waiting: Waiting = {
      ...parcel,
      action: address(target.action, "/v1/submissions"),
      transport: target.transport ?? "json",
      maxBytes: target.maxBytes ?? MAX_BODY_BYTES,
      files: hasFiles ? address(target.files, "/v1/files") : undefined,
    };
    const sent = await this.#post.send(waiting, target.signal);
    this.#post.release();
    // They are there, and need not be sent again with the record.
    if (!waiting.files) sealed.hasFiles = false;
    if ("error" in sent) throw target.signal?.aborted ? target.signal.reason : sent.error;
    return { id: parcel.id, root: parcel.root, receivedAt: sent.receivedAt };
  }

  /**
   * Sends what earlier visits left on the device, and tries again for as long as the page is open. Tells of each when it
   * was received, or with which code it was not. What is `stuck` will hardly ever be taken: tell the client, who may fill
   * in the form again, and discard it.
   */
  sendWaiting(): Promise<EarlierRecord[]> {
    return this.#post.sendEarlier();
  }

  /** Deletes what waits of a record, for good. Tells when it was received, if that was so meanwhile. */
  async discardWaiting(id: string): Promise<{ receivedAt: string | null } | undefined> {
    const arrived = await this.#post.withdraw(id);
    if (!arrived) await (await loadExtra("attachments")).discardFiles(id);
    return arrived;
  }

  /** Ends the worker, and with it the memory that held answers. */
  dispose(): void {
    this.#disposed.abort();
    this.#post.stop();
    this.#sealer.end();
  }

  /** Aborts when either does: AbortSignal.any is younger than the browsers of 2023. */
  #until(signal: AbortSignal | undefined): AbortSignal {
    if (!signal) return this.#disposed.signal;
    const either = new AbortController();
    for (const one of [signal, this.#disposed.signal]) {
      const abort = (): void => either.abort(one.reason);
      if (one.aborted) abort();
      else one.addEventListener("abort", abort, { signal: either.signal });
    }
    return either.signal;
  }

  #files(signal: AbortSignal | undefined): FileSealing {
    const endpoint = new URL("/v1/files", document.baseURI);
    const attachments = () => loadExtra("attachments");
    return {
      sealFiles: async (files, record) =>
        (await attachments()).sealFiles(files, { record, ...this.#going(endpoint, signal) }),
      isStaged: async (record) => (await attachments()).isStaged(record),
      discardFiles: (record) =>
        attachments()
          .then(({ discardFiles }) => discardFiles(record))
          .catch(() => undefined),
    };
  }

  #going(endpoint: URL, signal?: AbortSignal) {
    const onProgress = (detail: Progress): boolean =>
      this.dispatchEvent(new CustomEvent<Progress>("progress", { detail }));
    return { endpoint, onProgress, signal: this.#until(signal) };
  }

  #consent(given: Record<string, boolean>, at: string): Promise<Consent[]> {
    const statements = this.#pinned.card.consent ?? [];
    const missing = statements.find(({ id, required }) => required && !given[id]);
    if (missing) {
      throw new SealformError(
        "invalid-argument",
        `The statement ${missing.id} is required, and was not given.`,
      );
    }
    return Promise.all(statements.map((statement) => decision(statement, given[statement.id] ?? false, at)));
  }
}

function fromHex(digits: string): Bytes {
  if (!/^[0-9a-f]{32}$/.test(digits)) {
    throw new SealformError("invalid-argument", "A record's id is 32 hex digits.");
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
