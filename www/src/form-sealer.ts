import type { Progress, SealingStream } from "./attachments.ts";
import { type Bytes, base64url, digest, hex, random, utf8 } from "./bytes.ts";
import type { PinnedCard } from "./card.ts";
import type { Waiting } from "./delivery/outbox.ts";
import { type CopyKey, makeCopyKey, makeParcel, type Parcel } from "./delivery/parcel.ts";
import { type Earlier, Post } from "./delivery/post.ts";
import { SealformError } from "./errors.ts";
import { loadExtra } from "./extras.ts";
import type { Answer, WrittenAnswer } from "./manifest.ts";
import { Sealer } from "./sealer.ts";

/** An answer as a page has it: text, a file to attach, or one that `sealFile` has sealed. */
export type DraftAnswer = Answer | (Omit<WrittenAnswer, "value" | "text"> & { file: File });

export type Draft = {
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
    const objectId = draft.record === undefined ? random(16) : fromHex(draft.record);
    const files = draft.answers.flatMap((answer) => (isToSeal(answer) ? [answer.file] : []));
    const sealedFiles = files.length > 0 ? await this.#sealFiles(files, hex(objectId), signal) : [];
    const left = sealedFiles.values();
    const answers = draft.answers.map((answer): Answer => {
      if (!isToSeal(answer)) return answer;
      const { value: file } = left.next();
      if (!file) throw new SealformError("internal", "A file was not sealed.");
      return { ...answer, file };
    });
    const attached = answers.flatMap((answer) => ("file" in answer ? [answer.file] : []));
    const manifest = {
      created,
      form: draft.form ?? { title: document.title, lang: document.documentElement.lang },
      consent: await this.#consent(draft.consent ?? {}, created),
      files: attached.map(({ id, root, size }) => ({ id, root, size })),
    };
    const copy: CopyKey | undefined = draft.copy ? await makeCopyKey() : undefined;
    const sealed = await this.#sealer.seal(this.#pinned, {
      manifest,
      answers,
      objectId,
      secret: copy?.secret,
    });
    signal?.throwIfAborted();
    const parcel = await makeParcel(sealed, this.#clear(answers), copy?.hash);
    const copyFragment = copy ? copyFragmentOf(parcel.id, copy.secret) : "";
    const hasFiles = files.length > 0 && (await (await loadExtra("attachments")).isStaged(parcel.id));
    return { ...parcel, hasFiles, copyFragment };
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
      maxBytes: target.maxBytes ?? 8 << 20,
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

  #until(signal: AbortSignal | undefined): AbortSignal {
    return signal ? AbortSignal.any([signal, this.#disposed.signal]) : this.#disposed.signal;
  }

  async #sealFiles(files: File[], record: string, signal: AbortSignal | undefined) {
    const { sealFiles } = await loadExtra("attachments");
    const endpoint = new URL("/v1/files", document.baseURI);
    return sealFiles(files, { record, ...this.#going(endpoint, signal) });
  }

  #going(endpoint: URL, signal?: AbortSignal) {
    const onProgress = (detail: Progress): boolean =>
      this.dispatchEvent(new CustomEvent<Progress>("progress", { detail }));
    return { endpoint, onProgress, signal: this.#until(signal) };
  }

  #consent(given: Record<string, boolean>, at: string) {
    const statements = this.#pinned.card.consent ?? [];
    return Promise.all(
      statements.map(async ({ id, version, text, required }) => {
        if (required && !given[id]) {
          throw new SealformError("invalid-argument", `The statement ${id} is required, and was not given.`);
        }
        const sha256 = hex(await digest("SHA-256", utf8(text)));
        return { id, version, sha256, text, given: given[id] ?? false, at };
      }),
    );
  }

  #clear(answers: Answer[]): Record<string, string | string[]> {
    const clear: Record<string, string | string[]> = {};
    for (const name of this.#pinned.card.clear ?? []) {
      const values = answers.flatMap((answer) =>
        answer.name === name && "value" in answer ? [answer.value] : [],
      );
      const [only, ...more] = values;
      if (only !== undefined) clear[name] = more.length > 0 ? values : only;
    }
    return clear;
  }
}

const isToSeal = (answer: DraftAnswer): answer is Extract<DraftAnswer, { file: File }> =>
  "file" in answer && answer.file instanceof File;

function fromHex(digits: string): Bytes {
  if (!/^[0-9a-f]{32}$/.test(digits)) {
    throw new SealformError("invalid-argument", "A record's id is 32 hex digits.");
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

const copyFragmentOf = (id: string, secret: Bytes): string =>
  new URLSearchParams({ id, key: base64url(secret) }).toString();
