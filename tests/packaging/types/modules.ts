// Compiled, and never run.
import { cardPin, createSealer, loadCard, parseCard, SealformError, type Submitted } from "sealform";
import * as copy from "sealform/copy";
import { Keyring, type OpenedRecord } from "sealform/inbox";
import de from "sealform/languages/de";
import { createJournal, type Note, Notebook, type SaveState } from "sealform/notes";

export async function read(id: string, passphrase: Uint8Array): Promise<OpenedRecord> {
  const keyring = await Keyring.unlock({ store: new URL("https://example.org/"), id, passphrase });
  return keyring.open(id);
}

export async function write(keyring: Keyring, note: Note, passphrase: Uint8Array): Promise<SaveState> {
  const notebook = await Notebook.open({ keyring, noteClass: "psychotherapy", passphrase, idleMs: 60_000 });
  const draft = await notebook.draft(note);
  draft.change({ text: "…", minutes: null });
  // @ts-expect-error: a note has no such part
  draft.change({ client: "Ada" });
  return draft.close();
}
// @ts-expect-error: psychotherapy notes ask for the passphrase again
export const open = (keyring: Keyring) => Notebook.open({ keyring, noteClass: "psychotherapy" });

const options = { store: new URL("https://example.org/"), id: "" };
// @ts-expect-error: a passphrase is bytes, so that it can be wiped
export const wrong = () => Keyring.unlock({ ...options, passphrase: "text" });

export async function send(value: string, signal: AbortSignal): Promise<Submitted> {
  const sealer = await createSealer(await loadCard("/v1/cards/intake", "sha256-", { signal }), { signal });
  sealer.addEventListener("progress", () => undefined);
  try {
    const sealed = await sealer.seal({ answers: [{ name: "reason", value }], copy: true }, { signal });
    return await sealer.submit(sealed, { transport: "multipart", signal });
  } finally {
    sealer.dispose();
  }
}

export const others = { cardPin, parseCard, SealformError, copy, de, createJournal };
