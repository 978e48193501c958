// Makes the frozen vectors of tests/independent/ that are not there yet: node make-vectors.mjs YYYY-MM-DD
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundle } from "./bundle-tests.mjs";

const [script] = await bundle(["independent/make-vectors/main.ts"], "make-vectors");
const { status } = spawnSync(process.execPath, ["--enable-source-maps", script, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: join(import.meta.dirname, ".."),
});
process.exit(status ?? 1);
