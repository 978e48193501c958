// What the numbers depend on.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { nodeModules, repository } from "./paths.ts";

export type Machine = {
  cpu: string;
  cores: number;
  memoryMib: number;
  system: string;
  node: string;
  v8: string;
};

/** `modified` says that the working tree is not what the commit has. */
export type Source = { commit: string; modified: boolean; versions: Record<string, string> };

export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    memoryMib: Math.round(totalmem() / 1024 / 1024),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    v8: process.versions.v8,
  };
}

export function describeSource(): Source {
  return {
    commit: git("rev-parse", "HEAD") || "unknown",
    modified: git("status", "--porcelain") !== "",
    versions: { sealform: version(join(repository, "www")), ...peerVersions() },
  };
}

function peerVersions(): Record<string, string> {
  const { dependencies }: { dependencies: Record<string, string> } = readPackage(join(nodeModules, ".."));
  const names = Object.keys(dependencies);
  return Object.fromEntries(names.map((name) => [name, version(join(nodeModules, name))]));
}

function version(folder: string): string {
  return readPackage(folder).version;
}

function readPackage(folder: string) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** Empty where there is no git, as in an archive of the source. */
function git(...args: string[]): string {
  try {
    return execFileSync("git", args, {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}
