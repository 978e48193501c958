// TODO-TRANSLATE
import type { Translation } from "../translation.ts";

/** What stands on the page of the practice's two notebooks, around the notes. */
export const notebook: Translation["notebook"] = {
  which: "Notebook",
  progress: "Progress notes",
  progressWhat:
    "Progress notes are part of the client’s record: they can be shared with colleagues and exported.",
  psychotherapy: "Psychotherapy notes",
  psychotherapyWhat:
    "Psychotherapy notes are yours alone, kept apart from the record (45 CFR 164.501): they are never shared, and in no export.",
  again:
    "These notes have a lock of their own. Unlock them with the passphrase, the recovery code or a passkey, once more.",
  unlockLabel: "Unlock the psychotherapy notes",
  locked: "The psychotherapy notes have locked themselves. What was written is saved on this device.",
  closed: "The notebook was closed. Lock this page, and unlock it again.",
};
