import type { Translation } from "../translation.ts";

export const passphrase: Translation["passphrase"] = {
  hint: "Vier oder fünf Wörter, die nichts miteinander zu tun haben, sind stark und leichter zu merken als ein Passwort.",
  repeat: "Dieselbe Passphrase noch einmal",
  field: "Passphrase",
  show: "Anzeigen",
  showNamed: "Passphrase anzeigen",
  different: "Die beiden Passphrasen sind nicht gleich.",
  meter: "Stärke der Passphrase",
  unrated: "Die Passphrase ist noch nicht bewertet.",
  notRated: "Die Passphrase konnte nicht bewertet werden. Laden Sie die Seite neu.",
  guessable: "Diese Passphrase ließe sich erraten. Nehmen Sie ein oder zwei Wörter dazu.",
  ratings: ["Sehr schwach", "Schwach", "Mittel", "Gut", "Sehr stark"],
  enough: (rating) => `${rating}.`,
  notEnough: (rating) => `${rating}: noch nicht genug. Nehmen Sie ein oder zwei Wörter dazu.`,
};

export const recovery: Translation["recovery"] = {
  heading: "Ihr Wiederherstellungscode",
  why: "Wenn die Passphrase vergessen ist, öffnet stattdessen dieser Code alles. Niemand außer Ihnen hat ihn: nicht der Hoster und nicht wir.",
  how: "Schreiben Sie ihn auf Papier, und bewahren Sie das Papier dort auf, wo nichts verloren gehen darf. Bewahren Sie ihn nicht in diesem Browser oder in einer E-Mail auf.",
  written: "Ich habe ihn aufgeschrieben",
  backHeading: "Tippen Sie den Code vom Papier ab",
  backWhy: "So ist sicher, dass auf dem Papier das Richtige steht.",
  typed: "Der Wiederherstellungscode, wie er auf dem Papier steht",
  typedHint: "Großschreibung, Bindestriche und Leerzeichen spielen keine Rolle.",
  check: "Code prüfen",
  checking: "Der Schlüssel wird auch mit dem Code verschlossen. Das dauert einige Sekunden.",
  again: "Code noch einmal zeigen",
  different:
    "Das ist nicht der Code, der angezeigt wurde. Vergleichen Sie ihn mit dem Papier, oder lassen Sie den Code noch einmal zeigen.",
};
