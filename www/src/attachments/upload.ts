import {
  type DetailedError,
  type FileSource,
  type HttpRequest,
  type HttpResponse,
  Upload,
} from "tus-js-client";
import { SealformError } from "../errors.ts";
import type { Gate } from "./gate.ts";

/** What one PATCH carries, in bytes: what is sent again at most when the connection goes, and what is in memory. */
const CHUNK = 4 * 1024 * 1024;
/** In milliseconds. After the last one without a byte more, it is the caller's turn. */
const RETRY_DELAYS = [0, 1000, 3000, 5000, 10_000, 20_000];
/** A server that forgets an upload is given it anew, but not for ever. */
const MAX_BEGUN = 3;
/** A connection on which nothing moves for so long is as good as none. */
const STALLED_MS = 60_000;
/** But a server that has all of a file may read through it before it says so. */
const KEEPING_MS = 900_000;

export type Sending = {
  endpoint: URL;
  /** Where an upload that was begun goes on. */
  url: string | null;
  /** It is to be kept, so that a reload can go on there. */
  onUrl: (url: string) => Promise<void>;
  onProgress: (done: number) => void;
  signal: AbortSignal;
  gate: Gate | undefined;
};

/**
 * Sends what the source holds, and resolves when the server has all of it. A lost connection is waited for, what was
 * paused waits, and either goes on where the server's part ends. Errors: network, server-refused, file-refused for a file
 * that is too large for the server, those of the source, and the signal's reason.
 */
export async function send(source: FileSource, sending: Sending): Promise<void> {
  const { signal, gate } = sending;
  const sofar = { url: sending.url, begun: 0, reached: 0, stalledAt: -1 };
  for (let sent = false; !sent; ) {
    await (gate?.opened(signal) ?? signal.throwIfAborted());
    sent = await attempt(source, sending, sofar).catch((thrown: unknown) => {
      // Whoever hears of the failure has to know of which file, also when nothing of it was sent.
      sending.onProgress(sofar.reached);
      throw thrown;
    });
  }
}

type SoFar = { url: string | null; begun: number; reached: number; stalledAt: number };

/** True when all was sent, false when it was interrupted and can go on. */
function attempt(source: FileSource, sending: Sending, sofar: SoFar): Promise<boolean> {
  const { endpoint, onProgress, signal, gate } = sending;
  return new Promise((resolve, reject) => {
    const ending = new AbortController();
    const end = (settle: () => void): void => {
      if (ending.signal.aborted) return;
      ending.abort();
      clearTimeout(stalled);
      // Whatever it still waits for or does is no longer of interest.
      upload.abort().catch(() => undefined);
      settle();
    };
    const fail = (error: unknown): void => end(() => reject(error));
    const interrupt = (): void => end(() => resolve(false));
    const onStall = (): void => {
      if (sofar.stalledAt === sofar.reached) fail(new SealformError("network", STALLED));
      sofar.stalledAt = sofar.reached;
      interrupt();
    };
    let stalled = setTimeout(onStall, STALLED_MS);
    const upload = new Upload(new Blob(), {
      ...optionsFor(source),
      endpoint: endpoint.href,
      uploadUrl: sofar.url,
      onUploadUrlAvailable: () => void keepUrl(upload.url, sending, sofar).catch(fail),
      onProgress: (done) => {
        if (ending.signal.aborted) return;
        sofar.reached = done;
        clearTimeout(stalled);
        stalled = setTimeout(onStall, done < source.size ? STALLED_MS : KEEPING_MS);
        onProgress(done);
      },
      onSuccess: () => end(() => resolve(true)),
      onError: (error) => fail(asOurs(error)),
    });
    signal.addEventListener("abort", () => fail(signal.reason), { signal: ending.signal });
    onInterruption(gate, interrupt, ending.signal);
    upload.start();
  });
}

/** Calls back when an upload is paused, and when the connection is back: the next try comes at once, and not after a delay. */
function onInterruption(gate: Gate | undefined, interrupt: () => void, ending: AbortSignal): void {
  const unwatch = gate?.watch(() => gate.paused && interrupt());
  ending.addEventListener("abort", () => unwatch?.());
  addEventListener("online", interrupt, { signal: ending });
}

/** Error: server-refused, where the server names one address after the other. */
async function keepUrl(url: string | null, { onUrl }: Sending, sofar: SoFar): Promise<void> {
  if (sofar.url === url) return;
  sofar.url = url;
  if (++sofar.begun > MAX_BEGUN) throw new SealformError("server-refused", FORGETFUL);
  if (url) await onUrl(url);
}

const optionsFor = (source: FileSource) => ({
  chunkSize: CHUNK,
  retryDelays: RETRY_DELAYS,
  fileReader: { openFile: async () => source },
  uploadSize: source.size,
  // The library would write names and sizes of files into localStorage. The address alone is kept, by the caller.
  storeFingerprintForResuming: false,
  fingerprint: async () => "",
  metadata: {},
  onShouldRetry: mayPass,
  onAfterResponse: refuseToForget,
});

/** Whether the same request, or the one that goes on after it, may succeed a little later. */
function mayPass(error: DetailedError): boolean {
  if (causeOf(error)) return false;
  const status = error.originalResponse?.getStatus() ?? 0;
  // An upload that is gone is seen by the HEAD that comes next, and begun anew.
  const gone = (status === 404 || status === 410) && error.originalRequest.getMethod() === "PATCH";
  return gone || status === 0 || status >= 500 || [408, 409, 423, 429].includes(status);
}

/** Only what is gone is begun anew; the library would do so after any answer but one of success. */
function refuseToForget(request: HttpRequest, response: HttpResponse): void {
  const status = response.getStatus();
  if (request.getMethod() === "HEAD" && (status >= 500 || status === 429 || status === 408)) {
    throw new Error(`status ${status}`);
  }
}

/** In other words: the library's own quote addresses and answers. */
function asOurs(error: Error | DetailedError): SealformError {
  const cause = causeOf(error);
  if (cause) return cause;
  const status = "originalResponse" in error ? error.originalResponse?.getStatus() : undefined;
  if (status === undefined && "originalRequest" in error) return new SealformError("network", UNREACHED);
  if (status === 413) return new SealformError("file-refused", TOO_LARGE);
  return new SealformError(
    "server-refused",
    `The server that takes files answered with status ${status ?? "unknown"}.`,
  );
}

const causeOf = (error: Error | DetailedError): SealformError | undefined =>
  [error, "causingError" in error ? error.causingError : undefined].find(
    (cause) => cause instanceof SealformError,
  );

const TOO_LARGE =
  "The server that takes files answered with status 413: raise its limit, or the card's files.bytes.";
const UNREACHED = "The server that takes files was not reached, or is refused by CSP or CORS.";
const FORGETFUL = "The server that takes files forgets each upload before its end.";
const STALLED = "The server that takes files takes nothing more.";

/** Asks the server to forget an upload that nobody will finish. If it cannot be asked, the upload expires there. */
export const terminate = (url: string): Promise<void> =>
  Upload.terminate(url, { retryDelays: null }).catch(() => undefined);
