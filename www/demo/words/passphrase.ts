import { translation } from "./translation.ts";

/** What stands at the fields of a new passphrase, and at a recovery code: set-up and the keyring's page have both. */
const english = {
  hint: "Four or five words that have nothing to do with each other are strong, and easier to remember than a password.",
  repeat: "The same passphrase again",
  field: "Passphrase",
  show: "Show",
  showNamed: "Show the passphrase",
  different: "The two passphrases are not the same.",
  meter: "Strength of the passphrase",
  unrated: "The passphrase is not rated yet.",
  notRated: "The passphrase could not be rated. Load the page again.",
  guessable: "This passphrase could be guessed. Add another word or two.",
  ratings: ["Very weak", "Weak", "Fair", "Good", "Very strong"] satisfies string[] & { length: 5 },
  enough: (rating: string) => `${rating}.`,
  /** `advice` is in English, or empty: a translation gives its own. */
  notEnough: (rating: string, advice: string) => `${rating}: not enough yet. ${advice}`,
};

const englishRecovery = {
  heading: "Your recovery code",
  why: "If the passphrase is forgotten, this code opens everything instead. Nobody has it but you: not the host, and not us.",
  how: "Write it on paper, and keep the paper where you keep what must not be lost. Do not keep it in this browser or in an email.",
  written: "I have written it down",
  backHeading: "Type the code back from the paper",
  backWhy: "So it is certain that what stands on the paper is right.",
  typed: "The recovery code, as it stands on the paper",
  typedHint: "Capitals, hyphens and spaces do not matter.",
  check: "Check the code",
  checking: "Locking the key with the code too. This takes some seconds.",
  again: "Show the code again",
  different:
    "This is not the code that was shown. Compare it with the paper, or let the code be shown again.",
};

export const passphraseWords: typeof english = translation?.passphrase ?? english;
export const recoveryWords: typeof englishRecovery = translation?.recovery ?? englishRecovery;
