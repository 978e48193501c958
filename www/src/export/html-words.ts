import type { Reconciliation } from "./reconcile.ts";

/** Every sentence of the printable export, so that it can be printed in another language. */
export type HtmlWords = {
  /** The language of the words, a BCP 47 tag; times are written as it is usual there. */
  readonly lang: string;
  readonly title: string;
  /** What the file is, and that it lies open: below the title. */
  readonly unprotected: string;
  readonly form: string;
  readonly received: string;
  readonly written: string;
  readonly reference: string;
  readonly noAnswer: string;
  /** A file that was attached, by its name, its media type (which may be empty) and its size in bytes. */
  readonly file: (name: string, type: string, size: number) => string;
  /** Below a file that the record's manifest does not list, or lists differently. */
  readonly fileNotListed: string;
  /** Files that the manifest lists and no answer names. */
  readonly filesUnnamed: (count: number) => string;
  readonly consent: string;
  readonly given: string;
  readonly notGiven: string;
  /** Below a text that is not the one whose hash the record has. */
  readonly otherText: string;
  readonly wording: (id: string, version: string) => string;
  /** Above the notes about a record. */
  readonly notes: string;
  readonly minutes: (count: number) => string;
  readonly end: string;
  readonly exported: (count: number) => string;
  readonly failed: (count: number) => string;
  readonly state: Readonly<Record<Reconciliation["state"], string>>;
};

const number = new Intl.NumberFormat("en-GB");
const some = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${number.format(count)} ${more}`;

export const ENGLISH: HtmlWords = {
  lang: "en-GB",
  title: "Submissions",
  unprotected: "This file is not protected. Whoever has it can read everything in it.",
  form: "Form",
  received: "Received",
  written: "Written",
  reference: "Reference",
  noAnswer: "No answer",
  file: (name, type, size) =>
    `Attached file: ${name} (${type === "" ? "" : `${type}, `}${some(size, "byte", "bytes")})`,
  fileNotListed: "The form’s own list of files does not name this file, or names it differently.",
  filesUnnamed: (count) =>
    `The form’s list of files names ${some(count, "file", "files")} that no answer has. Something is missing in this form.`,
  consent: "Consent",
  given: "Given",
  notGiven: "Not given",
  otherText:
    "This text is not the one that the record has a fingerprint of. It may not be what was shown when the form was sent.",
  wording: (id, version) => `wording ${id}, version ${version}`,
  notes: "Progress notes",
  minutes: (count) => some(count, "minute", "minutes"),
  end: "What is in this file",
  exported: (count) => `${some(count, "submission", "submissions")} in this file.`,
  failed: (count) =>
    `${some(count, "submission", "submissions")} did not open, and ${count === 1 ? "is" : "are"} not in it:`,
  state: {
    complete: "This is everything that was to be exported.",
    incomplete: "The rest of what was to be exported is here.",
    unaccounted:
      "The numbers do not fit together: something was lost or came twice on the way. Export again, and compare.",
  },
};
