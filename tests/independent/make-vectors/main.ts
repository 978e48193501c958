// Makes the frozen vectors that are not there yet and that our own sealer cannot write: see tests/vectors/README.md.
// It never replaces one.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { MADE_BY } from "./known.ts";
import { opening } from "./opening.ts";
import { refused } from "./refused.ts";

const date = process.argv[2] ?? "";
if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error("usage: node make-vectors.mjs YYYY-MM-DD");

async function writeMissing(
  folder: string,
  all: { name: string; make: () => Promise<object> }[],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const names = all.map(({ name }) => name);
  if (new Set(names).size !== names.length) throw new Error(`two vectors of one name in ${folder}`);
  for (const { name, make } of all) {
    const path = join(folder, `${name}.json`);
    if (existsSync(path)) continue;
    const vector = { name, date, made_by: MADE_BY, ...(await make()) };
    writeFileSync(path, `${JSON.stringify(vector, null, 2)}\n`, { flag: "wx" });
    console.log(`made ${name}`);
  }
}

await writeMissing(resolve("tests/vectors/v1"), opening);
await writeMissing(resolve("tests/vectors/v1/must-fail"), refused);
