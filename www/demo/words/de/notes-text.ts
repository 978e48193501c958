import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("de");

export const notesText: Translation["notesText"] = {
  done: "Erledigt",
  notDone: "Nicht erledigt",
  image: "Bild",
  table: "Tabelle",

  added: { start: "hinzugefügt:", end: "Ende des Hinzugefügten" },
  removed: { start: "entfernt:", end: "Ende des Entfernten" },
  only: { start: "nur hier:", end: "Ende dessen, was nur hier steht" },
  noDifference: "Es gibt keinen Unterschied.",
  onlySpace: "Nur Leerzeichen oder Zeilenumbrüche sind verschieden.",
  unchanged: (lines) =>
    plural(lines, {
      one: `${count(lines)} unveränderte Zeile`,
      other: `${count(lines)} unveränderte Zeilen`,
    }),

  noConflict:
    "Die Änderungen von beiden Geräten passen zusammen: Sie stehen an verschiedenen Stellen. Bitte lesen Sie den Text einmal durch, bevor Sie ihn behalten.",
  conflicts: (places) =>
    plural(places, {
      one: "An einer Stelle haben beide Geräte dieselben Zeilen geändert. Wählen Sie, was dort im Text stehen soll.",
      other: `An ${count(places)} Stellen haben beide Geräte dieselben Zeilen geändert. Wählen Sie, was dort im Text stehen soll.`,
    }),
  place: (place, all) => `Stelle ${count(place)} von ${count(all)}`,
  both: "Beide, nacheinander",
  nothingHere: "Hier steht nichts.",
  result: "Der Text, wie er sein wird",
  resultHint: "Sie können ihn von Hand ändern. Eine neue Wahl oben schreibt ihn neu.",
  replaced: "Der Text wurde nach Ihrer Wahl neu geschrieben.",
  bringBack: "Zurückholen, was ich von Hand geschrieben habe",

  templates: {
    soap: {
      name: "SOAP: Subjektiv, Objektiv, Beurteilung, Plan",
      headings: ["Subjektiv", "Objektiv", "Beurteilung", "Plan"],
    },
    dap: {
      name: "DAP: Daten, Beurteilung, Plan",
      headings: ["Daten", "Beurteilung", "Plan"],
    },
    birp: {
      name: "BIRP: Verhalten, Intervention, Reaktion, Plan",
      headings: ["Verhalten", "Intervention", "Reaktion", "Plan"],
    },
  },

  untitled: "Ohne Titel",
  line: (name, value) => `${name}: ${value}`,
  comma: ", ",
  date: "Datum",
  duration: "Dauer",
  minutes: (minutes) =>
    plural(minutes, { one: `${count(minutes)} Minute`, other: `${count(minutes)} Minuten` }),
  tags: "Schlagwörter",
  files: "Dateien",
};
