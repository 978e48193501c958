// Compiled, and never run.
import { cardPin, type FormCard, fetchCard, parseCard, Sealer, SealformError } from "sealform";
import * as copy from "sealform/copy";
import { Keyring, type OpenedRecord } from "sealform/inbox";
import de from "sealform/languages/de";

export async function read(id: string, passphrase: Uint8Array): Promise<OpenedRecord> {
  const keyring = await Keyring.unlock({ store: new URL("https://example.org/"), id, passphrase });
  return keyring.open(id);
}

const options = { store: new URL("https://example.org/"), id: "" };
// @ts-expect-error: a passphrase is bytes, so that it can be wiped
export const wrong = () => Keyring.unlock({ ...options, passphrase: "text" });

export async function check(url: URL, pin: string): Promise<FormCard> {
  const pinned = await fetchCard(url, pin);
  const sealer = new Sealer();
  await sealer.check(pinned);
  return pinned.card;
}

export const others = { cardPin, parseCard, SealformError, copy, de };
