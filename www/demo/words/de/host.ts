import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");

export const host: Translation["host"] = {
  submission: (number, when, size) => `Nr. ${number}, ${when}, ${size}`,
  bytes: (number) => `${count(number)} ${plural(number, { one: "Byte", other: "Bytes" })}`,
  envelope: "die Bytes unten",
  legend: { readable: "das kann der Hoster lesen", locked: "ohne den Schlüssel unlesbar" },
  readers: { readable: "lesbar", locked: "ohne den Schlüssel unlesbar" },
  bytesOf: (part) => `Bytes von: ${part}`,
  kinds: {
    record: "1, ein Eintrag",
    file: "2, eine Datei",
    keyring: "3, ein Schlüsselbund",
    note: "4, eine Notiz",
  },
  magic: "Kennung und Version",
  magicNote: "Ein Umschlag von sealform, und von welcher Art.",
  magicClear: (kind) => `SLF, Version 1, Suite 1, Art ${kind}`,
  id: "Objektkennung",
  idNote: "Zufällig. Die Referenz, die beim Senden angezeigt wurde.",
  context: "Kontext und Anzahl",
  contextNote: "Zu welchem Formular das gehört, und wie viele Fächer folgen.",
  boxes: "Fächer",
  slots: "Schlüsselplätze",
  hybridSlot: (fingerprint) =>
    `Der Inhaltsschlüssel, verschlossen für den öffentlichen Schlüssel ${fingerprint} der Praxis (X25519 und ML-KEM-768).`,
  passphraseSlot: "Der Inhaltsschlüssel, verschlossen mit einer Passphrase.",
  otherSlot: "Der Inhaltsschlüssel, verschlossen für jemand anderen.",
  answers: "Die versiegelten Antworten",
  answersNote: (boxes) =>
    `${plural(boxes, { one: "Ein Fach", other: `${count(boxes)} Fächer` })}, jedes für sich aufgefüllt und verschlüsselt: die Antworten, und eines für Datum und Einwilligung.`,
};
