import type { FileLimits } from "../card.ts";

export const DEFAULT_MAX = 20;
export const DEFAULT_BYTES = 1024 ** 3;

/** Why a file is not taken, and the limit that says so. */
export type Refusal =
  | { reason: "tooMany"; limit: number }
  | { reason: "tooLarge"; limit: number }
  | { reason: "wrongType"; limit: string[] };

/**
 * Holds a file against the card's limits and against what its input accepts. `before` is how many files of the form
 * come before it.
 */
export function refusalOf(
  file: File,
  before: number,
  limits: FileLimits,
  accept: string,
): Refusal | undefined {
  const { max = DEFAULT_MAX, bytes = DEFAULT_BYTES, types = [] } = limits;
  const accepted = accept
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const limit of [types, accepted]) {
    if (limit.length > 0 && !limit.some((entry) => isOfType(file, entry))) {
      return { reason: "wrongType", limit };
    }
  }
  if (file.size > bytes) return { reason: "tooLarge", limit: bytes };
  if (before >= max) return { reason: "tooMany", limit: max };
  return undefined;
}

/** As a browser reads `accept` (HTML, 4.10.5.1.17): an ending, a media type, or all of a kind. */
function isOfType(file: File, entry: string): boolean {
  const wanted = entry.toLowerCase();
  if (wanted === "*/*") return true;
  if (wanted.startsWith(".")) return file.name.toLowerCase().endsWith(wanted);
  const type = file.type.toLowerCase();
  return wanted.endsWith("/*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
