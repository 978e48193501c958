import { count, pluralsOf } from "../shared/format.ts";
import { translation } from "./translation.ts";

const plural = pluralsOf("en");

/** What stands in and around the text of a note or a journal entry: rendered, compared, merged, printed, and its templates. */
const english = {
  /** Of a task in a list. */
  done: "Done",
  notDone: "Not done",
  /** For a picture without a description, which is not shown. */
  image: "picture",
  table: "Table",

  /** Before and after changed words, for those who hear the text. */
  added: { start: "added:", end: "end of what was added" },
  removed: { start: "removed:", end: "end of what was removed" },
  only: { start: "only here:", end: "end of what is only here" },
  noDifference: "There is no difference.",
  onlySpace: "Only spaces or line breaks are different.",
  unchanged: (lines: number) =>
    plural(lines, { one: `${count(lines)} unchanged line`, other: `${count(lines)} unchanged lines` }),

  noConflict:
    "The changes from both devices fit together: they are in different places. Please read the text once before you keep it.",
  conflicts: (places: number) =>
    plural(places, {
      one: "In one place both devices have changed the same lines. Choose what the text shall say there.",
      other: `In ${count(places)} places both devices have changed the same lines. Choose what the text shall say there.`,
    }),
  place: (place: number, all: number) => `Place ${count(place)} of ${count(all)}`,
  both: "Both, one after the other",
  nothingHere: "Nothing stands here.",
  result: "The text as it will be",
  resultHint: "You can change it by hand. A new choice above writes it anew.",
  replaced: "The text was written anew from your choices.",
  bringBack: "Bring back what I wrote by hand",

  templates: {
    soap: {
      name: "SOAP: Subjective, Objective, Assessment, Plan",
      headings: ["Subjective", "Objective", "Assessment", "Plan"],
    },
    dap: { name: "DAP: Data, Assessment, Plan", headings: ["Data", "Assessment", "Plan"] },
    birp: {
      name: "BIRP: Behavior, Intervention, Response, Plan",
      headings: ["Behavior", "Intervention", "Response", "Plan"],
    },
  },

  untitled: "Untitled",
  line: (name: string, value: string) => `${name}: ${value}`,
  comma: ", ",
  date: "Date",
  duration: "Duration",
  minutes: (minutes: number) =>
    plural(minutes, { one: `${count(minutes)} minute`, other: `${count(minutes)} minutes` }),
  tags: "Tags",
  files: "Files",
};

export const notesTextWords: typeof english = translation?.notesText ?? english;
