import { intakeLink, parseIntakeLink, parseKeyringId } from "./links.ts";

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

/** What set-up kept on this device, or null. Storage is outside input, so it is parsed, and the link built anew. */
export function remembered(): Remembered | null {
  try {
    const { keyring, intake } = Object(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    const id = parseKeyringId(`keyring=${keyring}`);
    const pinned = parseIntakeLink(String(intake).split("#")[1] ?? "");
    return id !== null && pinned !== null ? { keyring: id, intake: intakeLink(pinned) } : null;
  } catch {
    return null;
  }
}
