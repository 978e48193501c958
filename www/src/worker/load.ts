import { type Bytes, fromBase64 } from "../bytes.ts";

/*
 * How a worker and its WASM come out of the one script that holds both: SRI does not reach workers, so that the hash
 * of that script covers all that runs. The external build has load-external.ts in the place of this file.
 */

/** What a Content-Security-Policy has to name as worker-src. */
export const WORKER_SRC = "blob:";

/** To be revoked when the worker runs. */
export const workerUrl = (script: string): string =>
  URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

/** The WASM in raw deflate: base64 of it as it is would cost a quarter more on the wire. */
export const loadWasm = async (base64: string): Promise<Bytes> => fromBase64(base64);
