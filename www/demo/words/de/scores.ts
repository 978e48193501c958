import type { Identifier } from "../../../src/inbox.ts";
import { count, either } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "denselben Klientencode",
  email: "dieselbe E-Mail-Adresse",
  name: "denselben Namen",
};

export const scores: Translation["scores"] = {
  heading: "Auswertung",
  bands: {
    Minimal: "Minimal",
    Mild: "Leicht",
    Moderate: "Mittelgradig",
    "Moderately severe": "Mittelschwer",
    Severe: "Schwer",
  },
  selfHarm: "Gedanken, lieber tot zu sein oder sich Leid zuzufügen (Frage 9)",
  noBand: "Für diese Summe ist kein Schweregrad festgelegt",
  notAnswered: "Nicht beantwortet",
  total: (total, highest) => `${count(total)} von ${count(highest)}`,
  incomplete: (missing, unreadable, items) =>
    [
      ...(missing > 0 ? [`${count(missing)} von ${count(items)} Fragen nicht beantwortet`] : []),
      ...(unreadable > 0 ? [`${count(unreadable)} von ${count(items)} Antworten nicht zählbar`] : []),
    ].join(", "),
  noTotal:
    "Keine Summe und kein Schweregrad: Eine Summe aus einem Teil der Antworten sähe niedriger aus, als sie ist.",

  flagHeading: (title) => `Bitte sehen Sie sich zuerst diese Antwort an (${title})`,
  flagAnswer: (label, answer) => `${label}: „${answer}“`,
  flagNext:
    "Lesen Sie sie zusammen mit den anderen Antworten, und sprechen Sie bald darüber, so wie es in Ihrer Praxis in einem solchen Fall üblich ist. Die Antwort zeigt, dass es etwas zu fragen gibt. Sie sagt nicht, wie groß eine Gefahr ist.",
  flagOpenHeading: (title) => `Eine wichtige Frage hat keine Antwort (${title})`,
  flagOpen: (label) => `${label}. Keine Antwort ist kein Nein: Fragen Sie im nächsten Gespräch danach.`,

  chartHeading: (title) => `${title} im Verlauf`,
  chartLabel: (title, first, last) =>
    `${title} im Verlauf. Zuerst: ${first}. Zuletzt: ${last}. Die Tabelle daneben enthält alle Werte.`,
  chartEnd: (total, band, day) => `${count(total)}${band ? ` (${band})` : ""} am ${day}`,
  oneTotal: "Das Diagramm beginnt mit dem zweiten vollständigen Fragebogen.",
  written: "Datum",
  totalColumn: "Summe",
  meaning: "Bedeutung",
  flagMark: (question, answer) => `Frage ${question}: „${answer}“`,
  source: (source) => `Quelle: ${source}`,

  sameClient: (records, by) =>
    `Diese ${count(records)} Formulare stammen dem Anschein nach von derselben Person: Sie haben ${either(by.map((identifier) => IDENTIFIED_BY[identifier]))}, ungeachtet von Großschreibung und Akzenten. Formulare mit einem anderen Geburtsdatum sind nicht dabei. Zwei Menschen können gleich heißen, und ein Mensch kann seinen Namen verschieden schreiben: Vergleichen Sie, bevor Sie sich darauf verlassen.`,
};
