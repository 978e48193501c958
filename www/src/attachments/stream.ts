import attachmentsScript from "built:attachments.worker";
import filesWasm from "built:files.wasm";
import { base64url, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import { type AttachmentCalls, attachmentCalls } from "../worker/attachments-protocol.ts";
import { WorkerClient } from "../worker/client.ts";

const CALL_TIMEOUT_MS = 300_000;

/** A file that is sealed as its stream is read; `attached` is known when that was read to its end. */
export type SealingStream = {
  stream: ReadableStream<Uint8Array>;
  length: number;
  id: string;
  attached: Promise<AttachedFile>;
};

/** Seals one file for the record of this name, in a worker of its own. Errors: file-changed, wasm-failed, worker-failed. */
export async function sealStream(file: File, record: string, signal: AbortSignal): Promise<SealingStream> {
  const worker = await WorkerClient.start(attachmentsScript, filesWasm, attachmentCalls);
  const end = (): void => worker.end();
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  try {
    const request = { file, size: file.size, record };
    const { id, sealedLength: length } = await worker.call("begin", request, CALL_TIMEOUT_MS);
    const sealing = new Sealing(worker, signal, file, id);
    // Nothing is sealed before it is asked for.
    const stream = new ReadableStream<Uint8Array>(sealing, { highWaterMark: 0 });
    return { stream, length, id, attached: sealing.attached };
  } catch (thrown) {
    end();
    throw thrown;
  }
}

/** What the stream of a sealed file reads from: a worker that has begun to seal it, and ends with the stream. */
class Sealing implements UnderlyingDefaultSource<Uint8Array> {
  #resolve: (file: AttachedFile) => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;
  readonly attached = new Promise<AttachedFile>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  constructor(
    readonly worker: WorkerClient<AttachmentCalls>,
    readonly signal: AbortSignal,
    readonly file: File,
    readonly id: string,
  ) {
    // Whoever reads the stream hears of a failure there.
    this.attached.catch(() => undefined);
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    try {
      const piece = await this.worker.call("next", undefined, CALL_TIMEOUT_MS);
      if (piece) return controller.enqueue(piece);
      await this.#finish();
      controller.close();
    } catch (thrown) {
      const error = this.signal.aborted ? this.signal.reason : SealformError.from(thrown);
      this.cancel(error);
      controller.error(error);
    }
  }

  cancel(reason: unknown): void {
    this.worker.end();
    this.#reject(reason);
  }

  async #finish(): Promise<void> {
    const { secret, root } = await this.worker.call("end", undefined, CALL_TIMEOUT_MS);
    const { name, type, size } = this.file;
    this.#resolve({ id: this.id, name, type, size, secret: base64url(secret), root });
    wipe(secret);
    this.worker.end();
  }
}
