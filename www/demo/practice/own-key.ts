import type { Keyring, PracticeIdentity } from "../../src/inbox.ts";
import { actionForm } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { day } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { practiceWords as words } from "../words/practice.ts";
import { type Changed, copyable, panel, part, said, wordList } from "./parts.ts";

/** The practice's own public key, as others compare it, and a way to a new one. */
export function ownKey(keyring: Keyring, identities: PracticeIdentity[], changed: Changed): HTMLElement {
  const current = identities.at(-1);
  const earlier = identities.length - 1;
  return part(
    "own-key",
    words.ownKey,
    said(words.ownKeyWhy),
    ...(current ? [wordList(words.ownWords, current.words), said(words.since(day(current.created)))] : []),
    ...(earlier > 0 ? [make("p", { class: "quiet-text" }, words.earlier(earlier))] : []),
    panel(words.wholeKey, said(words.wholeKeyWhy), copyable(keyring.recipient, words.wholeKey)),
    panel(
      words.rotate,
      ...words.rotateWhy.map(said),
      make("p", { class: "notice" }, words.rotateFiles),
      rotation(keyring, changed),
    ),
  );
}

const rotation = (keyring: Keyring, changed: Changed): HTMLElement =>
  actionForm({
    fields: [],
    button: words.rotateButton,
    working: words.rotating,
    run: async () => {
      await inTwoSteps(keyring, keyring.rotate(), changed, words.rotated);
      return "";
    },
  });

/**
 * Shows how it is after a change of two steps, first the keyring and then the cards. When the second one fails, the first one is
 * done all the same, and the page shows that with the error. When nothing was changed, the error is the form's to tell.
 */
export async function inTwoSteps(
  keyring: Keyring,
  change: Promise<void>,
  changed: Changed,
  done: string,
): Promise<void> {
  try {
    await change;
  } catch (error) {
    const cards = await keyring.cards();
    if (cards.every(({ isNewest, isCurrent }) => !isNewest || isCurrent)) throw error;
    return changed("", sentence(error));
  }
  await changed(done);
}
