import { translation } from "./translation.ts";

/** What the pages of the practice say before they lock themselves. */
const english = {
  heading: "Are you still there?",
  idle: "This page locks in a minute, because nothing was done here for a while. Nothing is lost: the passphrase opens it again.",
  stay: "Stay unlocked",
  lock: "Lock now",
  locked: "This page locked itself, because nothing was done here for a while.",
};

export const sessionWords: typeof english = translation?.session ?? english;
