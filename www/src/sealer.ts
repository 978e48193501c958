import formWasm from "built:form.wasm";
import formScript from "built:form.worker";
import { type Bytes, utf8 } from "./bytes.ts";
import type { PinnedCard } from "./card.ts";
import { SealformError } from "./errors.ts";
import { type Answer, MAX_ANSWERS, type RecordManifest } from "./manifest.ts";
import { WorkerClient } from "./worker/client.ts";
import { type FormCalls, formCalls, type Sealed } from "./worker/protocol.ts";

/**
 * In bytes, with the four of the length that the core puts before it a round number. The format hides the length of an
 * answer up to 252 bytes, question and all. That is not enough where options differ in length: which one was chosen could be
 * told from the size of the box.
 */
const STEP = 1020;

// Both take milliseconds; the rest is for an old phone that does something else meanwhile.
const CHECK_TIMEOUT_MS = 30_000;
const SEAL_TIMEOUT_MS = 60_000;

/** A record before it is sealed. */
export type RecordDraft = {
  manifest: RecordManifest;
  answers: Answer[];
  objectId: Bytes;
  secret?: Bytes | undefined;
};

/** Seals records in a worker that proved itself. A worker that failed is forgotten: the next call starts another. */
export class Sealer {
  #running: Promise<WorkerClient<FormCalls>> | undefined;

  /** Proves that a worker is there, passes its self-test, and can seal to the recipients of this card. */
  async check({ card }: PinnedCard): Promise<void> {
    await (await this.#worker()).call("check", { recipients: card.recipients }, CHECK_TIMEOUT_MS);
  }

  /** Starts the worker ahead of the first call that needs it. */
  async start(): Promise<void> {
    await this.#worker();
  }

  /**
   * Seals a record to the recipients of the card, bound to the form's name and to the card's pin. `objectId` is 16 random
   * bytes; `secret` 32, and a copy of it opens the record too.
   */
  async seal(
    { card, pin }: PinnedCard,
    { manifest, answers, objectId, secret }: RecordDraft,
  ): Promise<Sealed> {
    if (answers.length > MAX_ANSWERS) {
      throw new SealformError(
        "too-large",
        `The form gives ${answers.length} answers; a record holds ${MAX_ANSWERS}.`,
      );
    }
    const contents = [manifest, ...answers].map((content) => rounded(JSON.stringify(content)));
    const context = { form: card.form, card: pin };
    // Copies, because what a worker gets moves there.
    const own = secret ? { secret: secret.slice() } : {};
    return (await this.#worker()).call(
      "seal",
      { recipients: card.recipients, context, contents, objectId: objectId.slice(), ...own },
      SEAL_TIMEOUT_MS,
    );
  }

  /** Ends the worker, and with it the memory that held answers. */
  end(): void {
    const running = this.#running;
    this.#running = undefined;
    running?.then(
      (worker) => worker.end(),
      () => undefined, // It did not start, so there is nothing to end; whoever waits for it has the error.
    );
  }

  async #worker(): Promise<WorkerClient<FormCalls>> {
    if ((await this.#running)?.ended) this.#running = undefined;
    if (this.#running) return this.#running;
    const starting = WorkerClient.start(formScript, formWasm, formCalls);
    this.#running = starting;
    starting.catch(() => {
      if (this.#running === starting) this.#running = undefined;
    });
    return starting;
  }
}

/** JSON in UTF-8, with white space behind it up to the next step. */
function rounded(json: string): Bytes {
  const length = utf8(json).length;
  return utf8(json + " ".repeat(Math.ceil(length / STEP) * STEP - length));
}
