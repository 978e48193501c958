import { count } from "../shared/format.ts";
import { translation } from "./translation.ts";

/** What stands on the page that shows what the host sees. Names of columns and of fields of the format stay as they are. */
const english = {
  submission: (number: number, when: string, size: string) => `No. ${number}, ${when}, ${size}`,
  bytes: (number: number) => `${count(number)} bytes`,
  envelope: "the bytes below",
  legend: { readable: "the host can read this", locked: "unreadable without the key" },
  readers: { readable: "readable", locked: "unreadable without the key" },
  bytesOf: (part: string) => `Bytes of: ${part}`,
  kinds: { record: "1, a record", file: "2, a file", keyring: "3, a keyring", note: "4, a note" },
  magic: "Magic and version",
  magicNote: "A sealform envelope, and of which kind.",
  magicClear: (kind: string) => `SLF, version 1, suite 1, kind ${kind}`,
  id: "Object id",
  idNote: "Random. The client’s reference.",
  context: "Context and count",
  contextNote: "Which form this belongs to, and how many boxes follow.",
  boxes: "boxes",
  slots: "Key slots",
  hybridSlot: (fingerprint: string) =>
    `The content key, locked for the practice’s public key ${fingerprint} (X25519 and ML-KEM-768).`,
  passphraseSlot: "The content key, locked with a passphrase.",
  otherSlot: "The content key, locked for another holder.",
  answers: "The sealed answers",
  answersNote: (boxes: number) =>
    `${count(boxes)} boxes, each padded and encrypted on its own: the answers, and one for date and consent.`,
};

export const hostWords: typeof english = translation?.host ?? english;
