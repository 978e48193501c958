import type { Translation } from "../translation.ts";

export const setup: Translation["setup"] = {
  making:
    "Der Schlüssel wird erzeugt und mit der Passphrase verschlossen. Das dauert einige Sekunden, auf einem Telefon etwas länger.",
  importing:
    "Die Schlüsselbunddatei wird geöffnet und in diesen Speicher gebracht. Das dauert einige Sekunden.",
  doneFor: (practice) => `Was von jetzt an gesendet wird, kann nur ${practice} lesen.`,
  openCheckIn: "Den Wochenbogen öffnen",
  openJournal: "Das Tagebuch öffnen",
  copied: "Kopiert.",
  notCopied: "Dieser Browser lässt die Seite nicht kopieren. Markieren Sie die Zeilen und kopieren Sie sie.",
  passkeyHeading: "Auf diesem Gerät mit einem Passkey entsperren?",
  passkeyWhy:
    "Ein Passkey entsperrt mit Ihrem Fingerabdruck, Ihrem Gesicht oder der PIN des Geräts. Passphrase und Wiederherstellungscode gelten weiter. Sie können auch später einen hinzufügen.",
  passkeyLabel: "Name dieses Passkeys",
  passkeyDefault: "Dieses Gerät",
  passkeyAdd: "Passkey hinzufügen",
  passkeyAdding:
    "Folgen Sie dem, was Ihr Browser zeigt. Er fragt mehr als einmal: Der Passkey wird ausprobiert, bevor er gilt.",
  passkeySkip: "Ohne Passkey weiter",
  fileHeading: "Ich habe eine Schlüsselbunddatei",
  fileWhy:
    "Wenn Ihre Praxis bisher in einem anderen Speicher war, bringt deren Schlüsselbunddatei die Schlüssel hierher. Der Einrichtungslink dieses Speichers ersetzt den alten.",
  file: "Schlüsselbunddatei",
  fileKey: "Ihre Passphrase oder ihr Wiederherstellungscode",
  fileOpen: "Datei öffnen",
  fileExists:
    "Diesen Schlüsselbund hat dieser Speicher schon. Entsperren Sie ihn stattdessen im Posteingang.",
  fileWrong: "Weder als Passphrase noch als Wiederherstellungscode öffnet dies die Datei.",
};
