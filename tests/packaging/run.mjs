// Packs www/ as npm does, and tests the tarball; and what docs/EMBEDDING.md says for Next. Needs www/dist/, and the environment that `cargo xtask test` sets.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { bundle } from "../../www/bundle-tests.mjs";

const bundles = await bundle(["packaging/packaging.test.ts", "packaging/next.test.ts"], "packaging");
const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=1", ...bundles],
  {
    stdio: "inherit",
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, SEALFORM_ENGINE: "chromium" },
  },
);
process.exit(status ?? 1);
