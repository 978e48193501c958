// What the inbox does with ten thousand records in a real browser, or a notebook with five thousand notes:
// node many.mjs records [--count 10000] [--screenshot FILE], or node many.mjs notes [--count 5000]
// It measures, and no test fails by it. Needs what the tests need, and takes some minutes.
import { spawnSync } from "node:child_process";
import { bundle } from "./bundle-tests.mjs";

const [what = "records", ...options] = process.argv.slice(2);
if (!["records", "notes"].includes(what)) throw new Error("Say which: records or notes.");
const [script] = await bundle([`browser/many-${what}.ts`], "many");
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", script, ...options],
  // It ends also where a page hangs.
  { stdio: "inherit", cwd: `${import.meta.dirname}/..`, timeout: 20 * 60_000 },
);
process.exit(status ?? 1);
