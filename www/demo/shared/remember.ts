import { type FormName, formLink, parseFormLink, parseKeyringId } from "./links.ts";

/** What this device keeps after set-up. No secret is among it, and nothing of a client. */
export type Remembered = { keyring: string; links: Record<FormName, string> };

const KEY = "sealform-demo";

/** Keeps this for the next visit. A browser that refuses storage costs convenience only, so that is no error. */
export function remember({ keyring, links }: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ keyring, ...links }));
  } catch {
    console.info("This browser keeps nothing: use the links that set-up shows.");
  }
}

/** What set-up kept on this device, or null. Storage is outside input, so it is parsed, and the links built anew. */
export function remembered(): Remembered | null {
  try {
    const kept: Record<string, unknown> = Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    const id = parseKeyringId(`keyring=${kept.keyring}`);
    const link = (form: FormName): string => {
      const pinned = parseFormLink(String(kept[form]));
      return pinned === null ? "" : formLink(form, pinned);
    };
    const links = { intake: link("intake"), "check-in": link("check-in"), journal: link("journal") };
    // A practice that was set up by an older release has no check-in or journal.
    return id !== null && links.intake !== "" ? { keyring: id, links } : null;
  } catch {
    return null;
  }
}
