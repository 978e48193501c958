import { translation } from "./translation.ts";

/** What stands on the page on which clients read what they sent. */
const english = {
  opening: "One moment. Your copy is being opened.",
  noLink: "This page needs the whole private link that was made after sending.",
  noCopy: "There is no copy behind this link. Was the whole link opened?",
  offline: "There seems to be no connection. Please load this page again in a moment.",
  notOpened: "This copy could not be opened. Was the whole link opened?",
};

export const copyWords: typeof english = translation?.copy ?? english;
