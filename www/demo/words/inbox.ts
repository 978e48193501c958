// Every sentence of the inbox.
import { count } from "../shared/format.ts";
import { translation } from "./translation.ts";

const submissions = (number: number): string =>
  number === 1 ? "1 submission" : `${count(number)} submissions`;

const english = {
  refresh: "Look for new",
  lock: "Lock",
  emptyHeading: "Nothing has come in yet",
  empty: "As soon as a client sends a form, it appears here.",
  emptyTry: "To try it, fill in the form yourself",
  listHeading: "Submissions, newest first",
  pick: "Choose a submission to read it.",

  /** How many there are, and how many of them nobody has read here. */
  total: (all: number, unread: number) =>
    unread === 0 ? submissions(all) : `${submissions(all)}, ${count(unread)} unread`,
  shown: (shown: number, all: number, unread: number) =>
    `${count(shown)} of ${submissions(all)}${unread === 0 ? "" : `, ${count(unread)} unread`}`,
  none: "No submission fits. Change the search or the filter.",
  /** Said while it is not known yet what the rest will be. */
  soFar: "so far",
  more: (number: number) => `Show ${count(number)} more`,

  opening: "Opening submissions",
  opened: (done: number, all: number) => `${count(done)} of ${count(all)} opened`,
  openedWithFailed: (done: number, all: number, failed: number) =>
    `${count(done)} of ${count(all)} looked at, ${count(failed)} did not open`,
  cancel: "Cancel",
  cancelled: (left: number) =>
    `${submissions(left)} ${left === 1 ? "was" : "were"} not opened yet. The search does not find ${left === 1 ? "it" : "them"}.`,
  goOn: "Go on opening",

  waiting: "Not opened yet",
  beingOpened: "Being opened …",
  openThis: "Open it now",
  couldNot: "Could not be opened",
  noName: "No name given",
  unread: "Unread",
  markAllRead: "Mark these as read",

  search: "Search",
  searchHint: "Names, answers, anything that a client wrote.",
  tooMany: (number: number) => `Only the best ${count(number)} are shown. Search for more words.`,
  filter: "Filter",
  filterActive: (number: number) => (number === 1 ? "1 in use" : `${count(number)} in use`),
  form: "Form",
  anyForm: "All forms",
  from: "Received from",
  to: "Received until",
  question: "Question",
  anyQuestion: "Any question",
  contains: "Answer contains",
  show: "Show",
  shows: {
    all: "All",
    unread: "Unread",
    findings: "All that need a look",
    duplicate: "Sent twice",
    replayed: "Copied on the host",
    "unknown-card": "From an unknown form card",
    "not-opened": "Could not be opened",
    "files-missing": "Attachments are missing",
  },
  clear: "Clear search and filter",

  back: "Back to the list",
  previous: "Previous",
  next: "Next",
  position: (at: number, all: number) => `${count(at)} of ${count(all)}`,
  print: "Print",
  failedHeading: "This one could not be opened",
  waitingHeading: "This one is not opened yet",
  seeHost: "See what the host holds",
  willNotOpen:
    "This submission does not open with the practice’s key. It may have been damaged or exchanged on the host, or sealed for another key. It is kept as it is.",

  /** A word for the list, and what it means and what to do for the record. */
  findings: {
    duplicate: {
      mark: "Sent twice",
      told: (others: number) =>
        `The same answers came ${others === 1 ? "once more" : `${count(others)} times more`}. Most likely the client sent the form again, not sure whether it had arrived. Read one of them, and tell the client that it came.`,
    },
    replayed: {
      mark: "Copied on the host",
      told: (others: number) =>
        `The host has this very submission ${others === 1 ? "once more" : `${count(others)} times more`}. A client’s browser does not do that: somebody copied it there. Do not count it as a new form, and ask whoever runs the host.`,
    },
    "unknown-card": {
      mark: "Unknown form card",
      told: () =>
        "This was not made with a form card that this practice has published. It may come from an old page or from somebody else’s. Do not rely on the name in it: ask the client in another way whether it is theirs.",
    },
    "not-opened": {
      mark: "Not opened",
      told: () =>
        "It stays in the list, so that it is not forgotten. Ask the client to send the form again, and show this to whoever runs the host.",
    },
    "files-missing": {
      mark: "Attachments missing",
      told: (files: number) =>
        `${files === 1 ? "An attachment" : `${count(files)} attachments`} of this submission ${files === 1 ? "is" : "are"} not on the host: the upload did not come to its end, or the file was deleted there. Ask the client to send ${files === 1 ? "it" : "them"} again.`,
    },
  },
  otherCopy: (when: string) => `The other one, received ${when}`,
};

export const inboxWords: typeof english = translation?.inbox ?? english;
