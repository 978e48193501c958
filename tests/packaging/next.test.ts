import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { type BuildOptions, build } from "esbuild";
import { EmbeddingScene, GUIDE, headersOf } from "../browser/embedding-scene.ts";

/*
 * The component for Next of docs/EMBEDDING.md, without Next: rendered by React on a server, and hydrated in the browser, which
 * is what Next does with a component that says "use client".
 */

const SERVER = `
  import { renderToString } from "react-dom/server";
  import { createElement } from "react";
  import { Intake } from "./intake.tsx";
  process.stdout.write(renderToString(createElement(Intake)));`;
const BROWSER = `
  import { hydrateRoot } from "react-dom/client";
  import { createElement } from "react";
  import { Intake } from "./intake.tsx";
  globalThis.problems = [];
  const onRecoverableError = (error) => problems.push(String(error));
  hydrateRoot(document.getElementById("app"), createElement(Intake), { onRecoverableError });`;

let scene: EmbeddingScene;
before(async () => {
  scene = await EmbeddingScene.open();
  await writeFile(join(scene.folder, "intake.tsx"), scene.filledIn(GUIDE.next));
});
after(() => scene.close());

/** Bundles a script that imports the component, with the React that tests/packaging/ has. */
async function bundle(script: string, options: BuildOptions): Promise<void> {
  await build({
    stdin: { contents: script, resolveDir: scene.folder },
    bundle: true,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"development"' },
    nodePaths: [resolve("tests/packaging/node_modules")],
    alias: {
      "sealform/element": resolve("www/dist/esm/element.js"),
      "sealform/react": resolve("www/dist/esm/react.js"),
    },
    logLevel: "error",
    ...options,
  });
}

test("the component for Next is rendered on a server, hydrated without a complaint, and sends its form", async () => {
  const server = join(scene.folder, "server.cjs");
  await bundle(SERVER, { platform: "node", format: "cjs", outfile: server });
  const html = execFileSync(process.execPath, [server], { encoding: "utf8" });
  assert.match(html, /^<seal-form card="\/intake\.card\.json" .*One moment.*<textarea name="reason">/);

  const outdir = join(scene.folder, "client");
  await bundle(BROWSER, {
    platform: "browser",
    format: "esm",
    splitting: true,
    outdir,
    entryNames: "client",
  });
  scene.host.headers = headersOf(GUIDE.headers);
  for (const file of await readdir(outdir)) await scene.host.copy(`/${file}`, join(outdir, file));
  const script = '<script type="module" src="/client.js"></script>';
  const url = scene.host.page(
    "/",
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title><div id="app">${html}</div>${script}</html>`,
  );
  const known = await scene.ids();
  const page = await scene.show(url);
  assert.equal(await page.getByText("If this sentence stays").count(), 0);
  await page.getByLabel("What brings you here?").fill("I cannot sleep.");
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "problems")), []);
  assert.deepEqual(scene.read(await scene.newest(known)).boxes, [
    { name: "reason", value: "I cannot sleep.", label: "What brings you here?" },
  ]);
});
