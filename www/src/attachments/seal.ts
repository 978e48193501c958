import attachmentsScript from "built:attachments.worker";
import filesWasm from "built:files.wasm";
import { type Bytes, base64url, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import { type AttachmentCalls, attachmentCalls } from "../worker/attachments-protocol.ts";
import { WorkerClient } from "../worker/client.ts";
import type { Gate } from "./gate.ts";
import { locked } from "./lock.ts";
import { LiveSource } from "./sources.ts";
import { discardFiles, namesOf, sweepFiles } from "./staged.ts";
import { type StagedFile, Staging } from "./staging.ts";
import type { Progress } from "./transfer-view.ts";
import { send } from "./upload.ts";

// Reading may wait for a slow card, or for a file that is not on the device yet.
const CALL_TIMEOUT_MS = 300_000;

export type Going = {
  endpoint: URL;
  onProgress: (progress: Progress) => void;
  signal: AbortSignal;
  /** Where the client pauses it: the gate of the TransferView. */
  gate?: Gate | undefined;
};

/**
 * Seals files for the record of this name, one after the other, and stages them on the device as ciphertext. Those for
 * which it has no room are uploaded while they are sealed. Errors: file-changed, wasm-failed, worker-failed,
 * storage-full, network, server-refused, file-refused; and the signal's reason. After an error nothing of them is kept.
 */
export async function sealFiles(files: File[], to: Going & { record: string }): Promise<AttachedFile[]> {
  // Tidying up is no reason to fail.
  await sweepFiles().catch(() => undefined);
  await discardFiles(to.record);
  try {
    return await locked(to.record, to.signal, () => sealAll(files, to));
  } catch (thrown) {
    await discardFiles(to.record);
    throw to.signal.aborted ? to.signal.reason : SealformError.from(thrown);
  }
}

async function sealAll(files: File[], to: Going & { record: string }): Promise<AttachedFile[]> {
  const sealing = await Sealing.start(to);
  const attached: AttachedFile[] = [];
  try {
    for (const [number, file] of files.entries()) {
      const report = (phase: Progress["phase"], done: number, total: number): void =>
        to.onProgress({ file: number + 1, files: files.length, name: file.name, done, total, phase });
      attached.push(await sealing.seal(file, number, report));
    }
    if (await sealing.keep()) {
      namesOf.set(
        to.record,
        files.map(({ name }) => name),
      );
    }
    return attached;
  } finally {
    sealing.end();
  }
}

type Report = (phase: Progress["phase"], done: number, total: number) => void;

/** The sealing of one record's files: a worker, and what it has staged so far. */
class Sealing {
  readonly #worker: WorkerClient<AttachmentCalls>;
  readonly #to: Going & { record: string };
  readonly #staged: StagedFile[] = [];
  /** Nothing where the device refuses storage, or is full. */
  #staging: Staging | undefined;

  static async start(to: Going & { record: string }): Promise<Sealing> {
    const worker = await WorkerClient.start(attachmentsScript, filesWasm, attachmentCalls);
    return new Sealing(worker, to, await Staging.open().catch(() => undefined));
  }

  private constructor(
    worker: WorkerClient<AttachmentCalls>,
    to: Going & { record: string },
    staging: Staging | undefined,
  ) {
    this.#worker = worker;
    this.#to = to;
    this.#staging = staging;
    to.signal.addEventListener("abort", this.end);
    if (to.signal.aborted) this.end();
  }

  async seal(file: File, number: number, report: Report): Promise<AttachedFile> {
    const id = (await this.#stage(file, number, report)) ?? (await this.#sendLive(file, report));
    const { secret, root } = await this.#worker.call("end", undefined, CALL_TIMEOUT_MS);
    const attached = {
      id,
      name: file.name,
      type: file.type,
      size: file.size,
      secret: base64url(secret),
      root,
    };
    wipe(secret);
    return attached;
  }

  /** From now on the staged files are all there, and may be uploaded. False if there are none. Error: storage-full. */
  async keep(): Promise<boolean> {
    if (this.#staged.length === 0) return false;
    try {
      const staging = this.#staging ?? (await Staging.open());
      for (const file of this.#staged) await staging.put({ ...file, whole: true });
      staging.close();
      return true;
    } catch {
      throw new SealformError("storage-full", "The browser's storage took the files, and then nothing more.");
    }
  }

  readonly end = (): void => {
    this.#to.signal.removeEventListener("abort", this.end);
    this.#worker.end();
    this.#staging?.close();
  };

  /** The id of the file's object, or nothing where it cannot be stored. */
  async #stage(file: File, number: number, report: Report): Promise<string | undefined> {
    const staging = this.#staging;
    if (!staging) return undefined;
    const { id, sealedLength: length } = await this.#begin(file);
    const { record } = this.#to;
    const row = { record, number, id, length, whole: false, url: null, since: Date.now() };
    try {
      await staging.put(row);
      for (let piece = await this.#next(), offset = 0; piece; ) {
        const size: number = piece.length;
        // The worker seals the next one meanwhile.
        const [following] = await Promise.all([this.#next(), staging.putPiece(row, offset, piece)]);
        offset += size;
        report("sealing", offset, length);
        piece = following;
      }
    } catch (thrown) {
      if (thrown instanceof SealformError || this.#to.signal.aborted) throw thrown;
      // The device is full, or refuses: it is not asked again, because the file would be sealed in vain each time.
      this.#staging = undefined;
      await staging.drop(row).catch(() => undefined);
      staging.close();
      return undefined;
    }
    this.#staged.push(row);
    return id;
  }

  async #sendLive(file: File, report: Report): Promise<string> {
    const { endpoint, signal, gate } = this.#to;
    const { id, sealedLength: length } = await this.#begin(file);
    await send(new LiveSource(length, () => this.#next()), {
      endpoint,
      url: null,
      onUrl: async () => undefined,
      onProgress: (done) => report("sending", done, length),
      signal,
      gate,
    });
    // The sealer is done when it was asked once more.
    while (await this.#next());
    return id;
  }

  async #begin(file: File) {
    await this.#to.gate?.opened(this.#to.signal);
    return this.#worker.call("begin", { file, size: file.size, record: this.#to.record }, CALL_TIMEOUT_MS);
  }

  async #next(): Promise<Bytes | null> {
    await this.#to.gate?.opened(this.#to.signal);
    return this.#worker.call("next", undefined, CALL_TIMEOUT_MS);
  }
}
