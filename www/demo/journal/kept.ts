import { formLink, type PinnedCard, parseFormLink, parseKeyringId } from "../shared/links.ts";

/** What this browser keeps of a journal: where it is, and the card of the practice. No secret, and nothing that was written. */
type Kept = { keyring: string | null; card: PinnedCard | null };

const KEY = "sealform-journal";

/** Storage is outside input, so it is parsed. */
function read(): Kept {
  try {
    const kept: Record<string, unknown> = Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return { keyring: parseKeyringId(`keyring=${kept.keyring}`), card: parseFormLink(String(kept.card)) };
  } catch {
    return { keyring: null, card: null };
  }
}

/** A browser that refuses storage costs convenience only: then the links have to be opened each time. */
function write({ keyring, card }: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ keyring, card: card && formLink("journal", card) }));
  } catch {
    console.info("This browser keeps nothing: use the link to the journal.");
  }
}

export const keptJournal = (): string | null => read().keyring;
export const keepJournal = (keyring: string): void => write({ ...read(), keyring });

export function forgetJournal(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then nothing was kept either.
  }
}

/** The practice's card: from the link that this page was opened with, which is kept from then on, or from an earlier one. */
export function practiceCard(): PinnedCard | null {
  const linked = parseFormLink(location.hash);
  if (linked !== null) write({ ...read(), card: linked });
  return linked ?? read().card;
}
