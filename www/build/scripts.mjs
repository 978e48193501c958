// The scripts of a plain page: element.js and what it loads when a form needs it, twice: self-contained in dist/, and in
// dist/external/ with its worker and WASM as files of their own.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { external, extrasAsScripts, inlined } from "./built.mjs";
import { dist, settings, src, sri, www } from "./settings.mjs";

/** Of these there is one, in element.js. A second one in an extra would not know what the first knows. */
const STATE = ["messages.ts", "sealer.ts", "extras.ts"].map((file) => `src/${file}`);

/** Builds both, and returns the files of the self-contained one, named from dist/. */
export async function buildScripts() {
  const emit = emitterInto(join(dist, "external"));
  await buildInto(emit, external(emit));
  return buildInto(emitterInto(dist), [inlined]);
}

async function buildInto(emit, plugins) {
  // First, because their hashes stand in element.js.
  const extras = await bundleExtras(plugins);
  for (const [, file, text] of extras) await emit(file, text);
  await emit("element.js", await bundleElement(plugins, extras));
  return ["element.js", ...extras.map(([, file]) => file)];
}

/** The files of `loadExtra`: [name, file, text] of each. */
async function bundleExtras(plugins) {
  const languages = (await readdir(join(src, "languages"))).map((file) => basename(file, ".ts")).sort();
  const named = [
    ...["attachments", "drafts"].map((name) => [name, name]),
    ...languages.map((language) => [language, `languages/${language}`]),
  ];
  return Promise.all(
    named.map(async ([name, module]) => [name, `${module}.js`, await bundleExtra(`./${module}.ts`, plugins)]),
  );
}

/** A classic script that leaves the module's exports on its own element, where extras-script.ts takes them. */
async function bundleExtra(module, plugins) {
  const contents = `import * as extra from "${module}"; document.currentScript.extra = { ...extra };`;
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
  return outputFiles[0].text;
}

/** Whether code of this file is in the bundle; what was imported for its types alone is not. */
const isIn = ({ outputs }, file) =>
  Object.values(outputs).some(({ inputs }) => inputs[file]?.bytesInOutput > 0);

async function bundleElement(plugins, extras) {
  const table = Object.fromEntries(extras.map(([name, file, text]) => [name, [file, sri(text)]]));
  const { outputFiles } = await build({
    ...settings,
    entryPoints: [join(src, "element-script.ts")],
    format: "iife",
    write: false,
    plugins: [...plugins, ...extrasAsScripts(table)],
  });
  return outputFiles[0].text;
}

const emitterInto = (folder) => async (file, bytes) => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), bytes);
};
