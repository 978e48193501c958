// The least that a page needs to seal with a peer, in one file.

import { join } from "node:path";
import { build } from "esbuild";
import { built, sealerSource } from "./paths.ts";
import type { Peer } from "./peers.ts";

/** Bundles the peer's sealer as a page would have it. Returns the file. */
export async function buildPage(peer: Peer): Promise<string> {
  const outfile = join(built, "pages", `${peer.sealer}.mjs`);
  await build({
    entryPoints: [sealerSource(peer.sealer)],
    outfile,
    bundle: true,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "esm",
    legalComments: "none",
    logLevel: "error",
  });
  return outfile;
}
