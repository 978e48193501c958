// What src/ imports as `built:…`: workers and WASM, inlined in the script or as files of their own beside it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { glueAlias, wasmFolder } from "../glue.mjs";
import { settings, src, sri } from "./settings.mjs";

async function bundleWorker(name, more = { format: "iife" }) {
  const entryPoints = [join(src, `worker/${name}.ts`)];
  const { outputFiles } = await build({ ...settings, entryPoints, write: false, alias: glueAlias, ...more });
  return outputFiles[0].text;
}

/** Raw deflate, as xtask left it. A WASM build stands once in a bundle, for all of its workers. */
const readWasm = (name) => readFile(join(wasmFolder(name), "sealform_wasm_bg.deflate"));

const text = (contents) => ({ contents, loader: "text" });
const json = (value) => ({ contents: JSON.stringify(value), loader: "json" });

/** A plugin that resolves `built:NAME`, by the first of these patterns that fits the name, to what is made of it. */
function resolving(patterns) {
  return {
    name: "built",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^built:/ }, ({ path }) => ({ path: path.slice(6), namespace: "built" }));
      for (const [filter, make] of patterns) {
        onLoad({ filter, namespace: "built" }, ({ path }) => make(path.replace(/\.wasm$/, "")));
      }
    },
  };
}

/** Workers and WASM as strings: the one script that a page pins by its hash holds all that it runs. */
export const inlined = [
  resolving([
    [/\.worker$/, async (name) => text(await bundleWorker(name))],
    [/\.wasm$/, async (name) => text((await readWasm(name)).toString("base64"))],
  ]),
];

/** The same for element.js, which is the script of its own worker too: see src/element-inlined.ts. */
export const inlinedInItself = [
  resolving([
    [/^form\.worker$/, () => text("")],
    [/^form\.wasm$/, () => ({ contents: "export default sealformWasm", loader: "js" })],
  ]),
  replacing("load.ts", "worker/load-itself.ts"),
];

/**
 * Puts the two names around the script that are known in it: itself, whose text becomes the worker, and the WASM, which
 * the worker is given like any other. The WASM comes first: gzip finds a repetition
 * within 32 KB, and 49 KB of base64 in their midst would keep pieces of code from each other.
 */
export async function aroundItself(script) {
  const wasm = (await readWasm("form")).toString("base64");
  return `{const wasm="${wasm}";(function sealformScript(sealformWasm){${script.trim()}})(wasm)}\n`;
}

/** What is the same of all that is built for Node; `globals` has what it takes from there under the names of globals. */
const forNode = (globals) => ({
  format: "esm",
  platform: "node",
  target: "node20.19",
  inject: [join(src, "node", globals)],
});

/** The settings of a module for Node that holds its workers and WASM as strings. */
export const inlinedForNode = {
  ...settings,
  ...forNode("page.ts"),
  plugins: [
    resolving([
      [/\.worker$/, async (name) => text(await bundleWorker(name, forNode("worker.ts")))],
      [/\.wasm$/, async (name) => text((await readWasm(name)).toString("base64"))],
    ]),
    replacing("load.ts", "worker/load-node.ts"),
  ],
};

/** Workers and WASM by the names of files, each handed to `emit(file, bytes)`. */
export const external = (emit) => [
  resolving([
    [
      /\.worker$/,
      async (name) => {
        await emit(`${name}.js`, await bundleWorker(name));
        return text(`${name}.js`);
      },
    ],
    [
      /\.wasm$/,
      async (name) => {
        const bytes = await readWasm(name);
        await emit(`${name}.wasm.deflate`, bytes);
        return text(`${name}.wasm.deflate ${sri(bytes)}`);
      },
    ],
  ]),
  replacing("load.ts", "worker/load-external.ts"),
];

/** The body of `loadExtra` for scripts, and its table: the hash of each extra. */
export const extrasAsScripts = (table) => [
  resolving([[/^extras$/, () => json(table)]]),
  replacing("extras.ts", "extras-script.ts"),
];

/** A plugin that puts one module of src/ in the place of another, wherever that is imported. */
function replacing(module, by) {
  const filter = new RegExp(`/${module.replace(".", "\\.")}$`);
  return {
    name: `replacing ${module}`,
    setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: join(src, by) })),
  };
}
