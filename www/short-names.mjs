// Runs wasm-opt over a build's module, and gives what module and glue call each other names of a letter or two: the names that
// wasm-bindgen makes up end in hashes, which do not compress, and every form page would download them twice.
//   node short-names.mjs FOLDER OPTION…
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [folder, ...options] = process.argv.slice(2);
const module = join(folder, "sealform_wasm_bg.wasm");
const glue = join(folder, "sealform_wasm.js");
const wasmOpt = join(import.meta.dirname, "node_modules/binaryen/bin/wasm-opt");

const pass = "--minify-imports-and-exports-and-modules";
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [wasmOpt, ...options, pass, module, "-o", module],
  { encoding: "utf8", maxBuffer: 1 << 24 },
);
if (status !== 0) throw new Error(`wasm-opt ended with ${status}: ${stderr}`);

// The pass prints which name became which.
const { imports, exports } = JSON.parse(stdout);
let text = await readFile(glue, "utf8");
replace('"./sealform_wasm_bg.js": import0', "a: import0");
for (const [, name, short] of imports) replace(`        ${name}: function`, `        ${short}: function`);
for (const [name, short] of exports)
  text = text.replaceAll(new RegExp(`\\bwasm\\.${name}\\b`, "g"), `wasm.${short}`);
await writeFile(glue, text);

function replace(long, short) {
  if (text.split(long).length !== 2)
    throw new Error(`The glue has ${long} not once: wasm-bindgen writes it in another way`);
  text = text.replace(long, short);
}
