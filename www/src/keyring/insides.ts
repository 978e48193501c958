import type { Practice } from "./unlocking.ts";

/** What a module of this package needs of an open keyring, and nobody else gets. */
export type Insides = {
  readonly worker: Practice;
  /** The folder that the store's paths start from. */
  readonly store: URL;
  readonly id: string;
  /** Aborted when the keyring is locked. */
  readonly locked: AbortSignal;
};

const all = new WeakMap<object, Insides>();

export const keepInsides = (keyring: object, insides: Insides): unknown => all.set(keyring, insides);

export function insidesOf(keyring: object): Insides {
  const found = all.get(keyring);
  if (found) return found;
  throw new TypeError("This is no keyring of this package.");
}
