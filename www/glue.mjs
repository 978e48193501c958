// Where xtask puts the three WASM builds, for everything that bundles.
import { join } from "node:path";

/** The folder of the build `form`, `files` or `full`. */
export const wasmFolder = (name) => join(import.meta.dirname, "../target/wasm", name);

/** The names by which src/ and the tests import the glue of wasm-bindgen. */
export const glueAlias = {
  "sealform-wasm/form": join(wasmFolder("form"), "sealform_wasm.js"),
  "sealform-wasm/files": join(wasmFolder("files"), "sealform_wasm.js"),
  "sealform-wasm/full": join(wasmFolder("full"), "sealform_wasm.js"),
};
