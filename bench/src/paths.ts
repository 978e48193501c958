// Where things are. The bundles lie in bench/.build/, as deep as this file.

import { join, resolve } from "node:path";

const bench = resolve(import.meta.dirname, "..");

export const repository = resolve(bench, "..");
export const nodeModules = join(bench, "node_modules");
export const built = join(bench, ".build");
/** The WASM build `form` or `full`, as it is shipped. */
export const wasmFile = (build: string): string =>
  join(repository, "target/wasm", build, "sealform_wasm_bg.wasm");
/** The entry of a page that does nothing but seal with a peer. */
export const sealerSource = (peer: string): string => join(bench, `src/sealers/${peer}.ts`);
