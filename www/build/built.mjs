// What src/ imports as `built:…`: workers and WASM, inlined in the script or as files of their own beside it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { glueAlias, wasmFolder } from "../glue.mjs";
import { settings, src, sri } from "./settings.mjs";

async function bundleWorker(name) {
  const entryPoints = [join(src, `worker/${name}.ts`)];
  const bundling = { ...settings, entryPoints, format: "iife", write: false, alias: glueAlias };
  const { outputFiles } = await build(bundling);
  return outputFiles[0].text;
}

/** Raw deflate, as xtask left it. A WASM build stands once in a bundle, for all of its workers. */
const readWasm = (name) => readFile(join(wasmFolder(name), "sealform_wasm_bg.deflate"));

/**
 * A plugin that resolves `built:` imports, each by the first of these patterns that fits it, to what its function
 * returns for the name: text, or a value that JSON can write.
 */
function resolving(patterns) {
  return {
    name: "built",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^built:/ }, ({ path }) => ({ path: path.slice(6), namespace: "built" }));
      for (const [filter, make] of patterns) {
        onLoad({ filter, namespace: "built" }, async ({ path }) => {
          const made = await make(path.replace(/\.wasm$/, ""));
          return typeof made === "string"
            ? { contents: made, loader: "text" }
            : { contents: JSON.stringify(made), loader: "json" };
        });
      }
    },
  };
}

/** Workers and WASM as strings: the one script that a page pins by its hash holds all that it runs. */
export const inlined = resolving([
  [/\.worker$/, bundleWorker],
  [/\.wasm$/, async (name) => (await readWasm(name)).toString("base64")],
]);

/** Workers and WASM by the names of files, each handed to `emit(file, bytes)`. */
export const external = (emit) => [
  resolving([
    [
      /\.worker$/,
      async (name) => {
        const file = `${name}.js`;
        await emit(file, await bundleWorker(name));
        return file;
      },
    ],
    [
      /\.wasm$/,
      async (name) => {
        const file = `${name}.wasm.deflate`;
        const bytes = await readWasm(name);
        await emit(file, bytes);
        return `${file} ${sri(bytes)}`;
      },
    ],
  ]),
  replacing("./load.ts", join(src, "worker/load-external.ts")),
];

/** The table of extras, and the body of `loadExtra` that reads it. */
export const extrasAsScripts = (table) => [
  resolving([[/^extras$/, () => table]]),
  replacing("./extras.ts", join(src, "extras-script.ts")),
];

/** A plugin that puts one module of src/ in the place of another, wherever that is imported. */
function replacing(module, by) {
  const filter = new RegExp(`/${module.replace("./", "").replace(".", "\\.")}$`);
  return {
    name: `replacing ${module}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: by })),
  };
}
