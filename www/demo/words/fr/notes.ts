// TODO-TRANSLATE
// Every sentence of the notebook and the journal, but for those of words/notes-text.ts.
import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const amount = (number: number): string => (number === 1 ? "1 note" : `${count(number)} notes`);

export const notes: Translation["notes"] = {
  /** The list. */
  listHeading: "Notes, newest first",
  foundHeading: "Notes that were found, best first",
  total: (number: number) => amount(number),
  none: "No note fits. Change the search or the filter.",
  empty: "No notes yet. Write the first one.",
  emptyRemoved: "No note is put away.",
  pick: "Choose a note, or write a new one.",
  newNote: "New note",
  search: "Search",
  searchHint: "Words of the title, the text, the tags and the names of files.",
  tag: "Tag",
  anyTag: "All tags",
  tagCount: (tag: string, number: number) => `${tag} (${count(number)})`,
  removedToo: "Show those that are put away",
  byRecord: "Notes about a client’s record",
  ofRecord: (name: string) => `About: ${name}`,
  anyRecord: "About any record",
  more: (number: number) => `Show ${count(number)} more`,
  untitled: "Untitled",
  files: (number: number) => (number === 1 ? "1 file" : `${count(number)} files`),
  minutesShort: (number: number) => `${count(number)} min`,
  pending: "On this device only",
  conflict: "Two versions",
  removed: "Put away",
  shared: "Shared with colleagues",
  fromColleague: "From a colleague",

  opening: "Opening notes",
  opened: (done: number, all: number) => `${count(done)} of ${amount(all)} opened`,

  /** Above the list. */
  offline:
    "The store cannot be reached. Notes are kept on this device, and go to the store when it can be reached.",
  notSynced: (reason: string) => `Notes are kept on this device. ${reason}`,
  tryAgain: "Try again now",

  /** The editor. */
  editorHeading: "Note",
  back: "Back to the list",
  title: "Title",
  date: "Date",
  time: "Time",
  minutes: "Duration in minutes",
  template: "Template",
  templateHint: "It is put where nothing is written yet, or else below what is.",
  insert: "Insert",
  tags: "Tags",
  tagsHint: "Separated by commas.",
  addTag: (tag: string) => `Add the tag ${tag}`,
  text: "Text",
  textHint: "Markdown: **bold**, # heading, - list.",
  preview: "Preview",
  showPreview: "Show the preview",
  goOnWriting: "Go on writing",
  share: "Share with the colleagues of the practice",
  shareHint:
    "They can read this note from its next version on. What they have read stays read when you take this back.",
  readOnly: "A colleague shares this note with you. You can read it, and not change it.",
  putAway: "Put away",
  putAwayDone: "Put away. You find it with “Show those that are put away”.",
  takeBack: "Take it out again",
  takeBackDone: "The note is in the list again.",
  removedNotice: "This note is put away. It is not in the list any more.",
  history: "History",
  print: "Print",
  asText: "Save as a text file",
  textFile: (day: string) => `note-${day}.txt`,
  changedElsewhere: "This note was changed on another device. You see the newest version.",

  /** Whether it is kept, said while one writes. */
  saveState: {
    unchanged: "",
    changed: "Saving …",
    "on-device": "Saved on this device",
    "in-store": "Saved in the store",
    conflict: "There are two versions of this note",
  },
  notSaved: (reason: string) => `Not saved: ${reason}`,
  unsavedFile: "Write something in the note first.",

  /** Attachments. */
  filesHeading: "Files",
  addFile: "Add files",
  addingFile: (name: string) => `Sealing ${name}`,
  fileAdded: (name: string) => `${name} is attached.`,
  fileRemoved: (name: string) => `${name} is removed. Older versions in the history still have it.`,
  saveFile: "Save",
  saveFileNamed: (name: string) => `Save ${name}`,
  removeFile: "Remove",
  removeFileNamed: (name: string) => `Remove ${name}`,
  fileTooLarge: (name: string) => `${name} is too large. A file can have up to 15 MiB.`,
  tooManyFiles: "A note has at most 64 files.",

  /** Records that the note is about. */
  recordsHeading: "Client’s records",
  recordsHint: "What this note is about, among what clients have sent.",
  addRecord: "Choose a record",
  removeRecord: "Remove",
  removeRecordNamed: (name: string) => `Remove the link to ${name}`,
  unknownRecord: "A record that the store does not have, or that does not open",
  dialogHeading: "Choose a client’s record",
  dialogHint: "The newest 50 submissions.",
  dialogSearch: "Name or form",
  dialogNone: "No record fits.",
  dialogLoading: "Opening the newest records",
  close: "Close",

  /** The history. */
  historyHeading: "History of this note",
  historyHint: "Every version that was stored is kept. Choose one to see what changed in it.",
  versionStates: {
    head: "The newest",
    past: "Earlier",
    beside: "Beside the newest: not merged yet",
    pending: "On this device only",
  },
  written: (when: string) => `Written ${when}`,
  received: (when: string) => `In the store since ${when}`,
  changesHeading: "What changed in it",
  firstVersion: "This is the first version.",
  titleChanged: (before: string, after: string) => `The title was “${before}” and became “${after}”.`,
  wholeText: "The whole text",
  restore: "Take this version back",
  restored: "The note has the text of that version again, as its newest version.",
  historyFindings: {
    cut: (when: string) =>
      `The version of ${when} names one before it that is not there. The host has lost it, or keeps it back. Ask whoever runs the host for a backup.`,
    unreadable: (when: string) =>
      `A version that the store got ${when} does not open. It was damaged, or exchanged. The other versions are not touched by it.`,
    unlinked: (when: string) =>
      `No version that leads to the newest names the one of ${when}. It may have come from a device that was away for long. Read it before you go on.`,
  },

  /** Two versions. */
  mergeHeading: "Two versions of this note",
  mergeWhy:
    "This note was changed on two devices at the same time. Both versions are kept. Choose what the note is to be; nothing is lost, both stay in the history.",
  mine: (when: string) => `This one, ${when}`,
  theirs: (when: string) => `The one in the store, ${when}`,
  whichTitle: "Which title?",
  whichDate: "Which date and duration?",
  noDate: "No date",
  mergedRest: "Tags, files and records of both are kept.",
  mergedShared: "One of the two is shared with colleagues. The merged note is not, until you share it.",
  keepMerged: "Keep the merged note",
  keepingMerged: "Keeping it.",
  mergedDone: "The note is merged.",

  /** What a host should not have done. */
  findingsHeading: "The host does not serve what it should",
  findings: {
    older: (title: string) => `${title}: the host serves an older version than the newest that is known.`,
    withheld: (title: string) => `${title}: the host does not serve this note any more.`,
    unreadable: (title: string) => `${title}: what the host serves for this note does not open.`,
  },
  unknownNote: "A note that this device does not have",
  knownHere: "This device still has its newest version, and shows it.",
  notHere: "This device does not have it. Look on your other devices, which may still have it.",
  whatToDo:
    "Ask whoever runs the host what happened, and whether it was restored from a backup. Until then, do not remove what this device keeps.",
};
