import { changeHolders, initSync, inspect, open, selfTest } from "sealform-wasm/full";
import { type Bytes, digest, hex, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type HeaderKey, readHeaders, writeHeaders } from "../opening/device.ts";
import { type Fetched, fetchAll } from "../opening/fetching.ts";
import { bytes, parse } from "../shape.ts";
import { serve } from "./host.ts";
import { envelopeOf, readRecord } from "./open-record.ts";
import { type OpenerKeys, openerCalls, openerKeys, type Result, taken } from "./opener-protocol.ts";
import { lookedAt, type Opened, opened } from "./practice-protocol.ts";
import { Store, type StoredRow } from "./store.ts";
import { startWasm } from "./wasm.ts";

let borrowed: { keys: OpenerKeys; store: Store; teach: (results: Result[]) => Promise<void> } | undefined;

serve(openerCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async borrow({ port }) {
    const keys = await new Promise<OpenerKeys>((resolve, reject) => {
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        try {
          resolve(parse(openerKeys, data, "internal", "The keys"));
        } catch (thrown) {
          reject(thrown);
        }
      };
    });
    borrowed = { keys, store: new Store(new URL(keys.store), keys.token), teach: teaching(port) };
  },

  async open({ asked, expected }) {
    if (!borrowed) throw new SealformError("internal", "The opener has no keys.");
    const { keys, store, teach } = borrowed;
    const fetched = await fetchAll(store, asked);
    const { results, hybrid } = await work(fetched, expected, keys);
    await teach(results);
    const outcomes = results.map((result) =>
      "record" in result ? { record: result.record } : { problem: result.problem },
    );
    return { outcomes, hybrid };
  },
});

/** Tells the practice's worker what was opened, and waits until it knows: what the page has can then be searched. */
function teaching(port: MessagePort): (results: Result[]) => Promise<void> {
  const waiting = new Map<number, () => void>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    waiting.get(parse(taken, data, "internal", "The answer").number)?.();
  };
  return (results) =>
    new Promise((resolve) => {
      const number = ++last;
      waiting.set(number, () => {
        waiting.delete(number);
        resolve();
      });
      port.postMessage({ number, results });
    });
}

type Looked = {
  row: StoredRow;
  envelope: Bytes;
  key: HeaderKey;
  seen: { objectId: string; context: Record<string, string>; root: string; sha256: string };
  /** What follows the header, in bytes. */
  bodyLength: number;
  slots: number;
};

async function work(
  fetched: Fetched[],
  expected: Record<string, string>,
  keys: OpenerKeys,
): Promise<{ results: Result[]; hybrid: number }> {
  const looked = await Promise.all(fetched.map((one) => lookAt(one, keys.keyring)));
  const known = keys.cache ? await readHeaders(looked.flatMap((one) => ("key" in one ? [one.key] : []))) : [];
  const fresh: { key: HeaderKey; header: Bytes }[] = [];
  const results: Result[] = [];
  let hybrid = 0;
  for (const one of looked) {
    if ("problem" in one) {
      results.push(one);
      continue;
    }
    const header = known.find(({ key }) => String(key) === String(one.key))?.header;
    const byIdentity = (): Opened => {
      hybrid++;
      return openByIdentity(one, expected, keys, (header) => fresh.push({ key: one.key, header }));
    };
    results.push(await openOne(one, () => openByHeader(one, expected, keys, header) ?? byIdentity()));
  }
  if (fresh.length > 0) await writeHeaders(fresh);
  return { results, hybrid };
}

async function lookAt(
  { id, found }: Fetched,
  keyring: string,
): Promise<Looked | (Result & { problem: unknown })> {
  try {
    if (found instanceof SealformError) throw found;
    const { payload, ...row } = found;
    const envelope = envelopeOf(payload);
    const sha256 = hex(await digest("SHA-256", envelope));
    const about = parse(lookedAt, inspect(envelope), "internal", "What inspect returned");
    const { objectId, context, root, boxSizes, slots } = about;
    const bodyLength = boxSizes.reduce((sum, size) => sum + 4 + size, 0);
    const seen = { objectId, context, root, sha256 };
    return {
      row: { ...row, id },
      envelope,
      key: [keyring, objectId, sha256],
      seen,
      bodyLength,
      slots: slots.length,
    };
  } catch (thrown) {
    return { id, seen: null, problem: problemOf(thrown) };
  }
}

async function openOne({ row, seen }: Looked, openIt: () => Opened): Promise<Result> {
  const { id } = row;
  try {
    const found = openIt();
    try {
      return { id, seen, ...(await readRecord(row, found)), contentHash: await hashAnswers(found.boxes) };
    } finally {
      wipe(...found.boxes);
    }
  } catch (thrown) {
    return { id, seen, problem: problemOf(thrown) };
  }
}

/** By the header that was kept. Whatever is wrong with that, the envelope itself is opened as ever. */
function openByHeader(
  { envelope, bodyLength }: Looked,
  expected: Record<string, string>,
  { cache }: OpenerKeys,
  header?: Bytes,
): Opened | undefined {
  if (!cache || !header) return undefined;
  const body = envelope.subarray(envelope.length - bodyLength);
  const whole = new Uint8Array(header.length + body.length);
  whole.set(header);
  whole.set(body, header.length);
  try {
    return opens(whole, { secret: cache }, expected);
  } catch (thrown) {
    rethrowTrap(thrown);
    return undefined;
  }
}

/**
 * By a hybrid slot, once: the header is written anew for the cache's secret, and the secret opens the rest. Only where that
 * fails is it opened plainly, whose error is the one to report.
 */
function openByIdentity(
  { envelope, bodyLength, slots }: Looked,
  expected: Record<string, string>,
  { identities, cache }: OpenerKeys,
  keep: (header: Bytes) => void,
): Opened {
  if (cache) {
    try {
      const all = Array.from({ length: slots }, (_, index) => index);
      const result = changeHolders(envelope, { identities }, all, [], [{ secret: cache }]);
      const changed = parse(bytes, result, "internal", "What changeHolders returned");
      const found = opens(changed, { secret: cache }, expected);
      keep(changed.slice(0, changed.length - bodyLength));
      return found;
    } catch (thrown) {
      rethrowTrap(thrown);
    }
  }
  return opens(envelope, { identities }, expected);
}

function opens(
  envelope: Bytes,
  key: { secret: Bytes } | { identities: Bytes[] },
  expected: Record<string, string>,
): Opened {
  const result = open(envelope, key, { kind: "record", context: expected });
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
