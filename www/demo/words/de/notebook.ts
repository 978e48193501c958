import type { Translation } from "../translation.ts";

export const notebook: Translation["notebook"] = {
  which: "Notizbuch",
  progress: "Verlaufsnotizen",
  progressWhat:
    "Verlaufsnotizen gehören zur Akte: Sie können mit Kolleginnen und Kollegen geteilt und exportiert werden.",
  psychotherapy: "Psychotherapienotizen",
  psychotherapyWhat:
    "Psychotherapienotizen sind allein Ihre, getrennt von der Akte (45 CFR 164.501): Sie werden nie geteilt und stehen in keinem Export.",
  again:
    "Diese Notizen haben ein eigenes Schloss. Entsperren Sie sie noch einmal mit der Passphrase, dem Wiederherstellungscode oder einem Passkey.",
  unlockLabel: "Psychotherapienotizen entsperren",
  locked:
    "Die Psychotherapienotizen haben sich selbst gesperrt. Was geschrieben war, ist auf diesem Gerät gespeichert.",
  closed: "Das Notizbuch wurde geschlossen. Sperren Sie diese Seite, und entsperren Sie sie wieder.",
};
