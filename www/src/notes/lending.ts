import fullWasm from "built:full.wasm";
import notesScript from "built:notes.worker";
import { insidesOf } from "../keyring/insides.ts";
import type { Keyring, Unlocking } from "../keyring/keyring.ts";
import { askPasskeys } from "../keyring/passkey.ts";
import { CALL_TIMEOUT_MS, now, takeKey, UNLOCK_TIMEOUT_MS, withUnlock } from "../keyring/unlocking.ts";
import { WorkerClient } from "../worker/client.ts";
import { type NotesCalls, notesCalls } from "../worker/notes-protocol.ts";
import type { NoteClass } from "./note.ts";

export type NotesWorker = WorkerClient<NotesCalls>;

/** Starts the worker of a notebook, and lets whoever has the secret hand it over past the page. */
export async function lend(
  keyring: Keyring,
  noteClass: NoteClass,
  unlocking: Unlocking | undefined,
): Promise<{ worker: NotesWorker; id: string }> {
  const { worker: practice } = insidesOf(keyring);
  await practice.call("ensureNotebook", { noteClass, at: now() }, CALL_TIMEOUT_MS);
  const worker = await WorkerClient.start(notesScript, fullWasm, notesCalls);
  try {
    const { port1, port2 } = new MessageChannel();
    // Who waits has its end first: Firefox loses what waits in a port that moves.
    const [{ id }] = await Promise.all([
      worker.call("adopt", { port: port1 }, 2 * UNLOCK_TIMEOUT_MS),
      unlocking
        ? unlockNotebook(keyring, noteClass, unlocking, port2)
        : practice.call("lendNotebook", { noteClass, port: port2 }, CALL_TIMEOUT_MS),
    ]);
    return { worker, id };
  } catch (thrown) {
    worker.end();
    throw thrown;
  }
}

/** Opens the keyring anew, in a worker of its own that hands nothing over but the notebook. */
async function unlockNotebook(
  keyring: Keyring,
  noteClass: NoteClass,
  unlocking: Unlocking,
  port: MessagePort,
): Promise<void> {
  const { id, store: base } = insidesOf(keyring);
  const store = base.href;
  const asked = "passkey" in unlocking ? null : await takeKey(unlocking);
  await withUnlock(async (unlock) => {
    const key = asked ?? {
      passkey: await askPasskeys(await unlock.call("passkeys", { id, store }, CALL_TIMEOUT_MS)),
    };
    await unlock.call("openNotebook", { id, store, key, noteClass, port }, UNLOCK_TIMEOUT_MS);
  });
}
