import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("fr");

const bytes = (number: number): string =>
  plural(number, { one: `${count(number)} octet`, other: `${count(number)} octets` });

export const host: Translation["host"] = {
  submission: (seq, when, size) => `N°\u00a0${seq}, ${when}, ${size}`,
  bytes,
  envelope: "les octets ci-dessous",
  legend: { readable: "l’hébergeur peut lire ceci", locked: "illisible sans la clé" },
  readers: { readable: "lecture possible", locked: "lecture impossible sans la clé" },
  bytesOf: (name) => `Octets\u00a0: ${name}`,
  magic: "Marque et version",
  magicNote: "Une enveloppe sealform, et de quelle sorte.",
  id: "Identifiant de l’objet",
  idNote: "Aléatoire. La référence qu’a la personne.",
  context: "Contexte et nombre",
  contextNote: "À quel formulaire ceci appartient, et combien de compartiments suivent.",
  slots: "Emplacements de clé",
  answers: "Les réponses scellées",
  answersNote: (boxes) =>
    plural(boxes, {
      one: `${count(boxes)} compartiment, complété et chiffré à part\u00a0: les réponses, et un pour la date et le consentement.`,
      other: `${count(boxes)} compartiments, chacun complété et chiffré à part\u00a0: les réponses, et un pour la date et le consentement.`,
    }),
  hybridSlot: (id) =>
    `La clé du contenu, verrouillée pour la clé publique du cabinet ${id} (X25519 et ML-KEM-768).`,
  passphraseSlot: "La clé du contenu, verrouillée avec une phrase de passe.",
  otherSlot: "La clé du contenu, verrouillée pour quelqu’un d’autre.",
  kinds: {
    record: "1, un enregistrement",
    file: "2, un fichier",
    keyring: "3, un trousseau",
    note: "4, une note",
  },
  magicClear: (kind) => `SLF, version 1, suite 1, type ${kind}`,
  boxes: "cases",
};
