// The demo site: dist/demo/.
import { cp, readdir, writeFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { build } from "esbuild";
import { inlined } from "./built.mjs";
import { dist, settings, www } from "./settings.mjs";

const demo = join(www, "demo");

/** The pages that are written on without network, and what keeps them. */
const OFFLINE_PAGES = ["journal", "notebook"];
const SERVICE_WORKER = "offline-worker.ts";

/** `scripts` are the files of the package, named from dist/, that the demo serves below /sealform/. */
export async function buildDemo(scripts) {
  const files = await readdir(demo).catch(() => []);
  const entryPoints = files
    .filter((file) => extname(file) === ".ts" && file !== SERVICE_WORKER)
    .map((file) => join(demo, file));
  const { metafile } = await build({
    ...settings,
    entryPoints,
    outdir: join(dist, "demo"),
    format: "esm",
    // What a page imports later, the dictionaries of the strength meter, is a file of its own and downloaded then.
    splitting: true,
    plugins: inlined,
    metafile: true,
    absWorkingDir: www,
  });
  await build({
    ...settings,
    entryPoints: [join(demo, SERVICE_WORKER)],
    outdir: join(dist, "demo"),
    format: "iife",
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
  await writeFile(
    join(dist, "demo/offline.json"),
    `${JSON.stringify(offlineFiles(metafile.outputs, files))}\n`,
  );
  for (const file of scripts) await cp(join(dist, file), join(dist, "demo/sealform", file));
}

/** All that these pages load, at once or later: paths on the site. */
function offlineFiles(outputs, files) {
  const found = new Set();
  const add = (output) => {
    if (found.has(output)) return;
    found.add(output);
    for (const { path, external } of outputs[output]?.imports ?? []) if (!external) add(path);
  };
  const folder = relative(www, join(dist, "demo"));
  const pages = OFFLINE_PAGES.filter((page) => files.includes(`${page}.html`));
  for (const page of pages) add(`${folder}/${page}.js`);
  const scripts = [...found].map((output) => `/${relative(folder, output)}`);
  const styles = files.filter((file) => [".css", ".svg"].includes(extname(file))).map((file) => `/${file}`);
  return [...pages.map((page) => `/${page}`), ...scripts, ...styles, "/uplot.css"].sort();
}
