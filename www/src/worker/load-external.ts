import type { Bytes } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { readAtMost } from "../fetch.ts";
import { beside } from "../own-address.ts";

/*
 * How a worker and its WASM come from files of their own, for a page whose Content-Security-Policy allows no blob:
 * worker. The script's hash covers the WASM, whose hash is in it, but not the worker: no browser checks a hash of a
 * worker, so whoever can change that one file can read what is typed. It has to come from a server that is trusted.
 */

export const WORKER_SRC = "'self'";

export const workerUrl = beside;

const TIMEOUT_MS = 60_000;
const MAX_WASM_BYTES = 16 * 1024 * 1024;

/** `wasm` is a file's name, a space, and its hash. Error: wasm-failed. */
export async function loadWasm(wasm: string): Promise<Bytes> {
  const [file = "", integrity = ""] = wasm.split(" ");
  const url = beside(file);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(url, {
      integrity,
      signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    if (answer.ok) return await readAtMost(answer, MAX_WASM_BYTES);
  } catch {
    // Not reached, or not what the hash says: browsers do not tell which.
  }
  throw new SealformError("wasm-failed", `${url} did not load, or is of another build than the script.`);
}
