// A form of 30 fields: sealed to one recipient, and opened again.

import { deepEqual } from "node:assert/strict";
import { loadAvailable } from "../available.ts";
import { type Contender, measure, timed } from "../measure.ts";
import { type Peer, POST_QUANTUM, peers, type Ready } from "../peers.ts";
import { boxes, context, plaintext } from "../record.ts";
import { type KeyPair, makeForm, makeFull, type Opened, type Sealed } from "../sealform.ts";
import type { Scale, Section } from "./section.ts";

const MEASURED =
  "from the public key as a page is given it to the bytes that it sends, and from the private key as it is kept to " +
  "the plaintext; one recipient";
const EFFORT = { warmUps: 60, rounds: 301, seconds: 20 };

export async function benchRecord(scale: Scale): Promise<Section[]> {
  const { loaded, missing } = await loadAvailable<Ready, Peer>(peers);
  const ours = prepareOurs();
  const sealing: Contender[] = [
    { name: "sealform (form build)", kind: POST_QUANTUM, time: timed(ours.seal) },
  ];
  const opening: Contender[] = [
    { name: "sealform (full build)", kind: POST_QUANTUM, time: timed(ours.open) },
  ];
  for (const { peer, ready } of loaded) {
    const { name, kind } = peer;
    const sealed = await ready.seal(plaintext);
    deepEqual(new Uint8Array(await ready.open(sealed)), plaintext, `${name} gives back what it sealed`);
    sealing.push({ name, kind, time: timed(() => ready.seal(plaintext)) });
    opening.push({ name, kind, time: timed(() => ready.open(sealed)) });
  }
  const of = `a record of ${boxes.length - 1} fields, ${plaintext.length} bytes`;
  const common = { measured: MEASURED, missing };
  return [
    { id: "record-seal", title: `Sealing ${of}`, ...common, ...(await measure(sealing, scale(EFFORT))) },
    { id: "record-open", title: `Opening ${of}`, ...common, ...(await measure(opening, scale(EFFORT))) },
  ];
}

function prepareOurs() {
  const [form, full] = [makeForm(), makeFull()];
  const { identity, recipient } = full.generateIdentity() as KeyPair;
  const request = { kind: "record", context, recipients: [recipient] };
  const expected = { kind: "record", context };
  const { envelope } = form.seal(request, boxes, []) as Sealed;
  const opened = full.open(envelope, { identities: [identity] }, expected) as Opened;
  deepEqual(opened.boxes, boxes, "sealform gives back what it sealed");
  return {
    seal: () => form.seal(request, boxes, []),
    open: () => full.open(envelope, { identities: [identity] }, expected),
  };
}
