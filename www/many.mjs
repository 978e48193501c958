// What the inbox does with ten thousand records in a real browser: node many.mjs [--count 10000] [--screenshot FILE]
// It measures, and no test fails by it. Needs what the tests need, and takes some minutes.
import { spawnSync } from "node:child_process";
import { bundle } from "./bundle-tests.mjs";

const [script] = await bundle(["browser/many-records.ts"], "many");
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", script, ...process.argv.slice(2)],
  // It ends also where a page hangs.
  { stdio: "inherit", cwd: `${import.meta.dirname}/..`, timeout: 20 * 60_000 },
);
process.exit(status ?? 1);
