import { changeHolders, initSync, inspect, open, selfTest } from "sealform-wasm/full";
import { type Bytes, digest, hex, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type HeaderKey, readHeaders, writeHeaders } from "../opening/device.ts";
import { bytes, parse } from "../shape.ts";
import { serve } from "./host.ts";
import { envelopeOf, readRecord } from "./open-record.ts";
import {
  type Job,
  job,
  type OpenerKeys,
  openerCalls,
  openerKeys,
  type Result,
  type StoredSubmission,
} from "./opener-protocol.ts";
import { lookedAt, type Opened, opened } from "./practice-protocol.ts";
import { startWasm } from "./wasm.ts";

serve(openerCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async serve({ port, lock }) {
    await hold(lock);
    let keys: OpenerKeys | undefined;
    port.onmessage = async ({ data }: MessageEvent<unknown>) => {
      if (!keys) {
        keys = parse(openerKeys, data, "internal", "The keys");
        return;
      }
      try {
        port.postMessage({ results: await work(parse(job, data, "internal", "The job"), keys) });
      } catch {
        // Its memory is in no state to go on; what it was working on is tried again elsewhere.
        port.postMessage({ trapped: true });
        self.close();
      }
    };
  },
});

/** Returns when the lock is held; it is let go when this worker ends, however that comes. Node has none. */
const hold = (lock: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!navigator.locks) return resolve();
    const held = () => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(lock, held).catch(reject);
  });

type Looked = {
  submission: StoredSubmission;
  envelope: Bytes;
  key: HeaderKey;
  seen: { objectId: string; context: Record<string, string>; root: string; sha256: string };
  /** What follows the header, in bytes. */
  bodyLength: number;
  slots: number;
};

async function work({ form, submissions }: Job, keys: OpenerKeys): Promise<Result[]> {
  const looked = await Promise.all(submissions.map((submission) => lookAt(submission, keys.keyring)));
  const known = keys.cache ? await readHeaders(looked.flatMap((one) => ("key" in one ? [one.key] : []))) : [];
  const fresh: { key: HeaderKey; header: Bytes }[] = [];
  const results: Result[] = [];
  for (const one of looked) {
    if (!("key" in one)) results.push(one);
    else if (form !== null && one.seen.context.form !== form)
      results.push({ id: one.submission.row.id, skipped: true });
    else {
      const header = known.find(({ key }) => String(key) === String(one.key))?.header;
      results.push(await openOne(one, keys, header, (header) => fresh.push({ key: one.key, header })));
    }
  }
  if (fresh.length > 0) await writeHeaders(fresh);
  return results;
}

async function lookAt(submission: StoredSubmission, keyring: string): Promise<Looked | Result> {
  const { row, payload } = submission;
  try {
    const envelope = envelopeOf(payload);
    const sha256 = hex(await digest("SHA-256", envelope));
    const about = parse(lookedAt, inspect(envelope), "internal", "What inspect returned");
    const { objectId, context, root, boxSizes, slots } = about;
    const bodyLength = boxSizes.reduce((sum, size) => sum + 4 + size, 0);
    const seen = { objectId, context, root, sha256 };
    return { submission, envelope, key: [keyring, objectId, sha256], seen, bodyLength, slots: slots.length };
  } catch (thrown) {
    return { id: row.id, seen: null, problem: problemOf(thrown) };
  }
}

async function openOne(
  looked: Looked,
  keys: OpenerKeys,
  header: Bytes | undefined,
  keep: (header: Bytes) => void,
): Promise<Result> {
  const { submission, seen } = looked;
  const { id } = submission.row;
  try {
    const found = byHeader(looked, keys, header) ?? byIdentity(looked, keys, keep);
    try {
      const read = readRecord(submission.row, found.opened);
      return { id, seen, ...read, contentHash: await hashAnswers(found.opened.boxes), by: found.by };
    } finally {
      wipe(...found.opened.boxes);
    }
  } catch (thrown) {
    return { id, seen, problem: problemOf(thrown) };
  }
}

type Found = { opened: Opened; by: "cache" | "identity" };

/** By the header that was kept. Whatever is wrong with that, the envelope itself is opened as ever. */
function byHeader({ envelope, bodyLength }: Looked, { cache }: OpenerKeys, header?: Bytes): Found | undefined {
  if (!cache || !header) return undefined;
  try {
    const body = envelope.subarray(envelope.length - bodyLength);
    const whole = new Uint8Array(header.length + body.length);
    whole.set(header);
    whole.set(body, header.length);
    return { opened: opens(whole, { secret: cache }), by: "cache" };
  } catch (thrown) {
    rethrowTrap(thrown);
    return undefined;
  }
}

/**
 * By a hybrid slot, once: the header is written anew for the cache's secret, and the secret opens the rest. Only where that
 * fails is it opened plainly, whose error is the one to report.
 */
function byIdentity(looked: Looked, { identities, cache }: OpenerKeys, keep: (header: Bytes) => void): Found {
  const { envelope, bodyLength, slots } = looked;
  if (cache) {
    try {
      const all = Array.from({ length: slots }, (_, index) => index);
      const result = changeHolders(envelope, { identities }, all, [], [{ secret: cache }]);
      const changed = parse(bytes, result, "internal", "What changeHolders returned");
      const found = opens(changed, { secret: cache });
      keep(changed.slice(0, changed.length - bodyLength));
      return { opened: found, by: "identity" };
    } catch (thrown) {
      rethrowTrap(thrown);
    }
  }
  return { opened: opens(envelope, { identities }), by: "identity" };
}

function opens(envelope: Bytes, key: { secret: Bytes } | { identities: Bytes[] }): Opened {
  const result = open(envelope, key, { kind: "record", context: {} });
  return parse(opened, result, "internal", "What open returned");
}

/** Over all answers, each behind its length; the manifest has a time in it. */
async function hashAnswers([, ...answers]: Bytes[]): Promise<string> {
  const lengths = utf8(answers.map(({ length }) => length).join());
  const whole = new Uint8Array(await new Blob([lengths, ...answers]).arrayBuffer());
  const hash = hex(await digest("SHA-256", whole));
  wipe(whole);
  return hash;
}

function problemOf(thrown: unknown): { code: string; message: string } {
  rethrowTrap(thrown);
  const { code, message } = SealformError.from(thrown);
  return { code, message };
}

/** By its name, because where WebAssembly is switched off there is no such class. */
function rethrowTrap(thrown: unknown): void {
  if (thrown instanceof Error && thrown.name === "RuntimeError") throw thrown;
}
