// Opens records in a worker thread, as often as it is asked to: what an inbox does with all that arrived.

import { deepEqual } from "node:assert/strict";
import { parentPort } from "node:worker_threads";
import { loadAvailable, type Missing } from "./available.ts";
import { type Peer, POST_QUANTUM, peers, type Ready } from "./peers.ts";
import { boxes, context, plaintext } from "./record.ts";
import { type KeyPair, makeFull, type Opened, type Sealed } from "./sealform.ts";

/** Each has its own, and they are opened in turn. */
const RECORDS = 64;

/** What the main thread asks: to open so many records, in one way. */
export type Order = { way: string; count: number };
/** Ours come first. */
export type Ways = { ways: { name: string; kind: string }[]; missing: Missing[] };

type Way = { name: string; kind: string; stored: string[]; open(stored: string): unknown };

const expected = { kind: "record", context };

/** From base64, as a store answers with it. */
const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** The first visit writes the header anew, for the secret that opens the rest; the second has that header. */
function prepareOurs(): Way[] {
  const full = makeFull();
  const { identity, recipient } = full.generateIdentity() as KeyPair;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const request = { kind: "record", context, recipients: [recipient] };
  const envelopes = Array.from({ length: RECORDS }, () => (full.seal(request, boxes, []) as Sealed).envelope);
  const stored = envelopes.map(encode);
  const rewrite = (envelope: Uint8Array): Uint8Array =>
    full.changeHolders(envelope, { identities: [identity] }, [0], [], [{ secret }]) as Uint8Array;
  const open = (envelope: Uint8Array): Uint8Array[] =>
    (full.open(envelope, { secret }, expected) as Opened).boxes;
  const bodyOf = (envelope: Uint8Array): Uint8Array => {
    const { boxSizes } = full.inspect(envelope) as { boxSizes: number[] };
    return envelope.subarray(envelope.length - boxSizes.reduce((sum, size) => sum + 4 + size, 0));
  };
  const headers = new Map(
    envelopes.map((envelope, at) => {
      const changed = rewrite(envelope);
      return [stored[at], changed.slice(0, changed.length - bodyOf(envelope).length)];
    }),
  );
  const again = (text: string): Uint8Array[] => {
    const body = bodyOf(decode(text));
    const header = headers.get(text) ?? new Uint8Array();
    const whole = new Uint8Array(header.length + body.length);
    whole.set(header);
    whole.set(body, header.length);
    return open(whole);
  };
  const first = (text: string): Uint8Array[] => open(rewrite(decode(text)));
  for (const way of [first, again]) deepEqual(way(stored[0] ?? ""), boxes, "it gives back what it sealed");
  return [
    { name: "sealform, first visit", kind: POST_QUANTUM, stored, open: first },
    { name: "sealform, second visit", kind: POST_QUANTUM, stored, open: again },
  ];
}

/** FormSG's SDK has one box of tweetnacl for a submission, with a key pair of its own, in base64. */
async function prepareOthers(): Promise<{ ways: Way[]; missing: Missing[] }> {
  const chosen = peers.filter(({ sealer }) => sealer === "tweetnacl" || sealer === "age-encryption");
  const { loaded, missing } = await loadAvailable<Ready, Peer>(chosen);
  const ways = loaded.map(async ({ peer, ready }): Promise<Way> => {
    const sealed = Array.from({ length: RECORDS }, async () => encode(await ready.seal(plaintext)));
    const stored = await Promise.all(sealed);
    const open = (text: string) => ready.open(decode(text));
    deepEqual(new Uint8Array(await open(stored[0] ?? "")), plaintext, "it gives back what it sealed");
    const name = peer.sealer === "tweetnacl" ? "tweetnacl, as in FormSG's SDK" : peer.name;
    return { name, kind: peer.kind, stored, open };
  });
  return { ways: await Promise.all(ways), missing };
}

const others = await prepareOthers();
const ways = [...prepareOurs(), ...others.ways];

parentPort?.on("message", async ({ way, count }: Order) => {
  const found = ways.find(({ name }) => name === way);
  if (!found) throw new Error(`there is no way ${way}`);
  for (let at = 0; at < count; at++) {
    const opened = found.open(found.stored[at % RECORDS] ?? "");
    if (opened instanceof Promise) await opened;
  }
  parentPort?.postMessage("done");
});
const told: Ways = { ways: ways.map(({ name, kind }) => ({ name, kind })), missing: others.missing };
parentPort?.postMessage(told);
