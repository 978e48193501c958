export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export { Keyring, type Unlocking } from "./keyring/keyring.ts";
export { practiceSentence } from "./messages-practice.ts";
export { Draft, type SaveState } from "./notes/draft.ts";
export { createJournal } from "./notes/journal.ts";
export {
  type Conflict,
  EMPTY_NOTE,
  type History,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_LINKS,
  MAX_TAG,
  MAX_TAGS,
  MAX_TEXT,
  MAX_TITLE,
  type Note,
  type NoteClass,
  type NoteContent,
  type NoteFile,
  type NoteFinding,
  type NoteState,
  type NoteSummary,
  type NoteVersion,
  type Pushed,
} from "./notes/note.ts";
export { Notebook, type Progress, type Synced } from "./notes/notebook.ts";
