import { translation } from "./translation.ts";

/** What stands in the form that unlocks the practice's keyring. */
const english = {
  passphrase: "Passphrase of the practice",
  code: "Recovery code",
  codeHint: "Seven groups of four letters and digits. Capitals, hyphens and spaces do not matter.",
  unlock: "Unlock",
  withCode: "Use the recovery code",
  withPassphrase: "Use the passphrase",
  withPasskey: "Use a passkey",
  unlocking: "Unlocking. This takes some seconds, and should: it makes guessing slow.",
  askingPasskey: "Asking for the passkey. Follow what your browser shows.",
  wrongPassphrase:
    "This passphrase does not open the practice’s key. Look for capital letters and spaces, then try again.",
  wrongCode:
    "This recovery code does not open the practice’s key. It may be an older one: a new code ends the one before it.",
  wrongPasskey:
    "This passkey does not open the practice’s key any more. Use the passphrase or the recovery code.",
  unknown: "This device does not know the practice yet. Open the link to the inbox that set-up showed.",
  notSetUp: "If nothing is set up yet, open the set-up link that the terminal printed.",
};

export const unlockWords: typeof english = translation?.unlock ?? english;
