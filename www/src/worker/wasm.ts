import type { Bytes } from "../bytes.ts";
import { SealformError } from "../errors.ts";

type Glue = { initSync: (options: { module: WebAssembly.Module }) => unknown; selfTest: () => void };

/**
 * Inflates (raw deflate) and compiles a WASM build, and lets it prove itself on known answers. Nothing is kept of a failure, so
 * that a new worker can try again. Errors: wasm-failed, self-test-failed.
 */
export async function startWasm(compressed: Bytes, glue: Glue): Promise<void> {
  try {
    glue.initSync({ module: await WebAssembly.compile(await inflate(compressed)) });
  } catch (thrown) {
    throw new SealformError(
      "wasm-failed",
      `The WebAssembly module did not start (${thrown}). Either the script was changed on its way, or the page's Content-Security-Policy lacks script-src 'wasm-unsafe-eval', or the browser is older than 2023.`,
    );
  }
  glue.selfTest();
}

const inflate = (compressed: Bytes): Promise<ArrayBuffer> =>
  new Response(
    new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate-raw")),
  ).arrayBuffer();
