// The frozen vectors: see tests/vectors/README.md.

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What opens it: each of these does. */
export type OpensWith = {
  identity?: string;
  recipient?: string;
  passphrase?: string;
  secret?: string;
  passkey?: { credential_id: string; first: string; second: string };
};
/** An object that opens. */
export type Vector = OpensWith & {
  name: string;
  kind: number;
  context: Record<string, string>;
  envelope: string;
  root: string;
  /** The types of its slots; of the oldest vectors each opens, and they are not listed. */
  slots?: number[];
  /** Of a file it is `data`. */
  boxes?: string[];
  data?: string;
};
export type DisclosureVector = {
  name: string;
  kind: number;
  context: Record<string, string>;
  root: string;
  bundle: string;
  box_count: number;
  boxes: { index: number; data: string }[];
};
/** What must be refused: an envelope, a bundle, a card, a text, or else a key. */
export type Refused = OpensWith & {
  name: string;
  layer: string;
  why: string;
  error: string;
  kind?: number;
  context?: Record<string, string>;
  envelope?: string;
  bundle?: string;
  root?: string;
  card?: string;
  text?: string;
};

const VECTORS = resolve("tests/vectors/v1");

export const b64 = (b: Uint8Array): string => Buffer.from(b).toString("base64url");

export const text = (b: Uint8Array): string => Buffer.from(b).toString("utf8");

const read = <T>(folder: string): T[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

const opening = (): (Vector | DisclosureVector)[] => read(VECTORS);

export const vectors = (): Vector[] => opening().filter((v): v is Vector => "envelope" in v);

export const disclosures = (): DisclosureVector[] =>
  opening().filter((v): v is DisclosureVector => "bundle" in v);

export const refusedVectors = (): Refused[] => read(join(VECTORS, "must-fail"));

export function vector(name: string): Vector {
  const found = vectors().find((v) => v.name === name);
  if (!found) throw new Error(`there is no vector ${name}`);
  return found;
}
