import { pluralsOf } from "../shared/format.ts";
import { translation } from "./translation.ts";

const plural = pluralsOf("en");

/** What stands on the page of a client's own journal. */
const english = {
  lead: "A place to write for yourself: how the day was, what is on your mind, what you want to remember.",
  promises: {
    alone: "Only you can read it. Everything is locked in this browser before it is stored.",
    own: "It is yours. You need no practice and no account, and no practice is told that you have it.",
    sharing: "If you want to, you can send a single entry to your practice. Nothing goes there by itself.",
  },
  hostSummary: "What does the host see?",
  host: "That there is a journal, when something was stored in it, and how much in all. Not a word of what you write, no title, no tag and no name.",
  beginHeading: "Choose a passphrase",
  passphrase: "Passphrase of your journal",
  noReset:
    "Nobody can reset this passphrase: not the host, not a practice, and not us. The next step gives you a recovery code for paper, for the day on which it is forgotten.",
  make: "Make my journal",
  making:
    "Making your journal, and locking it with the passphrase. This takes some seconds, on a phone a little longer.",
  refused: "This host takes no new journals just now. Nothing was stored.",
  haveOne:
    "Do you have a journal already? Then open its link on this device; you find it in the journal, under “Settings”.",
  wrongPassphrase:
    "This passphrase does not open your journal. Look for capital letters and spaces, then try again.",
  wrongCode:
    "This recovery code does not open your journal. It may be an older one: a new code ends the one before it.",

  send: "Send this entry to my practice",
  sendAgain: "Send it again, as it is now",
  /** The tag of an entry that was sent. */
  sentTag: (day: string) => `sent ${day}`,
  wasSent: (references: string) => `You have sent this entry to your practice. Reference: ${references}.`,
  /** The name of the record that the practice gets. */
  recordTitle: "Journal entry",
  sendHeading: "Send this entry to your practice",
  loading: "Asking for the practice’s key.",
  noCard:
    "This journal does not know your practice yet. Ask the practice for its link to the journal, and open that link on this device. Your journal stays as it is, and then you can send an entry from here.",
  exactly: "This is all that will be sent:",
  titleLabel: "Title",
  dateLabel: "Date",
  entryLabel: "Entry",
  nameLabel: "Your name",
  nameHint: "So that the practice knows who writes. You may leave it out.",
  onlyReader: (practice: string) =>
    `Only ${practice} will be able to read it. It is sealed in this browser before it leaves.`,
  noFiles: (number: number) =>
    plural(number, {
      one: "The attached file is not sent: an entry goes without its files.",
      other: `The ${number} attached files are not sent: an entry goes without its files.`,
    }),
  empty: "There is nothing in this entry yet. Write something first.",
  sentBefore:
    "You have sent this entry before. The practice will have both: the one from then, and the one from now.",
  sendButton: "Seal and send",
  sending: "Sealing it, and sending it.",
  cancel: "Cancel",
  close: "Close",
  problems: {
    network:
      "The host does not answer. Your entry is still in your journal. Please try again: even if it has arrived, the practice gets it only once.",
    noKey:
      "The practice’s key cannot be fetched just now, so nothing was sent. Your entry is still in your journal. Please try again later.",
    refused:
      "The host did not take it, so nothing was sent. Your entry is still in your journal. Please try again later.",
    card: "The practice’s key is not what its link says, so nothing was sent. Please ask the practice for a new link to the journal.",
    other:
      "It could not be sealed, so nothing was sent. Your entry is still in your journal. Please load the page again.",
    tooLarge: "This entry is too long to be sent in one piece. Nothing was sent.",
    notNoted: "It was sent, but this could not be noted in the entry. Please keep the reference.",
  },
  sentHeading: "It was sent",
  sentTo: (practice: string) => `${practice} has this entry now, and can read it.`,
  sentTime: "Sent",
  reference: "Reference",
  noted: "The entry keeps the day and the reference.",

  settings: "Settings",
  otherDevice: "On another device",
  otherDeviceWhy:
    "Open this link there, and unlock it with your passphrase or your recovery code. Keep it to yourself: it opens nothing by itself, but whoever has it can try passphrases.",
  link: "Link to your journal",
  copy: "Copy the link",
  copied: "Copied.",
  notCopied: "This browser does not let the page copy. Select the link and copy it.",
  passphraseHeading: "Change the passphrase",
  passphraseWhy:
    "The old passphrase will not open your journal any more. It still opens older copies of it, as in a backup of the host.",
  codeHeading: "Make a new recovery code",
  codeWhy:
    "For when the paper is lost, or somebody has seen it. The old code ends when the new one is typed back.",
  forgetHeading: "Let this device forget the journal",
  forgetWhy:
    "Use this on a device that is not yours. The journal stays in the store. To open it here again you need its link, so keep it first.",
  forgetButton: "Forget it here",
  forgetting: "Erasing what this device keeps.",
  forgetPending:
    "Something that you wrote is on this device alone so far, and would be lost. Go online, wait until it is stored, and try again.",
};

export const journalWords: typeof english = translation?.journal ?? english;
