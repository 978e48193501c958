// Every sentence of the export dialog.
import type { ExportFormat } from "../../src/inbox.ts";
import { count } from "../shared/format.ts";
import { translation } from "./translation.ts";

const submissions = (number: number): string =>
  number === 1 ? "1 submission" : `${count(number)} submissions`;
const files = (number: number): string =>
  number === 1 ? "1 attached file" : `${count(number)} attached files`;

const english = {
  button: "Export",
  heading: "Export submissions",
  warning:
    "What you save is not protected. From then on whoever gets hold of the file can read everything in it. Keep it on a " +
    "disk that is encrypted, send it to nobody unencrypted, and delete it when you no longer need it.",
  which: "Which ones",
  all: (number: number) => `All ${submissions(number)}`,
  filtered: (number: number) => `The ${submissions(number)} that the list shows now`,
  chosen: (number: number) => `The ${submissions(number)} that you have chosen`,
  format: "As what",
  formats: {
    zip: {
      name: "Everything in one ZIP",
      hint: "To keep: tables, readable pages and data, with the attached files.",
    },
    html: { name: "Pages to read and print", hint: "One HTML file that every browser opens." },
    csv: { name: "Table", hint: "A CSV file for a spreadsheet: a row for each submission." },
    json: { name: "Data for programs", hint: "A JSON file with all that a submission holds." },
    fhir: {
      name: "Data for health records",
      hint: "HL7 FHIR R4: a QuestionnaireResponse for each submission.",
    },
  } satisfies Record<ExportFormat, { name: string; hint: string }>,
  withFiles: "With the attached files",
  withNotes: "With the progress notes about them",
  withNotesHint: "Psychotherapy notes are never in an export.",
  start: "Save unprotected",
  cancel: "Cancel",
  close: "Close",
  /** The name of the saved file, without its extension; the day as YYYY-MM-DD. */
  fileName: (day: string) => `sealform-export-${day}`,
  running: "Opening and saving",
  opened: (done: number, all: number) => `${count(done)} of ${submissions(all)}`,
  openedFiles: (done: number, all: number, attached: number) =>
    `${count(done)} of ${submissions(all)}, ${files(attached)}`,
  done: "Saved",
  doneWithGaps: "Saved, but not everything",
  exported: (number: number, attached: number) =>
    attached === 0
      ? `${submissions(number)} in the file.`
      : `${submissions(number)} and ${files(attached)} in the file.`,
  states: {
    complete: "That is everything that the host listed.",
    incomplete: "Everything that the host listed was tried.",
    unaccounted:
      "The numbers do not fit what the host listed: something was lost or came twice on the way. Export once more, and compare.",
  },
  failed: (number: number) =>
    `${submissions(number)} did not open, and ${number === 1 ? "is" : "are"} not in the file:`,
  fileProblems: (number: number) => `${files(number)} with a problem:`,
  /** A file that no answer names has no name. */
  unknownFile: "A file without a name",
  ofRecord: (name: string, record: string) => `${name}, of ${record}`,
  fileStates: {
    unnamed: "Left out: the form lists it, and no answer has it.",
    unlisted: "Saved, but the form’s own list of files does not name it.",
    different: "Saved, but the form’s own list of files names it differently.",
  },
  fileChanged: "This is not the file that was sent. It was damaged or exchanged on the host.",
  recordChanged: "It was damaged or exchanged on the host, or sealed for another key.",
  leftOut: (reason: string) => `Left out: ${reason}`,
  lies: "The file lies unprotected where you saved it.",
  problem: "Nothing was saved",
  cancelled: "Cancelled. Nothing was saved.",
};

export const exportWords: typeof english = translation?.export ?? english;
