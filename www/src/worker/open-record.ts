import { type Bytes, fromBase64, fromUtf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type AttachedFile, answer, recordManifest } from "../manifest.ts";
import { parse, parseJson } from "../shape.ts";
import { checkConsents } from "./consents.ts";
import { type OpenedRecord, openedAnswers } from "./opened-record.ts";
import type { Opened } from "./practice-protocol.ts";
import { attachedTo, checkFiles } from "./reading.ts";
import type { StoredRow } from "./store.ts";

/** The envelope in a row's payload. Error: malformed. */
export function envelopeOf(payload: string): Bytes {
  try {
    return fromBase64(payload);
  } catch {
    throw new SealformError("malformed", "The payload is not base64url.");
  }
}

/** A record as a page gets it, and the files that it names with what opens them, which no page gets. */
export async function readRecord(
  row: StoredRow,
  { objectId, root, context, boxes }: Opened,
): Promise<{ record: OpenedRecord; attached: AttachedFile[] }> {
  // A store could answer with another of its records, which would open as well.
  if (objectId !== row.id) {
    throw new SealformError("wrong-context", `The store answered with ${objectId} for ${row.id}.`);
  }
  const [manifestText, ...texts] = boxes.map(fromUtf8);
  const manifest = parseJson(recordManifest, manifestText ?? "", "malformed", "The record's manifest");
  const answers = texts.map((box) => parseJson(answer, box, "malformed", "An answer"));
  const record = {
    id: row.id,
    receivedAt: row.received_at,
    root,
    context,
    manifest,
    answers: parse(openedAnswers, answers, "internal", "The answers"),
    files: checkFiles(manifest, answers),
    consents: await checkConsents(manifest.consent),
    size: row.size,
  };
  return { record, attached: attachedTo(answers) };
}
