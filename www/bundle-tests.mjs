// TypeScript from tests/ as modules that Node runs: the tests, and what makes the vectors.
import { join } from "node:path";
import { build } from "esbuild";
import { glueAlias } from "./glue.mjs";

const www = import.meta.dirname;
export const tests = join(www, "../tests");

/** Bundles these files of tests/ into a folder, and returns where each is. The folder is inside www/, so that they find node_modules. */
export async function bundle(files, folder) {
  const out = join(www, ".build", folder);
  await build({
    entryPoints: files.map((file) => join(tests, file)),
    outdir: out,
    // Also when the files are all in one folder.
    outbase: tests,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    packages: "external",
    alias: glueAlias,
    outExtension: { ".js": ".mjs" },
    logLevel: "error",
  });
  return files.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
}
