// Where things are, and what all bundles have in common.
import { createHash } from "node:crypto";
import { join } from "node:path";

export const www = join(import.meta.dirname, "..");
export const src = join(www, "src");
export const dist = join(www, "dist");

export const settings = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  // What its package.json names is made for browsers without async functions, and twice as large.
  alias: { "tus-js-client": "tus-js-client/lib/browser/index.js" },
  logLevel: "error",
};

/** What stands in an `integrity` attribute for these bytes (SRI). */
export const sri = (bytes, algorithm = "sha384") =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;
