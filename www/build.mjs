// Builds the package into dist/ and the demo into dist/demo/. Needs target/wasm/, which `cargo xtask` makes first.
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildDemo } from "./build/demo.mjs";
import { writeEmbed, writeIntegrity } from "./build/integrity.mjs";
import { buildModules } from "./build/modules.mjs";
import { buildScripts } from "./build/scripts.mjs";
import { dist } from "./build/settings.mjs";
import { wasmFolder } from "./glue.mjs";

async function printSizes(scripts) {
  const sizes = scripts.map(async (file) => {
    const gzip = gzipSync(await readFile(join(dist, file)), { level: 9 }).length;
    return `${file} ${(gzip / 1024).toFixed(1)}`;
  });
  console.log(`www: built dist/ and dist/demo/; KiB in gzip: ${(await Promise.all(sizes)).join(", ")}`);
}

try {
  await stat(wasmFolder("form")).catch(() => {
    throw new Error("target/wasm is missing: run `cargo xtask build`, which makes it first.");
  });
  await rm(dist, { recursive: true, force: true });
  const scripts = await buildScripts();
  await buildModules();
  await writeEmbed(await writeIntegrity());
  await buildDemo(scripts);
  await printSizes(scripts);
} catch (error) {
  // esbuild and tsc have printed theirs.
  if (!error.errors && error.status === undefined) console.error(`www: ${error.message}`);
  process.exitCode = 1;
}
