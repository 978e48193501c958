import attachmentsScript from "built:attachments.worker";
import filesWasm from "built:files.wasm";
import { base64url, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import { attachmentCalls } from "../worker/attachments-protocol.ts";
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
  const { id, sealedLength: length } = await worker.call(
    "begin",
    { file, size: file.size, record },
    CALL_TIMEOUT_MS,
  );
  let settle: { resolve: (file: AttachedFile) => void; reject: (error: unknown) => void } | undefined;
  const attached = new Promise<AttachedFile>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // Whoever reads the stream hears of a failure there.
  attached.catch(() => undefined);
  const finish = async (): Promise<void> => {
    const { secret, root } = await worker.call("end", undefined, CALL_TIMEOUT_MS);
    const { name, type, size } = file;
    settle?.resolve({ id, name, type, size, secret: base64url(secret), root });
    wipe(secret);
    end();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = await worker.call("next", undefined, CALL_TIMEOUT_MS);
          if (piece) return controller.enqueue(piece);
          await finish();
          controller.close();
        } catch (thrown) {
          end();
          const error = signal.aborted ? signal.reason : SealformError.from(thrown);
          settle?.reject(error);
          controller.error(error);
        }
      },
      cancel: (reason) => {
        end();
        settle?.reject(reason);
      },
    },
    // Nothing is sealed before it is asked for.
    { highWaterMark: 0 },
  );
  return { stream, length, id, attached };
}
