import { readWaiting } from "../delivery/outbox.ts";
import { SealformError } from "../errors.ts";
import { locked, lockedIfFree } from "./lock.ts";
import type { Going } from "./seal.ts";
import { stagedSource } from "./sources.ts";
import { type StagedFile, Staging } from "./staging.ts";
import { send, terminate } from "./upload.ts";

const DAY_MS = 86_400_000;

/**
 * The names of the files of each record that this page has staged, for the eyes of whoever chose them: they are stored
 * nowhere.
 */
export const namesOf = new Map<string, string[]>();

/**
 * Uploads what is staged for this record and not yet at the server, in one tab at a time; goes on where a page that was
 * closed had stopped. Resolves when the server has all. Errors: file-changed when nothing is staged (any more), network also
 * when the device's storage does not open; server-refused, file-refused; and the signal's reason.
 */
export async function uploadFiles(record: string, to: Going): Promise<void> {
  try {
    await locked(record, to.signal, async () => {
      const staging = await Staging.open().catch(() => {
        throw new SealformError("network", "The device's storage did not open.");
      });
      await uploadAll(staging, record, to).finally(() => staging.close());
    });
  } catch (thrown) {
    throw to.signal.aborted ? to.signal.reason : SealformError.from(thrown);
  }
}

/**
 * Whether this page has staged files for this record: it has not where all was uploaded while it was sealed. Storage is not
 * asked: if it does not answer now, files that are there must not be forgotten.
 */
export const isStaged = (record: string): boolean => namesOf.has(record);

/** Forgets what is staged for this record. What a server has of uploads that are not at their end, it is asked to forget. */
export async function discardFiles(record: string): Promise<void> {
  namesOf.delete(record);
  await locked(record, undefined, () => withStaging((staging) => dropAll(staging, record)));
}

/**
 * Forgets what earlier visits left behind: of records that were not sealed when the page was closed, and of those that no
 * longer wait to be sent. What another tab works on stays.
 */
export async function sweepFiles(): Promise<void> {
  await withStaging(async (staging) => {
    const files = await staging.all();
    // What cannot be read must not count as nothing.
    const waiting = (await readWaiting()).map(({ id }) => id);
    // A record that waits nowhere may still be in a page that is open.
    const before = Date.now() - DAY_MS;
    const left = files.filter(
      ({ record, whole, since }) => !whole || (since < before && !waiting.includes(record)),
    );
    for (const record of new Set(left.map((file) => file.record))) {
      await lockedIfFree(record, () => dropAll(staging, record));
    }
  });
}

/** Where the device refuses storage nothing is staged, and there is nothing to do. */
async function withStaging(run: (staging: Staging) => Promise<void>): Promise<void> {
  const staging = await Staging.open().catch(() => undefined);
  if (!staging) return;
  try {
    await run(staging);
  } finally {
    staging.close();
  }
}

async function uploadAll(staging: Staging, record: string, to: Going): Promise<void> {
  const files = (await staging.filesOf(record)).filter(({ whole }) => whole);
  if (files.length === 0) {
    throw new SealformError("file-changed", "What was sealed of the files is no longer on this device.");
  }
  const names = namesOf.get(record) ?? [];
  for (const file of files) {
    const about = {
      file: file.number + 1,
      files: Math.max(names.length, (files.at(-1)?.number ?? 0) + 1),
      name: names[file.number] ?? "",
      total: file.length,
      phase: "sending" as const,
    };
    await upload(staging, file, to, (done) => to.onProgress({ ...about, done }));
  }
}

async function upload(
  staging: Staging,
  file: StagedFile,
  { endpoint, signal, gate }: Going,
  onProgress: (done: number) => void,
): Promise<void> {
  const { url } = file;
  const onUrl = (named: string): Promise<void> => staging.put({ ...file, url: named });
  await send(stagedSource(staging, file), { endpoint, url, onUrl, onProgress, signal, gate });
  // Where the record itself has to wait, what is not staged any more is not sent again.
  await staging.drop(file);
}

async function dropAll(staging: Staging, record: string): Promise<void> {
  for (const file of await staging.filesOf(record)) {
    if (file.url) void terminate(file.url);
    await staging.drop(file);
  }
}
