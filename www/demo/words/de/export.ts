import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");
const entries = (number: number): string =>
  plural(number, { one: "1 Einsendung", other: `${count(number)} Einsendungen` });
const files = (number: number): string =>
  plural(number, { one: "1 angehängte Datei", other: `${count(number)} angehängte Dateien` });

export const exporting: Translation["export"] = {
  button: "Exportieren",
  heading: "Einsendungen exportieren",
  warning:
    "Was Sie speichern, ist nicht geschützt. Wer an die Datei kommt, kann von da an alles darin lesen. Bewahren Sie sie auf " +
    "einem verschlüsselten Datenträger auf, senden Sie sie niemandem unverschlüsselt, und löschen Sie sie, wenn Sie sie nicht mehr brauchen.",
  which: "Welche",
  all: (number) => plural(number, { one: "Die eine Einsendung", other: `Alle ${entries(number)}` }),
  filtered: (number) =>
    plural(number, {
      one: "Die eine Einsendung, die die Liste jetzt zeigt",
      other: `Die ${entries(number)}, die die Liste jetzt zeigt`,
    }),
  chosen: (number) =>
    plural(number, {
      one: "Die eine Einsendung, die Sie ausgewählt haben",
      other: `Die ${entries(number)}, die Sie ausgewählt haben`,
    }),
  format: "Als was",
  formats: {
    zip: {
      name: "Alles in einer ZIP-Datei",
      hint: "Zum Aufbewahren: Tabellen, lesbare Seiten und Daten, mit den angehängten Dateien.",
    },
    html: {
      name: "Seiten zum Lesen und Drucken",
      hint: "Eine HTML-Datei, die jeder Browser öffnet.",
    },
    csv: {
      name: "Tabelle",
      hint: "Eine CSV-Datei für ein Tabellenprogramm: eine Zeile je Einsendung.",
    },
    json: { name: "Daten für Programme", hint: "Eine JSON-Datei mit allem, was eine Einsendung enthält." },
    fhir: {
      name: "Daten für Patientenakten",
      hint: "HL7 FHIR R4: eine QuestionnaireResponse je Einsendung.",
    },
  },
  withFiles: "Mit den angehängten Dateien",
  withNotes: "Mit den Verlaufsnotizen dazu",
  withNotesHint: "Psychotherapienotizen sind nie in einem Export.",
  start: "Ungeschützt speichern",
  cancel: "Abbrechen",
  close: "Schließen",
  fileName: (day) => `sealform-export-${day}`,
  running: "Wird geöffnet und gespeichert",
  opened: (done, all) => `${count(done)} von ${entries(all)}`,
  openedFiles: (done, all, attached) => `${count(done)} von ${entries(all)}, ${files(attached)}`,
  done: "Gespeichert",
  doneWithGaps: "Gespeichert, aber nicht alles",
  exported: (number, attached) =>
    attached === 0
      ? `${entries(number)} in der Datei.`
      : `${entries(number)} und ${files(attached)} in der Datei.`,
  states: {
    complete: "Das ist alles, was der Hoster aufgeführt hat.",
    incomplete: "Alles, was der Hoster aufgeführt hat, wurde versucht.",
    unaccounted:
      "Die Zahlen passen nicht zu dem, was der Hoster aufgeführt hat: Unterwegs ging etwas verloren oder kam doppelt. Exportieren Sie noch einmal, und vergleichen Sie.",
  },
  failed: (number) =>
    plural(number, {
      one: "1 Einsendung ließ sich nicht öffnen und ist nicht in der Datei:",
      other: `${entries(number)} ließen sich nicht öffnen und sind nicht in der Datei:`,
    }),
  fileProblems: (number) => `${files(number)} mit einem Problem:`,
  unknownFile: "Eine Datei ohne Namen",
  ofRecord: (name, record) => `${name}, aus ${record}`,
  fileStates: {
    unnamed: "Weggelassen: Das Formular führt sie auf, und keine Antwort enthält sie.",
    unlisted: "Gespeichert, aber die Dateiliste des Formulars führt sie nicht auf.",
    different: "Gespeichert, aber in der Dateiliste des Formulars heißt sie anders.",
  },
  fileChanged:
    "Das ist nicht die Datei, die gesendet wurde. Sie wurde beim Hoster beschädigt oder ausgetauscht.",
  recordChanged:
    "Die Einsendung wurde beim Hoster beschädigt oder ausgetauscht, oder für einen anderen Schlüssel versiegelt.",
  leftOut: (reason) => `Weggelassen: ${reason}`,
  lies: "Die Datei liegt ungeschützt dort, wo Sie sie gespeichert haben.",
  problem: "Es wurde nichts gespeichert",
  cancelled: "Abgebrochen. Es wurde nichts gespeichert.",
};
