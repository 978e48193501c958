// Bundles the *.test.ts of tests/browser/, tests/independent/, tests/node/ and tests/wasm/, and runs them in Node: those in
// browser/ once in each engine, the others once. Arguments pick files by name; `--engine firefox` picks one engine.
// A browser can die of itself, once in some hundred starts: a file that fails in one is run once more, alone, and what passes
// only then is named at the end, to be looked at.
import { spawnSync } from "node:child_process";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import { parseArgs } from "node:util";
import { bundle, tests } from "./bundle-tests.mjs";

const www = import.meta.dirname;
const folders = ["browser", "independent", "node", "wasm"];
const allEngines = ["chromium", "firefox", "webkit"];

const { positionals: picked, values } = parseArgs({
  allowPositionals: true,
  options: { engine: { type: "string", multiple: true } },
});
const engines = values.engine ?? process.env.SEALFORM_ENGINE?.split(",") ?? allEngines;
const unknown = engines.filter((engine) => !allEngines.includes(engine));
if (unknown.length > 0) stop(`there is no engine ${unknown}, only ${allEngines}`);

const found = await Promise.all(
  folders.map(async (folder) => (await readdir(join(tests, folder))).map((file) => ({ folder, file }))),
);
const files = found
  .flat()
  .filter(({ file }) => file.endsWith(".test.ts"))
  .filter(({ file }) => picked.length === 0 || picked.some((name) => file.includes(name)))
  .map(({ folder, file }) => join(folder, file));
if (files.length === 0) stop(`no test is named ${picked.join(" or ")} in tests/{${folders}}/`);

await rm(join(www, ".build/tests"), { recursive: true, force: true });
const bundles = await bundle(files, "tests");
const inBrowser = bundles.filter((_, index) => files[index].startsWith("browser"));
const inNode = bundles.filter((_, index) => !files[index].startsWith("browser"));

const unsteady = [];
let passed = inNode.length === 0 || (await run(inNode, "Node")).passed;
for (const engine of inBrowser.length === 0 ? [] : engines) passed = (await runInBrowser(engine)) && passed;
for (const name of unsteady) console.log(`www: UNSTEADY, passed only the second time: ${name}`);
process.exit(passed ? 0 : 1);

async function runInBrowser(engine) {
  const first = await run(inBrowser, engine);
  if (first.passed || first.failed.length === 0 || first.failed.length > 3) return first.passed;
  const second = await run(first.failed, engine);
  if (second.passed) unsteady.push(...first.failed.map((file) => `${basename(file)} in ${engine}`));
  return second.passed;
}

/** Whether all passed, and the files in which something failed. */
async function run(some, where) {
  console.log(`\nwww: ${some.length} test files in ${where}`);
  const started = Date.now();
  const list = join(www, `.build/tests/failed-${where}.txt`);
  // A page that hangs fails its test, and not the whole run. Two at a time: most have a browser and a store, and Argon2id wants a core to itself.
  const { status } = spawnSync(
    process.execPath,
    [
      "--enable-source-maps",
      "--test",
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      `--test-reporter=${join(www, "failed-files.mjs")}`,
      `--test-reporter-destination=${list}`,
      "--test-timeout=600000",
      "--test-concurrency=2",
      ...some,
    ],
    { stdio: "inherit", cwd: join(www, ".."), env: { ...process.env, SEALFORM_ENGINE: where } },
  );
  const took = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`www: tests in ${where} ${status === 0 ? "passed" : "FAILED"} in ${took} s`);
  const names = new Set((await readFile(list, "utf8")).split("\n"));
  return { passed: status === 0, failed: some.filter((file) => names.has(parse(file).name)) };
}

function stop(reason) {
  console.error(`www: ${reason}`);
  process.exit(2);
}
