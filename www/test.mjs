// Bundles tests/browser/*.test.ts and runs them in Node, which drives the browser. Arguments pick files by name.
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { glueAlias } from "./glue.mjs";

const www = import.meta.dirname;
const tests = join(www, "../tests/browser");
// Inside www/, so that the bundles find node_modules.
const out = join(www, ".build/tests");

const picked = process.argv.slice(2);
const files = (await readdir(tests))
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => picked.length === 0 || picked.some((name) => file.includes(name)));
if (files.length === 0) {
  console.error(`www: no test is named ${picked.join(" or ")} in tests/browser/`);
  process.exit(2);
}

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: files.map((file) => join(tests, file)),
  outdir: out,
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

// Two at a time: each has a browser and a store, and Argon2id wants a core to itself.
const bundles = files.map((file) => join(out, `${basename(file, ".ts")}.mjs`));
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=2", ...bundles],
  { stdio: "inherit", cwd: join(www, "..") },
);
process.exit(status ?? 1);
