import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromEnv } from "./env.ts";

const START_LIMIT_MS = 20_000;

/** One row of `GET /v1/submissions`, as far as the tests look at it. */
export type Row = { id: string; size: number };

/** A real store on a free port, with a data directory of its own. */
export class Store {
  private constructor(
    readonly origin: URL,
    readonly token: string,
    readonly data: string,
    readonly output: { stdout: string; stderr: string },
    readonly child: ChildProcess,
  ) {}

  /** `site` is the folder that it serves: the demo, unless told otherwise. */
  static async start(site = fromEnv("SEALFORM_SITE"), ...options: string[]): Promise<Store> {
    const data = await mkdtemp(join(tmpdir(), "sealform-store-"));
    const child = spawn(
      fromEnv("SEALFORM_STORE"),
      ["--data", data, "--listen", "127.0.0.1:0", "--static", site, ...options],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    const output = { stdout: "", stderr: "" };
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    const link = await new Promise<URL>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`The store printed no link: ${output.stderr}`)),
        START_LIMIT_MS,
      );
      child.once("exit", (code) => reject(new Error(`The store ended with ${code}: ${output.stderr}`)));
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        output.stdout += text;
        const found = /http:\/\/\S+(?=\n)/.exec(output.stdout);
        if (!found) return;
        clearTimeout(late);
        resolve(new URL(found[0]));
      });
    });
    const token = new URLSearchParams(link.hash.slice(1)).get("token");
    if (link.pathname !== "/setup" || token === null)
      throw new Error(`This is no set-up link: ${link.pathname}`);
    return new Store(new URL(link.origin), token, data, output, child);
  }

  /** The submissions that the store lists. It is asked directly, past any recording proxy. */
  async submissions(): Promise<Row[]> {
    const answer = await this.fetch("/v1/submissions?limit=500");
    return ((await answer.json()) as { submissions: Row[] }).submissions;
  }

  /** A request as the practice makes it, with the token. */
  async fetch(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = { ...options.headers, authorization: `Bearer ${this.token}` };
    const answer = await fetch(new URL(path, this.origin), { ...options, headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  /** Ends the process and waits for it; its files stay to be read. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await exited;
  }

  async remove(): Promise<void> {
    await this.end();
    await rm(this.data, { recursive: true, force: true });
  }
}
