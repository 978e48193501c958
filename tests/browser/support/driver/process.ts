import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { until } from "./until.ts";

const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 10_000;

/** A program of the browser's, which ends with this process at the latest, however that ends. */
export class Program {
  readonly #child: ChildProcess;
  readonly #name: string;

  /** Its standard error and its file descriptor 3 can be read; what it prints otherwise is of no use. */
  constructor(path: string, args: string[], env: NodeJS.ProcessEnv = process.env) {
    this.#name = path;
    // The kernel sends the signal: no handler of ours would run when the test runner kills us.
    this.#child = spawn("setpriv", ["--pdeathsig", "TERM", path, ...args], {
      env,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      detached: true, // A process group of its own, so that what it started can be ended with it.
    });
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until the program has printed something that matches, and returns the match. */
  async prints(pattern: RegExp, descriptor: 2 | 3): Promise<RegExpExecArray> {
    const output = this.#child.stdio[descriptor] as Readable;
    let text = "";
    const found = new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.#name} ${why}: ${text}`));
      const late = setTimeout(fail, START_LIMIT_MS, "is silent");
      this.#child.once("error", (error) => fail(error.message));
      this.#child.once("exit", (code) => fail(`ended with ${code}`));
      output.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        const match = pattern.exec(text);
        if (!match) return;
        clearTimeout(late);
        resolve(match);
      });
    });
    const match = await found;
    // From here on nobody reads it, and a full pipe would stop the program.
    output.removeAllListeners("data").resume();
    return match;
  }

  /** Kills what runs in its process group under such a command line, and waits until it is gone. */
  async kill(pattern: RegExp): Promise<void> {
    const killed = await this.#group(pattern);
    for (const pid of killed) process.kill(pid, "SIGKILL");
    await until("they are gone", async () => {
      const left = await this.#group(pattern);
      if (left.some((pid) => killed.includes(pid))) throw new Error("they are there");
    });
  }

  async #group(pattern: RegExp): Promise<number[]> {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
    const all = pids.map(async (pid) => {
      const [stat, line] = await Promise.all(
        ["stat", "cmdline"].map((file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "")),
      );
      // Behind the name in parentheses: state, parent, process group. One that is dead and not yet buried has no command line.
      const group = Number(stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
      const command = line?.replaceAll("\0", " ").trim() ?? "";
      return group === this.#child.pid && pattern.test(command) ? [pid] : [];
    });
    return (await Promise.all(all)).flat();
  }

  /** Asks it to end, and ends it after a while: one that hangs would hold up the tests that come after it. */
  async end(): Promise<void> {
    if (!this.running) return;
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const late = setTimeout(() => this.#child.kill("SIGKILL"), END_LIMIT_MS);
    await exited;
    clearTimeout(late);
    try {
      process.kill(-(this.#child.pid ?? 0), "SIGKILL");
    } catch {
      // Nothing of its group is left.
    }
  }
}
