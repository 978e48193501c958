// What a page downloads before it can seal a form.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import { buildPage } from "../pages.ts";
import { built, repository, wasmFile } from "../paths.ts";
import { POST_QUANTUM, peers } from "../peers.ts";

/** `ratio` is how many times as large as ours in gzip. */
export type Size = { name: string; kind: string; bytes: number; gzipBytes: number; ratio: number };

export async function benchSizes(): Promise<Size[]> {
  const ours = await readFile(join(repository, "www/dist/element.js"));
  const reference = gzipSize(ours);
  const sizes = [
    sizeOf("sealform: element, worker, WASM", POST_QUANTUM, ours, reference),
    sizeOf("sealform: sealing alone", POST_QUANTUM, await ourSealing(), reference),
  ];
  for (const peer of peers) {
    const page = await readFile(await buildPage(peer));
    sizes.push(sizeOf(`${peer.name}: sealing alone`, peer.kind, page, reference));
  }
  return sizes;
}

/** What compares with the peers: the WASM and its glue, without an element around a form and without a worker. */
async function ourSealing(): Promise<Uint8Array> {
  const glue = await readFile(join(built, "form.js"), "utf8");
  const { code } = await transform(glue, { minify: true, legalComments: "none" });
  return Buffer.concat([Buffer.from(code), await readFile(wasmFile("form"))]);
}

function sizeOf(name: string, kind: string, file: Uint8Array, reference: number): Size {
  const gzipBytes = gzipSize(file);
  return { name, kind, bytes: file.length, gzipBytes, ratio: gzipBytes / reference };
}

function gzipSize(file: Uint8Array): number {
  return gzipSync(file, { level: 9 }).length;
}
