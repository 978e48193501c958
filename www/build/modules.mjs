// The modules of the npm package, for bundlers, and their types: dist/esm/. For Node there is one of its own: dist/node/.
import { execFileSync } from "node:child_process";
import { cp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { inlined, inlinedForNode } from "./built.mjs";
import { dist, settings, src, www } from "./settings.mjs";

export async function buildModules() {
  const languages = (await readdir(join(src, "languages"))).map((file) => `languages/${file}`);
  const modules = ["index.ts", "element.ts", "inbox.ts", "notes.ts", "copy.ts", ...languages];
  await build({
    ...settings,
    entryPoints: modules.map((file) => join(src, file)),
    outdir: join(dist, "esm"),
    outbase: src,
    format: "esm",
    // What an entry imports later (extras.ts), and what two entries share, is a file of its own.
    splitting: true,
    plugins: inlined,
  });
  await build({ ...inlinedForNode, entryPoints: [join(src, "inbox.ts")], outdir: join(dist, "node") });
  const tsc = join(www, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", join(www, "tsconfig.types.json")], { stdio: "inherit" });
  // For JSX there are types alone.
  await cp(join(www, "types/react.d.ts"), join(dist, "esm/react.d.ts"));
  await writeFile(join(dist, "esm/react.js"), "export {};\n");
}
