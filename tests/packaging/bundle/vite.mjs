import { build } from "vite";

await build({
  logLevel: "warn",
  base: "./",
  build: {
    outDir: process.argv[2],
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: { input: "page.js", output: { entryFileNames: "page.js" } },
  },
});
