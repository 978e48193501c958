import { translation } from "./translation.ts";

/** What stands on the keyring's page. */
const english = {
  ways: "What unlocks this practice",
  waysHint: "Each of these opens everything on its own. Remove what you do not know or no longer have.",
  types: { passphrase: "Passphrase", recovery: "Recovery code", passkey: "Passkey" },
  since: "since",
  noCode:
    "There is no recovery code. If the passphrase is forgotten, everything that clients sent is lost. Make one below.",
  remove: "Remove",
  removeNamed: (label: string) => `Remove the passkey ${label}`,
  removed: (label: string) => `The passkey ${label} opens nothing any more.`,

  drillHeading: "Try the recovery code",
  drillDue: (day: string) =>
    `It is three months or more since ${day}. Take the paper out and try whether the code still opens the practice: a copy that cannot be opened is none.`,
  drillWhy:
    "This opens the keyring as it lies in the store with the code on your paper, and changes nothing.",
  drilled: (day: string) => `Last tried on ${day}.`,
  drillField: "Recovery code",
  drillButton: "Try the code",
  drilling: "Opening the stored keyring with the code. This takes some seconds.",
  drillDone: "The code opens the practice. Put the paper back.",
  drillWrong:
    "This code does not open the practice. If you cannot find the right one, make a new recovery code now.",

  passphraseHeading: "Change the passphrase",
  passphraseWhy:
    "The old passphrase does not open the keyring in the store any more. Older copies of it, as in a backup, it still opens.",
  newPassphrase: "New passphrase",
  passphraseButton: "Lock it with the new one",
  passphraseWorking: "Locking the keyring with the new passphrase. This takes some seconds.",
  passphraseDone: "The passphrase is changed.",

  codeHeading: "Make a new recovery code",
  codeWhy:
    "For when the paper is lost, or somebody has seen it. The old code ends when the new one is typed back.",
  codeButton: "Make a new code",
  codeMaking: "Making the code.",
  codeDone: "The new recovery code is in force, and the old one has ended.",

  passkeyHeading: "Add a passkey",
  passkeyWhy:
    "A passkey unlocks with a fingerprint, a face or a PIN. It is never the only way in: the passphrase and the recovery code go on working.",
  passkeyNone: "This browser has no passkeys at this address.",
  passkeyLabel: "Name of the passkey",
  passkeyButton: "Make the passkey",
  passkeyWorking:
    "Follow what your browser shows. It asks more than once: the passkey is tried out before it counts.",
  passkeyDone: (label: string) => `The passkey ${label} unlocks this practice now.`,

  shutHeading: "Shut out a lost device",
  shutWhy:
    "If a device was lost or stolen while the practice was open on it, give the keyring a new lock: a new passphrase, a new recovery code, and no passkeys.",
  shutLimits:
    "What was read or copied on that device cannot be taken back, and it may know the keys themselves. So make a new identity as well, and print a new set-up link with --new-token, which ends the old token.",
  shutButton: "Go on to a new recovery code",
  shutDone:
    "Only the new passphrase and the new recovery code open the keyring now. Now make a new identity, and a new token of the store.",

  fileHeading: "Keep a copy of the keyring",
  fileWhy:
    "The file is locked as the one in the store is: the passphrase or the recovery code of today opens it, and nothing else. With it you can read everything, even if the host is gone.",
  fileBack:
    "To bring it into another store, open the set-up link of that store and choose “I have a keyring file”.",
  fileButton: "Save the keyring file",
  fileWorking: "Making the file.",
  fileDone: "Saved. Keep it with the paper, or on a stick.",
};

export const keyringWords: typeof english = translation?.keyring ?? english;
