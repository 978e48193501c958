// Builds the package into dist/ and the demo into dist/demo/. Needs target/wasm/, which `cargo xtask` makes first.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { glueAlias, wasmFolder } from "./glue.mjs";

const www = import.meta.dirname;
const dist = join(www, "dist");
const demo = join(www, "demo");

const settings = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "error",
};

/**
 * Resolves `inlined:NAME.worker` and `inlined:NAME.wasm` to strings, so that the one script that a page pins by its
 * hash holds all that it runs: SRI does not reach workers. A WASM build is inlined compressed, and once for all
 * workers of a bundle, because base64 of it as it is would cost a quarter more on the wire.
 */
const inlined = {
  name: "inlined",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^inlined:/ }, ({ path }) => ({
      path: path.slice("inlined:".length),
      namespace: "inlined",
    }));
    onLoad({ filter: /\.worker$/, namespace: "inlined" }, async ({ path }) => ({
      contents: await bundleWorker(path),
      loader: "text",
    }));
    onLoad({ filter: /\.wasm$/, namespace: "inlined" }, async ({ path }) => {
      const deflated = await readFile(join(wasmFolder(basename(path, ".wasm")), "sealform_wasm_bg.deflate"));
      return { contents: deflated.toString("base64"), loader: "text" };
    });
  },
};

async function bundleWorker(name) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [join(www, `src/worker/${name}.ts`)],
    format: "iife",
    write: false,
    alias: glueAlias,
  });
  return outputFiles[0].text;
}

async function buildPackage() {
  const entryPoints = ["element", "inbox", "index"].map((name) => join(www, `src/${name}.ts`));
  await build({ ...settings, entryPoints, outdir: dist, format: "esm", plugins: [inlined] });
  const tsc = join(www, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "--project", join(www, "tsconfig.types.json")], { stdio: "inherit" });
}

async function buildDemo() {
  const files = await readdir(demo).catch(() => []);
  const scripts = files.filter((file) => extname(file) === ".ts").map((file) => join(demo, file));
  await build({
    ...settings,
    entryPoints: scripts,
    outdir: join(dist, "demo"),
    format: "esm",
    // What a page imports later, the dictionaries of the strength meter, is a file of its own and downloaded then.
    splitting: true,
    plugins: [inlined],
  });
  for (const file of files.filter((file) => [".html", ".css", ".svg"].includes(extname(file)))) {
    await cp(join(demo, file), join(dist, "demo", file));
  }
  await mkdir(join(dist, "demo/sealform"), { recursive: true });
  await cp(join(dist, "element.js"), join(dist, "demo/sealform/element.js"));
}

/** For each script the value of its `integrity` attribute (SRI). */
async function writeIntegrity() {
  const scripts = (await readdir(dist)).filter((file) => extname(file) === ".js").sort();
  const hashed = scripts.map(async (file) => {
    const hash = createHash("sha384").update(await readFile(join(dist, file)));
    return [file, `sha384-${hash.digest("base64")}`];
  });
  const integrity = Object.fromEntries(await Promise.all(hashed));
  await writeFile(join(dist, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
}

try {
  await stat(wasmFolder("form")).catch(() => {
    throw new Error("target/wasm is missing: run `cargo xtask build`, which makes it first.");
  });
  await rm(dist, { recursive: true, force: true });
  await buildPackage();
  await writeIntegrity();
  await buildDemo();
  const gzip = gzipSync(await readFile(join(dist, "element.js")), { level: 9 }).length;
  console.log(`www: built dist/ and dist/demo/; element.js is ${(gzip / 1024).toFixed(1)} KiB in gzip`);
} catch (error) {
  // esbuild and tsc have printed theirs.
  if (!error.errors && error.status === undefined) console.error(`www: ${error.message}`);
  process.exitCode = 1;
}
