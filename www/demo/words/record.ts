import { translation } from "./translation.ts";

/** What stands at an opened record, around what the client wrote. */
const english = {
  noName: "No name given",
  form: "Form",
  received: "Received",
  written: "Written",
  reference: "Reference",
  size: "Size",
  noAnswer: "No answer",
  filesMissing: (number: number) =>
    `The list of attached files names ${number} more than the answers do. Something is missing in this form.`,
  consent: "Consent",
  /** What was agreed to or not, and when; `<time>` stands where the day comes. */
  given: "<strong>Given</strong> on <time></time>",
  notGiven: "<strong>Not given</strong> on <time></time>",
  wording: (id: string, version: string) => `, wording ${id}, version ${version}`,
  otherText:
    "This text is not the one that the record has a fingerprint of. It may not be what was shown when the form was sent.",
};

export const recordWords: typeof english = translation?.record ?? english;
