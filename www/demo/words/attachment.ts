// What stands at an attached file.
import { translation } from "./translation.ts";

const english = {
  swapped:
    "This is not the file that was sent. It was damaged or exchanged on the host, and nothing was saved or shown.",
  notListed:
    "The form’s own list of files does not name this one, or names it differently. Ask the client before you rely on it.",
  download: "Download",
  downloadNamed: (name: string) => `Download ${name}`,
  opened: (done: string, all: string) => `Opened ${done} of ${all}.`,
  saved: "Opened and saved. From now on it lies unprotected where you saved it.",
  preview: "Preview",
  previewNamed: (name: string) => `Preview ${name}`,
  closePreview: "Close the preview",
  closePreviewNamed: (name: string) => `Close the preview of ${name}`,
  frame: (name: string) => `Preview of ${name}`,
  shown: "Shown below. Nothing of it was saved.",
  notShown:
    "This file cannot be shown here: it is not what it says it is, or it is damaged. Download it only if you trust it.",
  unable: "This browser cannot show a PDF here. Download it to read it.",
  cutPages: (pages: number, all: number) =>
    `The first ${pages} of ${all} pages are shown. Download the file to read the rest.`,
};

export const attachmentWords: typeof english = translation?.attachment ?? english;
