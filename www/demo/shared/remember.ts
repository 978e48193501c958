import { inboxLink, parseIntakeLink, parseKeyringId } from "./links.ts";

/** What this device keeps after set-up. No secret is among it, and nothing of a client. */
export type Remembered = { keyring: string; intake: string };

const KEY = "sealform-demo";

/** Keeps the two for the next visit. A browser that refuses storage costs convenience only, so that is no error. */
export function remember(value: Remembered): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    console.info("This browser keeps nothing: use the links that set-up shows.");
  }
}

/** What set-up kept on this device, or null. Storage is outside input, so its shape is checked. */
export function remembered(): Remembered | null {
  try {
    const { keyring, intake } = Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    if (parseKeyringId(inboxLink(String(keyring)).split("#")[1] ?? "") === null) return null;
    if (parseIntakeLink(String(intake).split("#")[1] ?? "") === null) return null;
    return { keyring: String(keyring), intake: String(intake) };
  } catch {
    return null;
  }
}
