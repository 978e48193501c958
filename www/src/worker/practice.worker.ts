import { checkRecipient, initSync, inspect, open, selfTest } from "sealform-wasm/full";
import { type Bytes, fromBase64, fromUtf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type AttachedFile, answer, recordManifest } from "../manifest.ts";
import { parse, parseJson, text } from "../shape.ts";
import { checkConsents } from "./consents.ts";
import type { HeldKeyring } from "./held-keyring.ts";
import { serve } from "./host.ts";
import { adopt, keyringHandlers } from "./keyring-handlers.ts";
import {
  lookedAt,
  type Opened,
  type OpenedRecord,
  opened,
  openedAnswers,
  practiceCalls,
  type SubmissionRow,
} from "./practice-protocol.ts";
import { attachedTo, checkFiles, FileReading } from "./reading.ts";
import { rotationHandlers } from "./rotation-handlers.ts";
import type { Store, StoredRow } from "./store.ts";
import { startWasm } from "./wasm.ts";

/** The open keyring, in this worker alone, until it is locked. */
let held: Held | undefined;

type Held = {
  keyring: HeldKeyring;
  store: Store;
  /** What the records that were opened name, by the record's id. The page gets none of the secrets in it. */
  attached: Map<string, AttachedFile[]>;
  /** The files that are being read, by a number. */
  readings: Map<number, FileReading>;
};

let lastReading = 0;

serve(practiceCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async adopt({ store: base, at, port }) {
    const keyring = await adopt(new URL(base), at, port);
    held = { keyring, store: keyring.store, attached: new Map(), readings: new Map() };
    const recipient = keyring.identities.at(-1)?.recipient ?? "";
    const fingerprint = parse(
      text(16),
      checkRecipient(recipient),
      "internal",
      "What checkRecipient returned",
    );
    return { practice: keyring.practice, recipient, fingerprint };
  },

  ...keyringHandlers(() => unlocked().keyring),
  ...rotationHandlers(() => unlocked().keyring),

  async list({ after, limit }) {
    const { submissions, next } = await unlocked().store.list(after, limit);
    return { submissions: submissions.map(rowOf), next };
  },

  async row({ id }) {
    const { payload, ...row } = await unlocked().store.row(id);
    return { row: rowOf(row), payload };
  },

  open: ({ id, expected }) => openRecord(id, expected),

  async inspect({ id }) {
    const { payload } = await unlocked().store.row(id);
    const seen = parse(lookedAt, inspect(envelopeOf(payload)), "internal", "What inspect returned");
    return { ...seen, boxCount: seen.boxSizes.length };
  },

  async readFile({ record, file }) {
    if (!unlocked().attached.has(record)) await openRecord(record, {});
    const { store, attached, readings } = unlocked();
    const named = attached.get(record)?.find(({ id }) => id === file);
    if (!named) throw new SealformError("invalid-argument", `No answer of ${record} names the file ${file}.`);
    readings.set(++lastReading, new FileReading(store, record, named));
    return { reading: lastReading };
  },

  readOn: ({ reading }) => unlocked().readings.get(reading)?.next() ?? null,

  stopReading({ reading }) {
    unlocked().readings.get(reading)?.close();
    unlocked().readings.delete(reading);
  },

  lock() {
    held?.keyring.wipe();
    held = undefined;
  },
});

function unlocked(): Held {
  if (!held) throw new SealformError("internal", "The worker has no open keyring.");
  return held;
}

const rowOf = ({ received_at, ...row }: StoredRow): SubmissionRow => ({ ...row, receivedAt: received_at });

async function openRecord(id: string, expected: Record<string, string>): Promise<OpenedRecord> {
  const { payload, ...row } = await unlocked().store.row(id);
  const identities = unlocked().keyring.identities.map(({ identity }) => identity);
  const result = open(envelopeOf(payload), { identities }, { kind: "record", context: expected });
  return readRecord(id, row, parse(opened, result, "internal", "What open returned"));
}

function envelopeOf(payload: string): Bytes {
  try {
    return fromBase64(payload);
  } catch {
    throw new SealformError("malformed", "The payload is not base64url.");
  }
}

async function readRecord(
  id: string,
  row: StoredRow,
  { objectId, root, context, boxes }: Opened,
): Promise<OpenedRecord> {
  // A store could answer with another of its records, which would open as well.
  if (objectId !== id)
    throw new SealformError("wrong-context", `The store answered with ${objectId} for ${id}.`);
  const [manifest, ...answers] = boxes.map(fromUtf8);
  const parsed = {
    manifest: parseJson(recordManifest, manifest ?? "", "malformed", "The record's manifest"),
    answers: answers.map((box) => parseJson(answer, box, "malformed", "An answer")),
  };
  unlocked().attached.set(id, attachedTo(parsed.answers));
  const record = {
    id,
    receivedAt: row.received_at,
    root,
    context,
    manifest: parsed.manifest,
    answers: parse(openedAnswers, parsed.answers, "internal", "The answers"),
    files: checkFiles(parsed.manifest, parsed.answers),
    consents: await checkConsents(parsed.manifest.consent),
    size: row.size,
  };
  wipe(...boxes);
  return record;
}
