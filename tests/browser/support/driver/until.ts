// Argon2id on a slow machine, and several test files at once, take their time. A test that hangs ends here.
export const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 100;

/** What no waiting will mend. */
export class Impossible extends Error {}

/** Tries until the attempt does not throw, and returns what it returned; `what` completes "… did not happen". */
export async function until<T>(
  what: string,
  attempt: () => T | Promise<T>,
  patience = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patience;
  for (let pause = 5; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (cause) {
      if (cause instanceof Impossible) throw cause;
      if (Date.now() > end) {
        const last = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`It did not happen in ${patience / 1000} s that ${what}; at last: ${last}`, {
          cause,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
