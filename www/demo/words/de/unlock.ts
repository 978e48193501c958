import type { Translation } from "../translation.ts";

export const unlock: Translation["unlock"] = {
  passphrase: "Passphrase der Praxis",
  code: "Wiederherstellungscode",
  codeHint:
    "Sieben Gruppen aus vier Buchstaben und Ziffern. Großschreibung, Bindestriche und Leerzeichen spielen keine Rolle.",
  unlock: "Entsperren",
  withCode: "Wiederherstellungscode verwenden",
  withPassphrase: "Passphrase verwenden",
  withPasskey: "Passkey verwenden",
  unlocking: "Wird entsperrt. Das dauert einige Sekunden, und das soll es auch: So wird Raten langsam.",
  askingPasskey: "Der Passkey wird abgefragt. Folgen Sie dem, was Ihr Browser zeigt.",
  wrongPassphrase:
    "Diese Passphrase öffnet den Schlüssel der Praxis nicht. Prüfen Sie Großbuchstaben und Leerzeichen, und versuchen Sie es noch einmal.",
  wrongCode:
    "Dieser Wiederherstellungscode öffnet den Schlüssel der Praxis nicht. Vielleicht ist es ein älterer: Mit einem neuen Code gilt der vorige nicht mehr.",
  wrongPasskey:
    "Dieser Passkey öffnet den Schlüssel der Praxis nicht mehr. Verwenden Sie die Passphrase oder den Wiederherstellungscode.",
  unknown:
    "Dieses Gerät kennt die Praxis noch nicht. Öffnen Sie den Link zum Posteingang, den die Einrichtung angezeigt hat.",
  notSetUp:
    "Wenn noch nichts eingerichtet ist, öffnen Sie den Einrichtungslink, den das Terminal ausgegeben hat.",
};
