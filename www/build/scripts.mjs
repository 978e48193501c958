// The scripts of a plain page: element.js and what it loads when a form needs it, twice: self-contained in dist/, and in
// dist/external/ with its worker and WASM as files of their own.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";
import { glueAlias } from "../glue.mjs";
import { aroundItself, external, extrasAsScripts, inlined, inlinedInItself } from "./built.mjs";
import { dist, settings, src, sri, www } from "./settings.mjs";

/** Of these there is one, in element.js. A second one in an extra would not know what the first knows. */
const STATE = ["messages.ts", "sealer.ts", "extras.ts"].map((file) => `src/${file}`);

/** Builds both, and returns the files of the self-contained one, named from dist/. */
export async function buildScripts() {
  const emit = emitterInto(join(dist, "external"));
  const table = await buildExtras(emit, external(emit));
  await emit("element.js", await bundleElement("element-script.ts", external(emit), table));
  return buildSelfContained(emitterInto(dist));
}

async function buildSelfContained(emit) {
  const table = await buildExtras(emit, inlined);
  const script = await bundleElement("element-inlined.ts", inlinedInItself, table);
  await emit("element.js", await aroundItself(script));
  return [
    "element.js",
    ...Object.keys(table)
      .flatMap((name) => (name.length > 2 ? [name] : [name, `${name}-more`]))
      .map(fileOf),
  ];
}

/** The file of an extra. As src/extras-script.ts has it. */
const fileOf = (name) => `${/^..(-|$)/.test(name) ? `languages/${name}` : name}.js`;

/** Returns the hash of each extra, by its name. They come first, because element.js knows them. */
async function buildExtras(emit, plugins) {
  const languages = (await readdir(join(src, "languages"))).map((file) => basename(file, ".ts"));
  const table = {};
  const add = async (name, module, taken, left) => {
    const script = await bundleExtra(module, taken, left, plugins);
    await emit(fileOf(name), script);
    // The shortest that SRI has: they stand in scripts that count their bytes.
    return sri(script, "sha256");
  };
  for (const name of ["attachments", "drafts", "undelivered"]) {
    table[name] = await add(name, `./${name}.ts`, "* as extra", "...extra");
  }
  for (const name of languages.sort()) {
    const module = `./languages/${name}.ts`;
    const integrity = { [`${name}-more`]: await add(`${name}-more`, module, "{ more }", "more") };
    table[name] = await add(name, module, "{ form }", `form, integrity: ${JSON.stringify(integrity)}`);
  }
  return table;
}

/** A classic script that leaves what it took of the module on its own element, where extras-script.ts takes them. */
async function bundleExtra(module, taken, left, plugins) {
  const contents = `import ${taken} from "${module}"; document.currentScript.extra = { ${left} };`;
  const { outputFiles, metafile } = await build({
    ...settings,
    stdin: { contents, resolveDir: src },
    format: "iife",
    write: false,
    metafile: true,
    absWorkingDir: www,
    plugins,
  });
  const state = STATE.filter((file) => isIn(metafile, file));
  if (state.length > 0) throw new Error(`${module} imports ${state}, a second copy of what there is one of`);
  return minifyAgain(outputFiles[0].text);
}

/** Whether code of this file is in the bundle; what was imported for its types alone is not. */
const isIn = ({ outputs }, file) =>
  Object.values(outputs).some(({ inputs }) => inputs[file]?.bytesInOutput > 0);

async function bundleElement(entry, plugins, table) {
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [join(src, entry)],
    format: "iife",
    write: false,
    alias: glueAlias,
    // package.json says of our own modules what holds for bundlers of the package; here all of them are wanted.
    ignoreAnnotations: true,
    plugins: [...plugins, ...extrasAsScripts(table)],
  });
  return minifyAgain(outputFiles[0].text);
}

/**
 * A second pass: it finds half a kilobyte that esbuild leaves, and of these bytes every form page downloads each. Of a
 * language it drops the sentences of the other file.
 */
async function minifyAgain(script) {
  const { code } = await minify(script, { ecma: 2022, compress: { passes: 3 } });
  return code;
}

const emitterInto = (folder) => async (file, bytes) => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), bytes);
};
