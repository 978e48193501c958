import type { Identifier } from "../../src/inbox.ts";
import { count, either } from "../shared/format.ts";
import { translation } from "./translation.ts";

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "client code",
  email: "email address",
  name: "name",
};

/** What the inbox says about scores. */
const english = {
  heading: "Scores",
  /** The package's own names of severity, and of the answer of PHQ-9 that has to be looked at. */
  bands: {
    Minimal: "Minimal",
    Mild: "Mild",
    Moderate: "Moderate",
    "Moderately severe": "Moderately severe",
    Severe: "Severe",
  },
  selfHarm: "Thoughts of being better off dead, or of hurting oneself (item 9)",
  noBand: "No band is defined for this total",
  notAnswered: "Not answered",
  total: (total: number, highest: number) => `${count(total)} of ${count(highest)}`,
  incomplete: (missing: number, unreadable: number, items: number) =>
    [
      ...(missing > 0 ? [`${count(missing)} of ${count(items)} questions not answered`] : []),
      ...(unreadable > 0 ? [`${count(unreadable)} of ${count(items)} answers cannot be counted`] : []),
    ].join(", "),
  noTotal: "No total and no severity: a sum of some answers would look lower than it is.",

  flagHeading: (title: string) => `Please look at this answer first (${title})`,
  flagAnswer: (label: string, answer: string) => `${label}: “${answer}”`,
  flagNext:
    "Read it together with the other answers, and speak with the client about it soon, as your practice does in such a case. The answer shows that there is something to ask about. It does not say how great a danger is.",
  flagOpenHeading: (title: string) => `An important question has no answer (${title})`,
  flagOpen: (label: string) => `${label}. No answer is not a no: ask about it when you speak next.`,

  chartHeading: (title: string) => `${title} over time`,
  chartLabel: (title: string, first: string, last: string) =>
    `${title} over time. First: ${first}. Last: ${last}. The table next to it has all of them.`,
  chartEnd: (total: number, band: string | undefined, day: string) =>
    `${count(total)}${band ? ` (${band})` : ""} on ${day}`,
  oneTotal: "The chart begins with the second complete questionnaire.",
  written: "Written",
  totalColumn: "Total",
  meaning: "Meaning",
  flagMark: (question: number, answer: string) => `Question ${question}: “${answer}”`,
  source: (source: string) => `Source: ${source}`,

  sameClient: (records: number, by: Identifier[]) =>
    `These are ${count(records)} forms that look like one client’s: they have the same ${either(by.map((identifier) => IDENTIFIED_BY[identifier]))}, whatever its capitals and accents. Forms with another date of birth are left out. Two clients can share a name, and one can write it in two ways: compare before you rely on it.`,
};

export const scoreWords: typeof english = translation?.scores ?? english;
