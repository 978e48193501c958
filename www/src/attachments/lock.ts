/** Runs with the files of this record to itself, among all tabs. Rejects with the signal's reason while it waits. */
export const locked = <T>(
  record: string,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> => navigator.locks.request(nameOf(record), signal ? { signal } : {}, run) as Promise<T>;

/** The same, but not at all where somebody else has them. */
export const lockedIfFree = (record: string, run: () => Promise<void>): Promise<void> =>
  navigator.locks.request(nameOf(record), { ifAvailable: true }, async (lock) => {
    if (lock) await run();
  });

const nameOf = (record: string): string => `sealform-files ${record}`;
