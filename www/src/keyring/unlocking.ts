import fullWasm from "built:full.wasm";
import practiceScript from "built:practice.worker";
import unlockScript from "built:unlock.worker";
import { type Bytes, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { WorkerClient } from "../worker/client.ts";
import { type UnlockCalls, unlockCalls } from "../worker/keyring-protocol.ts";
import { type PracticeCalls, practiceCalls } from "../worker/practice-protocol.ts";
import type { Reply } from "../worker/protocol.ts";
import { parseRecoveryCode } from "./recovery-code.ts";

// Argon2id with 64 MiB takes a second on a laptop; an old phone may need many, a keyring has two slots to try, and a person
// takes a while to find a passkey.
export const UNLOCK_TIMEOUT_MS = 240_000;
export const CALL_TIMEOUT_MS = 90_000;

export type Practice = WorkerClient<PracticeCalls>;
type Unlock = WorkerClient<UnlockCalls>;

/** The practice's worker with the open keyring, and whose it is. */
export type Adopted = Reply<PracticeCalls, "adopt"> & { worker: Practice };

/** Starts both workers, lets the one hand the open keyring to the other, and ends the first with its memory. */
export async function through(
  store: URL,
  callUnlock: (unlock: Unlock, port: MessagePort) => Promise<void>,
): Promise<Adopted> {
  const starting = [
    WorkerClient.start(practiceScript, fullWasm, practiceCalls),
    WorkerClient.start(unlockScript, fullWasm, unlockCalls),
  ] as const;
  try {
    const [practice, unlock] = await Promise.all(starting);
    const { port1, port2 } = new MessageChannel();
    const [adopted] = await Promise.all([
      practice.call("adopt", { store: baseOf(store).href, at: now(), port: port1 }, 2 * UNLOCK_TIMEOUT_MS),
      callUnlock(unlock, port2),
    ]);
    return { worker: practice, ...adopted };
  } catch (thrown) {
    for (const worker of starting) worker.then((started) => started.end()).catch(() => undefined);
    throw SealformError.from(thrown);
  } finally {
    // Argon2id's memory never shrinks, and goes only with its worker.
    starting[1].then((unlock) => unlock.end()).catch(() => undefined);
  }
}

/** Does something in an unlocking worker of its own, and ends it. */
export async function withUnlock<T>(work: (unlock: Unlock) => Promise<T>): Promise<T> {
  const unlock = await WorkerClient.start(unlockScript, fullWasm, unlockCalls);
  try {
    return await work(unlock);
  } finally {
    unlock.end();
  }
}

/** A secret in a buffer that can move to a worker; the caller's own bytes are wiped. */
export function takeOver(secret: Uint8Array): Bytes {
  // Without types, text would become zeros here, and the zeros a passphrase.
  if (!(secret instanceof Uint8Array)) {
    throw new SealformError(
      "invalid-argument",
      "A secret has to be a Uint8Array: encode text with TextEncoder.",
    );
  }
  const own = new Uint8Array(secret);
  wipe(secret);
  return own;
}

/** What opens a keyring, as the worker takes it. */
export async function takeKey(
  options: { passphrase: Uint8Array } | { recoveryCode: Uint8Array },
): Promise<{ passphrase: Bytes } | { recoveryCode: Bytes }> {
  if ("passphrase" in options) return { passphrase: takeOver(options.passphrase) };
  return { recoveryCode: await parseRecoveryCode(takeOver(options.recoveryCode)) };
}

/**
 * Runs Argon2id for each passphrase, and sends what comes of it through a port to whoever `waiting` gives it to. That one has its end
 * first: Firefox loses what waits in a port that moves.
 */
export const stretch = (passphrases: Bytes[], waiting: (port: MessagePort) => Promise<void>): Promise<void> =>
  withUnlock(async (unlock) => {
    const { port1, port2 } = new MessageChannel();
    const [stretched, received] = await Promise.allSettled([
      unlock.call("stretch", { passphrases, port: port2 }, UNLOCK_TIMEOUT_MS),
      waiting(port1),
    ]);
    // Without the first there is nothing for the second to receive: why is what the first says.
    if (stretched.status === "rejected") throw stretched.reason;
    if (received.status === "rejected") throw received.reason;
  });

/** The folder that the store's paths start from. Query and fragment fall away: a set-up link has the token in its own. */
export const baseOf = (store: URL): URL => new URL(".", store);

/** The page's clock. */
export const now = (): string => new Date().toISOString();
