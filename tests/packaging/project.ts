import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

// Inside tests/packaging/, so that Node finds its node_modules from there: the bundlers and frameworks.
const root = resolve("tests/packaging/.build");
const TEXT = /\.(html|js|jsx|ts|tsx|vue|svelte)$/;

/** A folder with the packed package installed in it, and projects that use it. */
export class Workshop {
  private constructor(readonly root: string) {}

  /** Packs www/, and installs the tarball as any project does. */
  static async open(): Promise<Workshop> {
    await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    const packed = await run("npm", ["pack", resolve("www"), "--ignore-scripts", "--json"], { cwd: root });
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    await writeFile(join(root, "package.json"), '{ "private": true, "type": "module" }');
    await run(
      "npm",
      ["install", `./${filename}`, "--offline", "--ignore-scripts", "--no-audit", "--no-fund"],
      {
        cwd: root,
      },
    );
    return new Workshop(root);
  }

  /** A file of the package, as it is installed. */
  installed(path: string): string {
    return join(this.root, "node_modules/sealform", path);
  }

  /** Copies a folder of the repository, with these words filled in, and returns where it is. */
  async copy(source: string, name: string, words: Record<string, string> = {}): Promise<string> {
    const folder = join(this.root, name);
    await cp(resolve(source), folder, {
      recursive: true,
      filter: (file) => basename(file) !== "node_modules",
    });
    for (const entry of await readdir(folder, { recursive: true })) {
      if (TEXT.test(entry)) await fillIn(join(folder, entry), words);
    }
    return folder;
  }
}

/** `node SCRIPT …` in a folder. A program that says anything on stderr, such as a warning, has failed. */
export async function node(folder: string, ...script: string[]): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, script, { cwd: folder });
  if (stderr) throw new Error(stderr);
  return stdout;
}

/** The program of a package of tests/packaging/. */
export const program = (path: string): string => resolve("tests/packaging/node_modules", path);

/** Puts what a developer would put there. */
export async function fillIn(file: string, words: Record<string, string>): Promise<void> {
  let text = await readFile(file, "utf8");
  for (const [word, value] of Object.entries(words)) text = text.replaceAll(word, value);
  await writeFile(file, text);
}
