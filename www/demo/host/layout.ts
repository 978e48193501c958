import type { Inspection } from "../../src/inbox.ts";
import { count } from "../shared/format.ts";

/** One stretch of an envelope: what it is, who can read it, and where it lies. `clear` is what it says, if anybody can read it. */
export type Part = {
  name: string;
  note: string;
  reader: "readable" | "locked";
  clear?: string;
  bytes: Uint8Array;
};

const KINDS: Record<string, string> = {
  record: "1, a record",
  file: "2, a file",
  keyring: "3, a keyring",
  note: "4, a note",
};

const BOX_COUNT = 2;
// Before the slots the commitment, after them their MAC.
const HASH = 32;

/** Cuts an envelope at the borders that docs/FORMAT.md names. `inspection` says the same without the bytes. */
export function layout(envelope: Uint8Array, inspection: Inspection): Part[] {
  const cut = cutter(envelope);
  const boxes = inspection.boxSizes.length;
  return [
    {
      name: "Magic and version",
      note: "A sealform envelope, and of which kind.",
      reader: "readable",
      clear: `SLF, version 1, suite 1, kind ${KINDS[inspection.kind] ?? inspection.kind}`,
      bytes: cut.take(8),
    },
    { name: "Object id", note: "Random. The client’s reference.", reader: "readable", bytes: cut.take(16) },
    {
      name: "Context and count",
      note: "Which form this belongs to, and how many boxes follow.",
      reader: "readable",
      clear: [...Object.entries(inspection.context), ["boxes", count(boxes)]]
        .map(([key, value]) => `${key} = ${value}`)
        .join("\n"),
      bytes: cut.context(),
    },
    {
      name: "Key slots",
      note: inspection.slots.map(slotNote).join(" "),
      reader: "locked",
      bytes: cut.keys(),
    },
    {
      name: "The sealed answers",
      note: `${count(boxes)} boxes, each padded and encrypted on its own: the answers, and one for date and consent.`,
      reader: "locked",
      bytes: cut.rest(),
    },
  ];
}

function slotNote(slot: Inspection["slots"][number]): string {
  if (slot.type === "hybrid")
    return `The content key, locked for the practice’s public key ${slot.kid} (X25519 and ML-KEM-768).`;
  if (slot.type === "passphrase") return "The content key, locked with a passphrase.";
  return "The content key, locked for another holder.";
}

/** Takes stretches off the front. The lengths come from the envelope; one that points past its end leaves less, never more. */
function cutter(envelope: Uint8Array) {
  let at = 0;
  const byte = (offset: number) => envelope[at + offset] ?? 0;
  const take = (length: number) => {
    const from = at;
    at += length;
    return envelope.subarray(from, at);
  };
  return {
    take,
    context: () => take(2 + byte(0) * 256 + byte(1) + BOX_COUNT),
    keys: () => {
      let length = HASH + 1;
      for (let slot = 0; slot < byte(HASH); slot += 1)
        length += 3 + byte(length + 1) * 256 + byte(length + 2);
      return take(length + HASH);
    },
    rest: () => take(envelope.length - at),
  };
}
