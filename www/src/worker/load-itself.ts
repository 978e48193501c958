import { type Bytes, fromBase64 } from "../bytes.ts";

/*
 * In the place of load.ts in element.js, which is the script of its own worker too. The build puts this name
 * around it.
 */
declare const sealformScript: () => void;

export const WORKER_SRC = "blob:";

export const workerUrl = (_script: string): string =>
  URL.createObjectURL(new Blob([`(${sealformScript})()`], { type: "text/javascript" }));

export const loadWasm = async (base64: string): Promise<Bytes> => fromBase64(base64);
