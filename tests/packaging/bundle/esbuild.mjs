import { build } from "esbuild";

await build({
  entryPoints: ["page.js"],
  outdir: process.argv[2],
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
});
