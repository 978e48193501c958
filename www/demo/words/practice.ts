import { count } from "../shared/format.ts";
import { translation } from "./translation.ts";

const records = (number: number): string => (number === 1 ? "1 record" : `${count(number)} records`);

/** What stands on the practice's page. */
const english = {
  copy: "Copy",
  copyNamed: (name: string) => `Copy: ${name}`,
  copied: "Copied.",
  notCopied: "This browser does not let the page copy. Select the text and copy it.",

  ownKey: "The practice’s public key",
  ownKeyWhy:
    "Forms are sealed to this key. Its words are the same wherever the key is the same. Nobody can read anything with them, so they can be said on the phone.",
  ownWords: "Your words",
  since: (day: string) => `In use since ${day}.`,
  earlier: (number: number) =>
    `${number === 1 ? "One earlier key is" : `${count(number)} earlier keys are`} in the keyring, so what was sealed to ${number === 1 ? "it" : "them"} can be read.`,
  wholeKey: "The whole public key",
  wholeKeyWhy:
    "A colleague needs it to add you as a reader of their forms. Send it in any way, then compare the words.",

  rotate: "Make a new key",
  rotateWhy: [
    "Forms with the new lines are sealed to the new key. Forms that still have the old lines are sealed to the old key, as before. The old key stays in the keyring: everything can be read, whichever lines it was sent with.",
    "A new key is right when somebody may have copied the old one, as from a device that was lost while the practice was open on it. It protects what comes in through new lines. What is sealed to the old key stays open to whoever has the old key and gets at the stored records.",
  ],
  rotateFiles:
    "Keyring files that were saved before do not hold the new key. Save a new one on the Keyring page afterwards.",
  rotateButton: "Make a new key and new cards",
  rotating: "Making the key, storing the keyring, and publishing the cards.",
  rotated:
    "The new key is in force. Now put the new lines on your site, save a new keyring file, and re-seal earlier records below if you want that.",

  cards: "Form cards",
  noCards:
    "No form card is in the keyring. One that an older release published gets in when the practice is set up again.",
  behind:
    "The newest card does not name exactly the readers of now. It was not published to the end. Publish it again, then put the new lines on your site.",
  republish: "Publish the cards again",
  republishing: "Publishing the cards.",
  republished: "The cards are published. Now put the new lines on your site.",
  form: (form: string) => `Form “${form}”`,
  address: "Card",
  published: "Published",
  sealsTo: "Sealed to",
  currentKey: "the practice’s key",
  earlierKey: "an earlier key of the practice",
  formerColleague: (fingerprint: string) => `a former colleague (${fingerprint})`,
  linesFor: (form: string) => `Lines for the form “${form}”`,
  lines: "Lines for your site",
  linesWhy: "These lines go around the form on your site, in place of older ones.",
  openForm: (form: string) => `Open the form “${form}” with these lines`,
  olderCards: "Older cards that are still in force",
  olderWhy:
    "Pages with older lines go on working. What they send is sealed to the readers that were named then, and this practice can read it.",
  withdrawNamed: (address: string) => `Withdraw the card ${address}`,
  withdrawWhy:
    "Do this when all of your pages have new lines. A page that still has the lines of this card cannot be sent any more, and tells its clients so. What it has sent stays readable.",
  withdraw: "Withdraw this card",
  withdrawing: "Withdrawing the card.",
  withdrawn: (address: string) => `The card ${address} is withdrawn.`,

  reseal: "Re-seal earlier records",
  resealWhy: [
    "This gives the stored records the readers of now: your current key in place of earlier ones, colleagues who may read earlier records, and no former colleagues. What clients wrote stays sealed as it is.",
    "It can be stopped, and the page can be closed: the records themselves show what is left to do. Records that come in later with old lines are sealed to the old key; then do this once more.",
    "Re-sealing takes nothing back. Whoever kept a copy of the stored records, or a record’s own key, still opens that copy.",
  ],
  resealOffer:
    "The readers were changed, and not all earlier records have been gone through since. Re-seal them to go on.",
  resealButton: "Re-seal earlier records",
  resealProgress: "Records that were gone through",
  stop: "Stop",
  listing: "Listing the records.",
  resealed: (done: number, total: number) => `${count(done)} of ${records(total)} gone through.`,
  resealDone: (changed: number, total: number) =>
    `Gone through ${records(total)}: ${count(changed)} re-sealed, the others stayed as they were.`,
  resealStopped: (done: number, total: number) =>
    `Stopped after ${count(done)} of ${records(total)}. Nothing is lost; go on whenever you like.`,
  resealProblems: (number: number) =>
    `${records(number)} could not be re-sealed. ${number === 1 ? "It stays as it was:" : "They stay as they were:"}`,

  colleagues: "Colleagues who read too",
  colleaguesWhy:
    "A colleague reads forms with a key of their own. They get the sealed records from the host in their own way; this page gives them no access to the host.",
  noColleagues: "Nobody else reads your forms.",
  colleagueSince: (day: string, pastRecords: boolean) =>
    `Reads what is sent with lines from after ${day}${pastRecords ? ", and earlier records once they are re-sealed" : ""}.`,
  wordsOf: (label: string) => `Words of ${label}`,
  add: "Add a colleague",
  label: "Name of the colleague",
  labelHint: "It is kept in your keyring, and nobody else sees it.",
  theirKey: "Their public key",
  theirKeyHint: "It begins with age1pq1 and is about 2,000 characters long.",
  notAKey: "This is not a public key, or a part of it is missing. Ask for the whole key once more.",
  compare: "Show its words",
  compareHeading: (label: string) => `Compare the words with ${label}`,
  compareWhy: (label: string) =>
    `Call ${label} on a number that you knew before. Let them read their words to you from their own device, and read yours to them.`,
  compareDiffers: "If one word differs, somebody exchanged the key on its way. Then do not go on.",
  compared: (label: string) => `${label} has read these eight words to me, and all of them are the same`,
  pastRecords: (label: string) => `${label} may read earlier records too`,
  pastRecordsHint:
    "Then re-seal earlier records afterwards. You can also leave it: they then read only what comes in with the new lines.",
  addButton: "Add as a reader",
  adding: "Storing the keyring, and publishing the cards.",
  back: "Back",
  knownAlready: "This key is your own, or a colleague’s who is in the list.",
  added: (label: string, pastRecords: boolean) =>
    `${label} is added. Put the new lines on your site: only what is sent with them is sealed to ${label}.${pastRecords ? " Then re-seal earlier records below." : ""}`,
  removeNamed: (label: string) => `Remove ${label}`,
  removeDoes: (label: string) =>
    `New cards without ${label} are published. What is sent with the new lines ${label} cannot open. Re-sealing then takes ${label} out of the records that are stored.`,
  removeCannot: "What it cannot do:",
  removeLimits: (label: string) => [
    `What ${label} has read, printed or copied stays with ${label}.`,
    `A record whose sealed copy, or whose own key, ${label} has kept stays open to ${label}, re-sealed or not. Backups of the host may have such copies too.`,
    `Pages that still have older lines still seal to ${label}. Replace their lines, and withdraw the older cards.`,
    `If ${label} knows the passphrase, the recovery code or the set-up link, shut them out on the Keyring page too, make a new key here, and print a new set-up link with --new-token.`,
  ],
  remove: "Remove as a reader",
  removing: "Storing the keyring, and publishing the cards.",
  removed: (label: string) =>
    `${label} is removed. Now put the new lines on your site, withdraw the older cards, and re-seal earlier records below.`,
};

export const practiceWords: typeof english = translation?.practice ?? english;
