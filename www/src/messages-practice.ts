import type { ErrorCode } from "./errors.ts";
import { type FormErrors, messages } from "./messages.ts";

const CHANGED =
  "This entry was damaged or changed after it was sent, or it belongs elsewhere. It was not opened.";
const INPUT = "Something that this page needs is missing or not in the right form.";

/** The sentences for what only a practice meets. */
export const practiceErrors: Record<Exclude<ErrorCode, keyof FormErrors>, string> = {
  "out-of-memory":
    "There is not enough memory for the passphrase. Please close other pages and programs, and try again.",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "This passphrase cannot be used. Please choose another one.",
  "open-failed":
    "It did not open. Please check the passphrase; if it is right, what is stored was damaged or changed.",
  "no-slot": "This entry was sealed for somebody else. Your keys do not open it.",
  malformed: CHANGED,
  unsupported: "This entry was made by a newer version of sealform. Please reload the page.",
  "file-missing":
    "The host does not have this file. It was not uploaded to its end, or it was deleted there.",
  "keyring-changed":
    "Another device has changed the practice’s keyring in the meantime. Nothing was changed here. Please lock this page, unlock it again, and repeat the change.",
  "record-changed":
    "Another device was changing this entry at the same time. It stays as it is. Please try again later.",
  "note-class":
    "Psychotherapy notes, progress notes and journals are kept apart: this does not go from one to another. Nothing was changed.",
  "note-changed":
    "This note has a newer version than the one that you have before you. Nothing was overwritten. Please open it again.",
  "notebook-open":
    "This notebook is open in another tab or window of this browser. Please close it there first, so that the two do not write over each other.",
  "invalid-recovery-code":
    "This is not a recovery code: a letter or a digit is wrong or missing. Please compare it with the paper, group by group.",
  "passkey-failed":
    "The passkey was not used: it was cancelled, or this device does not have it. Please try again, or use the passphrase or the recovery code.",
  "passkey-unfit":
    "This passkey cannot lock a keyring: it does not give the same secret each time. Nothing was changed. Please use another device, or another kind of passkey.",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
};

/** The sentence for any error. */
export const practiceSentence = (code: ErrorCode): string =>
  ({ ...practiceErrors, ...messages.errors })[code];
