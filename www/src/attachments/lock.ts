/*
 * The files of a record are worked on by one tab at a time. Firefox 95 and Safari 15.3 have no locks: there two tabs may
 * send the same twice, and the server keeps it once.
 */

/** Waits until nobody else has the files of this record. Rejects with the signal's reason while it waits. */
export async function locked<T>(
  record: string,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> {
  if (!navigator.locks) return run();
  return navigator.locks.request(nameOf(record), signal ? { signal } : {}, run);
}

/** The same, but not at all where somebody else has them. */
export async function lockedIfFree(record: string, run: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return run();
  await navigator.locks.request(nameOf(record), { ifAvailable: true }, (lock) => lock && run());
}

const nameOf = (record: string): string => `sealform-files ${record}`;
