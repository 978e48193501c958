import fullWasm from "built:full.wasm";
import practiceScript from "built:practice.worker";
import unlockScript from "built:unlock.worker";
import { type Bytes, hex, utf8, wipe } from "./bytes.ts";
import { type ConsentStatement, cardPin, type FileLimits, type FormCard, parseCard } from "./card.ts";
import { SealformError } from "./errors.ts";
import { WorkerClient } from "./worker/client.ts";
import {
  type Inspection,
  type OpenedRecord,
  type PracticeCalls,
  practiceCalls,
  type SubmissionRow,
  type UnlockCalls,
  unlockCalls,
} from "./worker/practice-protocol.ts";
import type { Reply } from "./worker/protocol.ts";

export type { ConsentStatement, FileLimits, FormCard } from "./card.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export * from "./export/index.ts";
export type { Answer, Consent, RecordManifest } from "./manifest.ts";
export { practiceSentence } from "./messages-practice.ts";
export type {
  CheckedConsent,
  CheckedFile,
  Inspection,
  OpenedRecord,
  SubmissionRow,
} from "./worker/practice-protocol.ts";

// Argon2id with 64 MiB takes a second on a laptop; an old phone may need many.
const UNLOCK_TIMEOUT_MS = 120_000;
const CALL_TIMEOUT_MS = 90_000;

type Practice = WorkerClient<PracticeCalls>;
type CallUnlock = (unlock: WorkerClient<UnlockCalls>, port: MessagePort) => Promise<void>;

/**
 * A practice's open keyring. Its token and identities are in a worker of its own, and the page never sees them; what
 * the page gets is what it asks to have opened. Every method fails with a SealformError.
 */
export class Keyring {
  readonly #worker: Practice;
  readonly #store: URL;

  private constructor(
    worker: Practice,
    store: URL,
    /** 32 hex digits. Whoever has it can fetch the keyring, and can try passphrases on it. */
    readonly id: string,
    readonly practice: string,
    /** The public key, `age1pq1…`. */
    readonly recipient: string,
    /** The public key's id as it stands in envelopes, 16 hex digits. */
    readonly fingerprint: string,
  ) {
    this.#worker = worker;
    this.#store = store;
  }

  /**
   * Makes a practice: an identity, and a keyring that the passphrase opens, kept in the store before this returns.
   * `token` is the token's text as bytes; it and `passphrase` (UTF-8) are taken over, and wiped.
   */
  static create(options: {
    store: URL;
    token: Uint8Array;
    practice: string;
    passphrase: Uint8Array;
  }): Promise<Keyring> {
    const id = hex(crypto.getRandomValues(new Uint8Array(16)));
    const token = takeOver(options.token);
    const passphrase = takeOver(options.passphrase);
    const { store, practice } = options;
    return Keyring.#through(store, id, (unlock, port) =>
      unlock.call("create", { id, practice, token, passphrase, port }, UNLOCK_TIMEOUT_MS),
    );
  }

  /** Opens the keyring with this id. `passphrase` (UTF-8) is taken over, and wiped. A wrong one is open-failed. */
  static unlock(options: { store: URL; id: string; passphrase: Uint8Array }): Promise<Keyring> {
    const passphrase = takeOver(options.passphrase);
    const { store, id } = options;
    return Keyring.#through(store, id, (unlock, port) =>
      unlock.call("unlock", { id, store: baseOf(store).href, passphrase, port }, UNLOCK_TIMEOUT_MS),
    );
  }

  /** Starts both workers, lets the one hand the open keyring to the other, and ends the first with its memory. */
  static async #through(store: URL, id: string, callUnlock: CallUnlock): Promise<Keyring> {
    const starting = [
      WorkerClient.start(practiceScript, fullWasm, practiceCalls),
      WorkerClient.start(unlockScript, fullWasm, unlockCalls),
    ] as const;
    try {
      const [practice, unlock] = await Promise.all(starting);
      const { port1, port2 } = new MessageChannel();
      const [adopted] = await Promise.all([
        practice.call("adopt", { store: baseOf(store).href, port: port1 }, 2 * UNLOCK_TIMEOUT_MS),
        callUnlock(unlock, port2),
      ]);
      return new Keyring(practice, store, id, adopted.practice, adopted.recipient, adopted.fingerprint);
    } catch (thrown) {
      for (const worker of starting) worker.then((started) => started.end()).catch(() => undefined);
      throw SealformError.from(thrown);
    } finally {
      // Argon2id's memory never shrinks, and goes only with its worker.
      starting[1].then((unlock) => unlock.end()).catch(() => undefined);
    }
  }

  /** Publishes a form card that seals to this practice, and returns what a page needs to pin it. */
  async publishCard(
    name: string,
    card: { form: string; consent?: ConsentStatement[]; clear?: string[]; files?: FileLimits },
  ): Promise<{ url: URL; integrity: string; card: FormCard }> {
    const { practice, recipient } = this;
    const bytes = utf8(JSON.stringify({ sealform: 1, practice, recipients: [recipient], ...card }, null, 2));
    const parsed = parseCard(bytes);
    const integrity = await cardPin(bytes);
    await this.#worker.call("publishCard", { name, card: bytes }, CALL_TIMEOUT_MS);
    return { url: new URL(`v1/cards/${name}`, baseOf(this.#store)), integrity, card: parsed };
  }

  /** The submissions after a sequence number, oldest first, at most `limit` (500). */
  list({
    after = 0,
    limit = 100,
  }: {
    after?: number;
    limit?: number;
  } = {}): Promise<Reply<PracticeCalls, "list">> {
    return this.#worker.call("list", { after, limit }, CALL_TIMEOUT_MS);
  }

  /** A submission as it lies in the store; `payload` is the envelope in base64url. */
  async row(id: string): Promise<SubmissionRow & { payload: string }> {
    const { row, payload } = await this.#worker.call("row", { id }, CALL_TIMEOUT_MS);
    return { ...row, payload };
  }

  /** Fetches a submission and opens it. Every pair of `expected` has to be in its context. */
  open(id: string, expected: Record<string, string> = {}): Promise<OpenedRecord> {
    return this.#worker.call("open", { id, expected }, CALL_TIMEOUT_MS);
  }

  /** What a submission shows without a key: all that whoever keeps it can see. */
  inspect(id: string): Promise<Inspection> {
    return this.#worker.call("inspect", { id }, CALL_TIMEOUT_MS);
  }

  /**
   * A file that an answer of this record names, fetched and opened as it is read. Every piece is what was sealed; only
   * when the stream has ended is it known that they are all, and the right file, so keep them aside until then. Errors:
   * file-missing; open-failed, when it is not the file that was sent; network, server-refused.
   */
  readFile(record: string, file: string): ReadableStream<Uint8Array> {
    const worker = this.#worker;
    let reading: number | undefined;
    const stop = async (): Promise<void> => {
      if (reading !== undefined) await worker.call("stopReading", { reading }, CALL_TIMEOUT_MS);
    };
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          try {
            reading ??= (await worker.call("readFile", { record, file }, CALL_TIMEOUT_MS)).reading;
            const data = await worker.call("readOn", { reading }, CALL_TIMEOUT_MS);
            if (data) return controller.enqueue(data);
          } catch (thrown) {
            await stop().catch(() => undefined);
            throw thrown;
          }
          await stop();
          controller.close();
        },
        cancel: stop,
      },
      // Nothing is fetched before somebody reads.
      { highWaterMark: 0 },
    );
  }

  /** Wipes what can be wiped and ends the worker. The keyring is of no use afterwards. */
  lock(): void {
    this.#worker
      .call("lock", undefined, 1000)
      .catch(() => undefined) // It was ended already, or is ended now: both are what was asked for.
      .finally(() => this.#worker.end());
  }
}

/** A secret in a buffer that can move to a worker; the caller's own bytes are wiped. */
function takeOver(secret: Uint8Array): Bytes {
  // Without types, text would become zeros here, and the zeros a passphrase.
  if (!(secret instanceof Uint8Array)) {
    throw new SealformError(
      "invalid-argument",
      "A secret has to be a Uint8Array: encode text with TextEncoder.",
    );
  }
  const own = new Uint8Array(secret);
  wipe(secret);
  return own;
}

/** The folder that the store's paths start from. Query and fragment fall away: a set-up link has the token in its own. */
const baseOf = (store: URL): URL => new URL(".", store);
