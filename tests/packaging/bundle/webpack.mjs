import webpack from "webpack";

const stats = await new Promise((resolve, reject) => {
  const settings = {
    mode: "production",
    entry: "./page.js",
    output: { path: process.argv[2], filename: "page.js" },
    // The module of the inbox is large and loaded later; whether that is too large is not asked here.
    performance: false,
  };
  webpack(settings, (error, done) => (error ? reject(error) : resolve(done)));
});
if (stats.hasErrors() || stats.hasWarnings()) console.error(stats.toString("errors-warnings"));
