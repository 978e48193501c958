import type { Inspection } from "../../src/inbox.ts";
import { count } from "../shared/format.ts";
import { hostWords as words } from "../words/host.ts";

/** One stretch of an envelope: what it is, who can read it, and where it lies. `clear` is what it says, if anybody can read it. */
export type Part = {
  name: string;
  note: string;
  reader: "readable" | "locked";
  clear?: string;
  bytes: Uint8Array;
};

const KINDS: Readonly<Record<string, string>> = words.kinds;

const BOX_COUNT = 2;
// Before the slots the commitment, after them their MAC.
const HASH = 32;

/** Cuts an envelope at the borders that docs/FORMAT.md names. `inspection` says the same without the bytes. */
export function layout(envelope: Uint8Array, inspection: Inspection): Part[] {
  const cut = cutter(envelope);
  const boxes = inspection.boxSizes.length;
  return [
    {
      name: words.magic,
      note: words.magicNote,
      reader: "readable",
      clear: words.magicClear(KINDS[inspection.kind] ?? inspection.kind),
      bytes: cut.take(8),
    },
    { name: words.id, note: words.idNote, reader: "readable", bytes: cut.take(16) },
    {
      name: words.context,
      note: words.contextNote,
      reader: "readable",
      clear: [...Object.entries(inspection.context), [words.boxes, count(boxes)]]
        .map(([key, value]) => `${key} = ${value}`)
        .join("\n"),
      bytes: cut.context(),
    },
    {
      name: words.slots,
      note: inspection.slots.map(slotNote).join(" "),
      reader: "locked",
      bytes: cut.keys(),
    },
    {
      name: words.answers,
      note: words.answersNote(boxes),
      reader: "locked",
      bytes: cut.rest(),
    },
  ];
}

function slotNote(slot: Inspection["slots"][number]): string {
  if (slot.type === "hybrid") return words.hybridSlot(slot.kid);
  return slot.type === "passphrase" ? words.passphraseSlot : words.otherSlot;
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
