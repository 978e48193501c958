/**
 * The page behind a private link: it opens a client's own copy of what they sent. The link's fragment has the record's
 * id and the secret that opens it; see `copyFragment` in delivery/.
 */
import copyScript from "built:copy.worker";
import fullWasm from "built:full.wasm";
import { type Bytes, fromBase64, wipe } from "./bytes.ts";
import { SealformError } from "./errors.ts";
import { WorkerClient } from "./worker/client.ts";
import { copyCalls, type OpenedCopy } from "./worker/copy-protocol.ts";

export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export type { Consent, RecordManifest } from "./manifest.ts";
export type { OpenedCopy } from "./worker/copy-protocol.ts";

const TIMEOUT_MS = 90_000;

/** What a private link says: 32 hex digits, and 32 bytes. */
export type CopyLink = { id: string; secret: Bytes };

/** Reads the fragment of a private link, with or without its `#`; null for what is none. */
export function parseCopyLink(fragment: string): CopyLink | null {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const id = parameters.get("id") ?? "";
  try {
    const secret = fromBase64(parameters.get("key") ?? "");
    return /^[0-9a-f]{32}$/.test(id) && secret.length === 32 ? { id, secret } : null;
  } catch {
    return null;
  }
}

/**
 * Fetches and opens a copy, in a worker that is ended afterwards. `copies` is the address of a store's copies with a
 * slash at its end, as in `https://store.example/v1/copies/`. The link's secret is taken over, and wiped, as soon
 * as the worker runs: a link for which none did can be tried again. Errors: server-refused (there is no such copy), network,
 * open-failed, no-slot, malformed, worker-failed, wasm-failed.
 */
export async function openCopy({ id, secret }: CopyLink, copies: URL): Promise<OpenedCopy> {
  const worker = await WorkerClient.start(copyScript, fullWasm, copyCalls);
  const own = secret.slice();
  wipe(secret);
  try {
    return await worker.call("open", { copies: copies.href, id, secret: own }, TIMEOUT_MS);
  } catch (thrown) {
    throw SealformError.from(thrown);
  } finally {
    worker.end();
    // It has moved, unless the worker was gone.
    if (own.length > 0) wipe(own);
  }
}
