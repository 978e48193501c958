import { type Bytes, fromBase64 } from "../bytes.ts";

/*
 * In the place of load.ts in the build for Node. A thread of Node starts from a data: URL as a worker of a page starts from a
 * blob: URL, so that the one file holds all that runs, and can be bundled into another.
 */

export const WORKER_SRC = "data:";

/** `revokeObjectURL` passes over it. */
export const workerUrl = (script: string): string => `data:text/javascript,${encodeURIComponent(script)}`;

export const loadWasm = async (base64: string): Promise<Bytes> => fromBase64(base64);
