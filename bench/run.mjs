// Bundles the bench and runs it. Needs target/wasm/ and www/dist/, which `cargo xtask bench` makes first.
// Arguments: [--quick] [--json FILE]
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { glueAlias } from "../www/glue.mjs";

const bench = import.meta.dirname;
// Inside bench/, so that the bundles find node_modules.
const out = join(bench, ".build");

const settings = { bundle: true, platform: "node", target: "node20", outdir: out, logLevel: "error" };

await rm(out, { recursive: true, force: true });
await build({
  ...settings,
  entryPoints: ["main", "first-seal", "opening-worker"].map((name) => join(bench, `src/${name}.ts`)),
  format: "esm",
  // So that a peer is loaded when it is asked for, and one that cannot be loaded is only missing.
  splitting: true,
  packages: "external",
  alias: glueAlias,
  sourcemap: "inline",
  outExtension: { ".js": ".mjs" },
});
// The glue keeps one instance for ever. As scripts they can be run again, for a new one.
await build({
  ...settings,
  entryPoints: { form: glueAlias["sealform-wasm/form"], full: glueAlias["sealform-wasm/full"] },
  format: "iife",
  globalName: "glue",
  outExtension: { ".js": ".js" },
});

const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", join(out, "main.mjs"), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
