// Bundles tests/browser/*.test.ts, tests/independent/*.test.ts and tests/wasm/*.test.ts, and runs them in Node, which
// drives the browser. Arguments pick files by name.
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { bundle, tests } from "./bundle-tests.mjs";

const www = import.meta.dirname;
const folders = ["browser", "independent", "wasm"];

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

await rm(join(www, ".build/tests"), { recursive: true, force: true });
const bundles = await bundle(files, "tests");

// Two at a time: most have a browser and a store, and Argon2id wants a core to itself.
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=2", ...bundles],
  { stdio: "inherit", cwd: join(www, "..") },
);
process.exit(status ?? 1);
