import { translation } from "./translation.ts";

/** What stands on the set-up page behind its first form. */
const english = {
  making:
    "Making the key, and locking it with the passphrase. This takes some seconds, on a phone a little longer.",
  importing: "Opening the keyring file, and putting it into this store. This takes some seconds.",
  doneFor: (practice: string) => `Only ${practice} can read what clients send from now on.`,
  openCheckIn: "Open the weekly check-in",
  openJournal: "Open the journal",
  copied: "Copied.",
  notCopied: "This browser does not let the page copy. Select the lines and copy them.",
  passkeyHeading: "Unlock with a passkey on this device?",
  passkeyWhy:
    "A passkey unlocks with your fingerprint, your face or the device’s PIN. The passphrase and the recovery code go on working. You can also add one later.",
  passkeyLabel: "Name of this passkey",
  passkeyDefault: "This device",
  passkeyAdd: "Add a passkey",
  passkeyAdding:
    "Follow what your browser shows. It asks more than once: the passkey is tried out before it counts.",
  passkeySkip: "Go on without one",
  fileHeading: "I have a keyring file",
  fileWhy:
    "If you had a practice in another store, its keyring file brings the keys here. The set-up link of this store takes the place of the old one.",
  file: "Keyring file",
  fileKey: "Its passphrase or its recovery code",
  fileOpen: "Open the file",
  fileExists: "This store has this keyring already. Unlock it in the inbox instead.",
  fileWrong: "Neither as a passphrase nor as a recovery code does this open the file.",
};

export const setupWords: typeof english = translation?.setup ?? english;
