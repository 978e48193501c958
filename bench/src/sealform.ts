// What we ship: the WASM builds behind the glue that the workers use.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import type * as FormGlue from "sealform-wasm/form";
import type * as FullGlue from "sealform-wasm/full";
import { built, wasmFile } from "./paths.ts";

/** Makes an instance that shares nothing with the one before, as every worker has its own. */
export const makeForm = factory<typeof FormGlue>("form");
export const makeFull = factory<typeof FullGlue>("full");

/** What the bench reads of what the glue returns. */
export type Sealed = { envelope: Uint8Array };
export type Opened = { boxes: Uint8Array[] };
export type KeyPair = { identity: Uint8Array; recipient: string };

function factory<Glue extends { initSync(options: { module: WebAssembly.Module }): unknown }>(
  build: string,
): () => Glue {
  let parts: { module: WebAssembly.Module; script: Script } | undefined;
  return () => {
    parts ??= load(build);
    const glue: Glue = parts.script.runInThisContext();
    glue.initSync({ module: parts.module });
    return glue;
  };
}

function load(build: string): { module: WebAssembly.Module; script: Script } {
  const wasm = readFileSync(wasmFile(build));
  const script = readFileSync(join(built, `${build}.js`), "utf8");
  return {
    module: new WebAssembly.Module(wasm),
    script: new Script(`(() => { ${script} return glue; })()`),
  };
}
