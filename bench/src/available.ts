// A peer may not load on a machine, for want of a binary. That is reported, and the others are measured.

/** `reason` is for the person who reads the report. */
export type Missing = { name: string; reason: string };
export type Loaded<P, T> = { peer: P; ready: T };

/** Loads each; the ones that cannot be loaded are missing. */
export async function loadAvailable<T, P extends { name: string; load(): Promise<T> }>(
  peers: P[],
): Promise<{ loaded: Loaded<P, T>[]; missing: Missing[] }> {
  const loaded: Loaded<P, T>[] = [];
  const missing: Missing[] = [];
  for (const peer of peers) {
    try {
      loaded.push({ peer, ready: await peer.load() });
    } catch (error) {
      missing.push({ name: peer.name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { loaded, missing };
}
