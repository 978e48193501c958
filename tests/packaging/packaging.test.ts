import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { runGuide } from "../node/inbox-guide.ts";
import { Practice } from "./practice.ts";
import { fillIn, node, program, Workshop } from "./project.ts";
import { StrictServer } from "./strict-server.ts";

const FRAMEWORKS = ["react", "vue", "svelte"];

let workshop: Workshop;
let practice: Practice;
let site: string;

before(async () => {
  workshop = await Workshop.open();
  site = join(workshop.root, "site");
  await mkdir(site);
  // Chromium asks for it, and one that is missing is an error in the console.
  await writeFile(join(site, "favicon.ico"), "");
  practice = await Practice.open(site);
});
after(() => practice?.close());

const pageAt = (path: string): URL => new URL(path, practice.store.origin);

/** What German pages show at the end. */
const thanksInGerman = (page: Page): Promise<void> => page.getByText("Vielen Dank. Ihre Antworten").waitFor();

for (const bundler of ["vite", "webpack", "esbuild", "rollup"]) {
  test(`a page that ${bundler} built sends its form`, async () => {
    const project = await workshop.copy("tests/packaging/bundle", `bundle-${bundler}`, {
      "sha256-…": practice.pin,
    });
    await node(project, `${bundler}.mjs`, join(site, bundler));
    await cp(join(project, "page.html"), join(site, bundler, "index.html"));
    await practice.receiveFrom(pageAt(`/${bundler}/`), async (page) => {
      const imported = await page.locator("html[data-imported]").getAttribute("data-imported");
      assert.equal(imported, "true function function object");
      await thanksInGerman(page);
    });
  });
}

for (const framework of FRAMEWORKS) {
  test(`the ${framework} example sends its form`, async () => {
    const project = await workshop.copy(`examples/${framework}`, framework, { "sha256-…": practice.pin });
    await node(project, program("vite/bin/vite.js"), "build", "--base", "./", "--logLevel", "warn");
    await cp(join(project, "dist"), join(site, framework), { recursive: true });
    await practice.receiveFrom(pageAt(`/${framework}/`), async (page) => {
      await page.getByText("Your reference: ").waitFor();
    });
  });
}

/** The files of the package that a page without a bundler embeds, as it embeds them. */
async function plainPage(name: string, dist: string, page: string): Promise<void> {
  const integrity = JSON.parse(await readFile(workshop.installed("dist/integrity.json"), "utf8"));
  await cp(workshop.installed(dist), join(site, name, "sealform"), { recursive: true });
  const file = join(site, name, "index.html");
  await writeFile(file, page);
  const script = `${dist}/element.js`.replace("dist/", "");
  await fillIn(file, { "sha256-…": practice.pin, "sha384-…": integrity[script] });
}
const example = (): Promise<string> => readFile("examples/plain/index.html", "utf8");

test("the plain example sends its form", async () => {
  await plainPage("plain", "dist", await example());
  await practice.receiveFrom(pageAt("/plain/"));
});

test("the same as a classic script", async () => {
  const page = (await example()).replace('<script type="module"', "<script defer");
  await plainPage("classic", "dist", page);
  await practice.receiveFrom(pageAt("/classic/"));
});

for (const [kind, start] of [
  ["module", '<script type="module"'],
  ["classic script", "<script defer"],
]) {
  test(`a ${kind} loads a language from beside itself, and no other than that of its build`, async () => {
    const page = (await example())
      .replace('<html lang="en">', '<html lang="de">')
      .replace('<script type="module"', start ?? "");
    const name = `german-${kind?.slice(0, 6)}`;
    await plainPage(name, "dist", page);
    await practice.receiveFrom(pageAt(`/${name}/`), thanksInGerman);
    await appendFile(join(site, name, "sealform/languages/de.js"), "\n");
    await practice.receiveFrom(
      pageAt(`/${name}/`),
      (page) => page.getByText("Thank you. Your answers").waitFor(),
      /integrity/,
    );
  });
}

test("where no blob: worker is allowed, the external build sends its form", async () => {
  const page = (await example()).replace('<html lang="en">', '<html lang="de">');
  await plainPage("external", "dist/external", page);
  const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; form-action 'none'";
  const server = await StrictServer.start(join(site, "external"), practice.store.origin, policy);
  try {
    await practice.receiveFrom(server.url("/index.html"), thanksInGerman);
  } finally {
    await server.stop();
  }
});

test("integrity.json has the hash of each file, and embed.html those of its scripts", async () => {
  const dist = workshop.installed("dist");
  const integrity = JSON.parse(await readFile(join(dist, "integrity.json"), "utf8"));
  const scripts = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith(".js"));
  for (const file of scripts) assert.ok(integrity[file], file);
  for (const [file, hash] of Object.entries(integrity)) {
    const bytes = await readFile(join(dist, file));
    assert.equal(hash, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, file);
  }
  const embed = await readFile(join(dist, "embed.html"), "utf8");
  const embedded = [...embed.matchAll(/integrity="(sha384-[^"]*)"/g)].map(([, hash]) => hash);
  assert.deepEqual(embedded, [integrity["element.js"], integrity["external/element.js"]]);
});

test("every entry can be imported without a window", async () => {
  const { exports } = JSON.parse(await readFile(workshop.installed("package.json"), "utf8"));
  for (const entry of Object.keys(exports)) {
    const name = `sealform${entry.slice(1)}`.replace("*", "fr");
    const attributes = name.endsWith(".json") ? ', { with: { type: "json" } }' : "";
    await node(
      workshop.root,
      "--no-warnings",
      "--input-type=module",
      "--eval",
      `const before = Object.keys(globalThis); const module = await import("${name}"${attributes}); if (Object.keys(globalThis).join() !== before.join()) throw new Error("a global was set");`,
    );
  }
});

test("in Node, docs/INBOX.md's programs run with plain node", async () => {
  const folder = join(workshop.root, "inbox-guide");
  await mkdir(folder);
  await runGuide(folder);
});

for (const resolution of ["bundler", "nodenext"]) {
  test(`the types are exact where modules are resolved as ${resolution}`, async () => {
    const folder = await workshop.copy("tests/packaging/types", `types-${resolution}`);
    const compilerOptions = {
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      types: [],
      module: resolution === "bundler" ? "esnext" : resolution,
      moduleResolution: resolution,
      jsx: "react-jsx",
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      // Ours are judged too.
      skipLibCheck: false,
      noEmit: true,
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    await node(folder, program("typescript/bin/tsc"), "--project", "tsconfig.json");
  });
}

test("the example's TypeScript is right", async () => {
  const folder = await workshop.copy("examples/react", "react-types");
  await node(folder, program("typescript/bin/tsc"), "--project", "tsconfig.json");
});

test("the examples name the versions that they are tested with", async () => {
  const tested = JSON.parse(await readFile("tests/packaging/package.json", "utf8")).devDependencies;
  for (const framework of FRAMEWORKS) {
    const manifest = JSON.parse(await readFile(`examples/${framework}/package.json`, "utf8"));
    const { sealform, ...named } = { ...manifest.dependencies, ...manifest.devDependencies };
    assert.equal(sealform, "file:../../www");
    for (const [name, version] of Object.entries(named)) assert.equal(version, tested[name], name);
  }
});
