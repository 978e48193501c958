/** Where the store answers: the origin that served this page. */
export const STORE = new URL("/", location.href);

/**
 * What has a page in this demo and a card of the same name: the forms `/intake` and `/check-in`, and the `/journal`, whose card
 * seals an entry that its writer sends to the practice.
 */
export type FormName = "intake" | "check-in" | "journal";

/** The card and its pin, as a link to a form carries them. */
export type PinnedCard = { card: string; integrity: string };

/** The link for clients. It is in the fragment so that no server log holds which card was asked for. */
export function formLink(form: FormName, { card, integrity }: PinnedCard): string {
  return `/${form}#${new URLSearchParams({ card, integrity })}`;
}

/**
 * The card and pin in the fragment of a link, or null when they are not whole. Only cards of this very store count: a link
 * from a stranger must not be able to name another one.
 */
export function parseFormLink(link: string): PinnedCard | null {
  const fields = new URLSearchParams(link.replace(/^[^#]*#/, "").replaceAll("+", "%2B"));
  const { card, integrity } = { card: fields.get("card"), integrity: fields.get("integrity") };
  if (card === null || integrity === null || !URL.canParse(card, STORE)) return null;
  const url = new URL(card, STORE);
  if (url.origin !== STORE.origin || !url.pathname.startsWith("/v1/cards/")) return null;
  return { card: url.pathname, integrity };
}

/** The practice's own link: whoever has it can fetch the locked keyring, and needs the passphrase to open it. */
export function inboxLink(keyring: string): string {
  return `/inbox#keyring=${keyring}`;
}

/** A journal on another device of its writer: nothing but the passphrase or the recovery code opens it. */
export function journalLink(keyring: string): string {
  return `/journal#keyring=${keyring}`;
}

/** The keyring id in the fragment, or null when there is none. */
export function parseKeyringId(fragment: string): string | null {
  const id = new URLSearchParams(fragment.replace(/^#/, "")).get("keyring");
  return id !== null && /^[0-9a-f]{32}$/.test(id) ? id : null;
}
