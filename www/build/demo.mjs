// The demo site: dist/demo/.
import { cp, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { inlined } from "./built.mjs";
import { dist, settings, www } from "./settings.mjs";

const demo = join(www, "demo");

/** `scripts` are the files of the package, named from dist/, that the demo serves below /sealform/. */
export async function buildDemo(scripts) {
  const files = await readdir(demo).catch(() => []);
  const entryPoints = files.filter((file) => extname(file) === ".ts").map((file) => join(demo, file));
  await build({
    ...settings,
    entryPoints,
    outdir: join(dist, "demo"),
    format: "esm",
    // What a page imports later, the dictionaries of the strength meter, is a file of its own and downloaded then.
    splitting: true,
    plugins: inlined,
  });
  // It runs in a frame of no origin, which may load a script as pages of old did, and no module.
  await build({
    ...settings,
    entryPoints: [join(demo, "preview/pdf-frame.ts")],
    outfile: join(dist, "demo/pdf-frame.js"),
    format: "iife",
  });
  for (const file of files.filter((file) => [".html", ".css", ".svg"].includes(extname(file)))) {
    await cp(join(demo, file), join(dist, "demo", file));
  }
  await cp(join(www, "node_modules/uplot/dist/uPlot.min.css"), join(dist, "demo/uplot.css"));
  for (const file of scripts) await cp(join(dist, file), join(dist, "demo/sealform", file));
}
