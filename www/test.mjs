// Bundles tests/browser/*.test.ts and tests/independent/*.test.ts, and runs them in Node, which drives the
// browser. Arguments pick files by name.
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { glueAlias } from "./glue.mjs";

const www = import.meta.dirname;
const tests = join(www, "../tests");
const folders = ["browser", "independent"];
// Inside www/, so that the bundles find node_modules.
const out = join(www, ".build/tests");

const picked = process.argv.slice(2);
const found = await Promise.all(
  folders.map(async (folder) => (await readdir(join(tests, folder))).map((file) => ({ folder, file }))),
);
const files = found
  .flat()
  .filter(({ file }) => file.endsWith(".test.ts"))
  .filter(({ file }) => picked.length === 0 || picked.some((name) => file.includes(name)))
  .map(({ folder, file }) => join(folder, file));
if (files.length === 0) {
  console.error(`www: no test is named ${picked.join(" or ")} in tests/{${folders}}/`);
  process.exit(2);
}

await rm(out, { recursive: true, force: true });
await build({
  entryPoints: files.map((file) => join(tests, file)),
  outdir: out,
  // Also when the picked files are all in one folder.
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

// Two at a time: most have a browser and a store, and Argon2id wants a core to itself.
const bundles = files.map((file) => join(out, file.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=2", ...bundles],
  { stdio: "inherit", cwd: join(www, "..") },
);
process.exit(status ?? 1);
