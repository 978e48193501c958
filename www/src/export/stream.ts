import type { Bytes } from "../bytes.ts";
import { utf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";

/** As many characters are encoded together; smaller pieces would each cross from stream to stream. */
const PIECE = 64 * 1024;

/** Pieces of text as a stream of UTF-8. The next piece is only made when somebody reads. */
export const textStream = (texts: AsyncIterable<string>): ReadableStream<Bytes> =>
  byteStream(gathered(texts));

/** The same for bytes. What a generator throws is the stream's error, one of ours; cancelling ends the generator. */
export function byteStream(pieces: AsyncIterable<Bytes>): ReadableStream<Bytes> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (thrown) {
          throw withoutText(thrown);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* gathered(texts: AsyncIterable<string>): AsyncGenerator<Bytes, void, undefined> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield utf8(piece);
    piece = "";
  }
  if (piece !== "") yield utf8(piece);
}

/** An error of ours as it is; of any other nothing is kept but that there was one, for it may quote an answer. */
const withoutText = (thrown: unknown): SealformError =>
  thrown instanceof SealformError
    ? thrown
    : new SealformError("internal", "The export failed. What was written of it is incomplete: discard it.");

/** The bytes of a stream, one piece at a time; leaving the loop cancels the stream. Not every engine iterates streams. */
export async function* pieces<T>(stream: ReadableStream<T>): AsyncGenerator<T, void, undefined> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
    ended = true;
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** The same stream, which says when it has ended or failed. Cancelling it is a failure too: the export is not whole. */
export function watched(
  stream: ReadableStream<Uint8Array>,
  onEnd: () => void,
  onFailure: (error: SealformError) => void,
): ReadableStream<Bytes> {
  const reader = stream.getReader();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value as Bytes);
        } catch (thrown) {
          const error = withoutText(thrown);
          onFailure(error);
          throw error;
        }
        onEnd();
        controller.close();
      },
      async cancel() {
        onFailure(new SealformError("internal", "The export was cancelled before its end."));
        await reader.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}
