import { checkRecipient, initSync, inspect, open, selfTest } from "sealform-wasm/full";
import { wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import type { AttachedFile } from "../manifest.ts";
import { Archive } from "../opening/archive.ts";
import { openingHandlers } from "../opening/handlers.ts";
import { ReadMarks } from "../opening/read-marks.ts";
import { cacheSecret } from "../opening/secret.ts";
import { parse, text } from "../shape.ts";
import type { HeldKeyring } from "./held-keyring.ts";
import { serve } from "./host.ts";
import { adopt, keyringHandlers } from "./keyring-handlers.ts";
import { notebookHandlers } from "./notebook-handlers.ts";
import { envelopeOf, readRecord } from "./open-record.ts";
import {
  lookedAt,
  type OpenedRecord,
  opened,
  practiceCalls,
  type SubmissionRow,
} from "./practice-protocol.ts";
import { FileReading } from "./reading.ts";
import { rotationHandlers } from "./rotation-handlers.ts";
import type { Store, StoredRow } from "./store.ts";
import { startWasm } from "./wasm.ts";

/** The open keyring, in this worker alone, until it is locked. */
let held: Held | undefined;

type Held = {
  keyring: HeldKeyring;
  store: Store;
  base: string;
  /** What the records that were opened name, by the record's id. The page gets none of the secrets in it. */
  attached: Map<string, AttachedFile[]>;
  /** The files that are being read, by a number. */
  readings: Map<number, FileReading>;
  /** What was opened since, to be searched and looked through. */
  archive: Archive;
  /** Which of them were read on this device. */
  marks: ReadMarks;
};

let lastReading = 0;

serve(practiceCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  async adopt({ store: base, at, port }) {
    const keyring = await adopt(new URL(base), at, port);
    held = {
      keyring,
      store: keyring.store,
      base,
      attached: new Map(),
      readings: new Map(),
      archive: new Archive(),
      marks: new ReadMarks(keyring.id, cacheSecret(keyring.entries)),
    };
    const recipient = keyring.identities.at(-1)?.recipient ?? "";
    const fingerprint = parse(
      text(16),
      checkRecipient(recipient),
      "internal",
      "What checkRecipient returned",
    );
    return { practice: keyring.practice, recipient, fingerprint };
  },

  ...keyringHandlers(
    () => unlocked().keyring,
    () => unlocked().marks,
  ),
  ...openingHandlers(unlocked),
  ...rotationHandlers(() => unlocked().keyring),
  ...notebookHandlers(unlocked),

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
  const found = parse(opened, result, "internal", "What open returned");
  try {
    const { record, attached } = await readRecord({ ...row, id }, found);
    unlocked().attached.set(id, attached);
    unlocked().archive.index(record);
    return record;
  } finally {
    wipe(...found.boxes);
  }
}
