// What the tests share: the command line, which is the code under test.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fromEnv } from "../browser/support/env.ts";
import { formatIdentity } from "./keys.ts";
import { b64 } from "./vectors.ts";

/** One holder, as the command line takes it. */
export type CliHolder = { seed: Uint8Array } | { passphrase: string } | { secret: Uint8Array };
/** `code` is the command line's, when it fails. */
export type Ran = { ok: boolean; out: string; code: string };

const CLI = fromEnv("SEALFORM_CLI");
export const dir = mkdtempSync(join(tmpdir(), "sealform-independent-"));
after(() => rmSync(dir, { recursive: true, force: true }));

export const KIND_NAMES: Record<number, string> = { 1: "record", 2: "file", 3: "keyring", 4: "note" };

export function cli(args: string[], input = ""): Ran {
  const r = spawnSync(CLI, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (r.error) throw r.error;
  const code = /^sealform: ([a-z-]+):/.exec(r.stderr)?.[1] ?? r.stderr.trim();
  return { ok: r.status === 0, out: r.stdout, code };
}

let count = 0;

export function file(data: Uint8Array | string): string {
  const path = join(dir, `f${count++}`);
  writeFileSync(path, data);
  return path;
}

export function cliOpen(envelope: Uint8Array | string, holder: CliHolder, more: string[] = []): Ran {
  const path = file(envelope);
  if ("seed" in holder) {
    return cli(["open", "--identity", file(`${formatIdentity(holder.seed)}\n`), ...more, path]);
  }
  if ("passphrase" in holder) {
    return cli(["open", "--passphrase-stdin", ...more, path], `${holder.passphrase}\n`);
  }
  // With `=`, because a secret may begin with a hyphen.
  return cli(["open", `--secret=${b64(holder.secret)}`, ...more, path]);
}
