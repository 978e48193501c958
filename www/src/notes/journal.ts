import { base64url, random, utf8, wipe } from "../bytes.ts";
import { Keyring } from "../keyring/keyring.ts";

/**
 * Makes a client's journal: a keyring that the passphrase (UTF-8, taken over) opens, with a token of its own, kept in the store
 * before this returns. No practice and no account is needed. Give it a recovery code before anything is written, for nobody else
 * can open it; then `Notebook.open({ keyring, noteClass: "journal" })`. `Keyring.unlock` opens it again by its id. Errors:
 * server-refused, also where the store takes no journals; network.
 */
export function createJournal({
  store,
  passphrase,
}: {
  store: URL;
  passphrase: Uint8Array;
}): Promise<Keyring> {
  const secret = random(32);
  const token = utf8(base64url(secret));
  wipe(secret);
  return Keyring.create({ store, token, practice: "", passphrase });
}
