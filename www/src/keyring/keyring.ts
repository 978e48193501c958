import { type Bytes, hex, random, utf8 } from "../bytes.ts";
import { type ConsentStatement, cardPin, type FileLimits, type FormCard, parseCard } from "../card.ts";
import { SealformError } from "../errors.ts";
import { parseScores, type ScoreDefinition } from "../scores/definition.ts";
import type { KeyringHolder } from "../worker/keyring-protocol.ts";
import type { PracticeCalls } from "../worker/practice-protocol.ts";
import type { Reply } from "../worker/protocol.ts";
import type { Colleague, PracticeIdentity, PublicKey, PublishedCard } from "../worker/rotation-protocol.ts";
import { keepInsides } from "./insides.ts";
import { askPasskeys, createPasskey } from "./passkey.ts";
import { Reader } from "./reader.ts";
import { parseRecoveryCode } from "./recovery-code.ts";
import { type Resealing, reseal } from "./resealing.ts";
import {
  type Adopted,
  baseOf,
  CALL_TIMEOUT_MS,
  now,
  type Practice,
  stretch,
  takeKey,
  takeOver,
  through,
  UNLOCK_TIMEOUT_MS,
  withUnlock,
} from "./unlocking.ts";

/** As the store limits it. */
const MAX_FILE_BYTES = 1024 * 1024;

/** One way to unlock a keyring. A passphrase and a recovery code are UTF-8, and are taken over. */
export type Unlocking = { passphrase: Uint8Array } | { recoveryCode: Uint8Array } | { passkey: true };

/**
 * A practice's open keyring. Its token and identities are in a worker of its own, and the page never sees them; what
 * the page gets is what it asks to have opened. Every method fails with a SealformError. Secrets are Uint8Array; those that a
 * method gets are taken over, and wiped.
 *
 * Every change of the keyring is a new version that is in the store before the method returns. Error of all of them:
 * keyring-changed, when another device stored a version since this one was unlocked; nothing is changed then.
 */
export class Keyring extends Reader {
  readonly #worker: Practice;
  readonly #store: URL;
  readonly #locked: AbortController;
  /** 32 hex digits. Whoever has it can fetch the keyring, and can try passphrases on it. */
  readonly id: string;
  readonly practice: string;
  #current: { recipient: string; fingerprint: string };

  private constructor(store: URL, id: string, { worker, practice, recipient, fingerprint }: Adopted) {
    const locked = new AbortController();
    super(worker, locked.signal);
    this.#worker = worker;
    this.#locked = locked;
    this.#store = store;
    this.id = id;
    this.practice = practice;
    this.#current = { recipient, fingerprint };
    keepInsides(this, { worker, store: baseOf(store), id, locked: locked.signal });
  }

  /** The current public key, `age1pq1…`. */
  get recipient(): string {
    return this.#current.recipient;
  }

  /** Its id as it stands in envelopes, 16 hex digits. */
  get fingerprint(): string {
    return this.#current.fingerprint;
  }

  /**
   * Makes a practice: an identity, and a keyring that the passphrase opens, kept in the store before this returns. Give it a
   * recovery code before anybody seals to it. `token` is the token's text as bytes; `passphrase` is UTF-8.
   */
  static async create(options: {
    store: URL;
    token: Uint8Array;
    practice: string;
    passphrase: Uint8Array;
  }): Promise<Keyring> {
    const id = hex(random(16));
    const token = takeOver(options.token);
    const passphrase = takeOver(options.passphrase);
    const { store, practice } = options;
    const request = { id, practice, token, passphrase, at: now() };
    const adopted = await through(store, (unlock, port) =>
      unlock.call("create", { ...request, port }, UNLOCK_TIMEOUT_MS),
    );
    return new Keyring(store, id, adopted);
  }

  /**
   * Opens the keyring with this id, by its passphrase, its recovery code or, in a page, by one of its passkeys. Errors:
   * open-failed, for a wrong one; invalid-recovery-code; passkey-failed, when it was cancelled or there is none;
   * out-of-memory; network, server-refused.
   */
  static async unlock(options: { store: URL; id: string } & Unlocking): Promise<Keyring> {
    const { store, id } = options;
    const asked = "passkey" in options ? null : await takeKey(options);
    const source = { store: baseOf(store).href };
    const adopted = await through(store, async (unlock, port) => {
      const key = asked ?? {
        passkey: await askPasskeys(
          await unlock.call("passkeys", { id, store: source.store }, CALL_TIMEOUT_MS),
        ),
      };
      await unlock.call("unlock", { id, source, key, token: null, at: now(), port }, UNLOCK_TIMEOUT_MS);
    });
    return new Keyring(store, id, adopted);
  }

  /**
   * Puts a keyring file into a store that has no keyring of this id, and opens it. `token` is that store's, if it is another
   * one than the file is from. Errors: as `unlock`; malformed, wrong-kind; keyring-changed, when the store has it already.
   */
  static async importFile(
    options: { store: URL; token?: Uint8Array; file: Uint8Array } & (
      | { passphrase: Uint8Array }
      | { recoveryCode: Uint8Array }
    ),
  ): Promise<Keyring> {
    const { store } = options;
    if (options.file.length > MAX_FILE_BYTES) {
      throw new SealformError("too-large", `A keyring file has at most ${MAX_FILE_BYTES} bytes.`);
    }
    const token = options.token ? takeOver(options.token) : null;
    const key = await takeKey(options);
    let id = "";
    const adopted = await through(store, async (unlock, port) => {
      const named = await unlock.call("identify", new Uint8Array(options.file), CALL_TIMEOUT_MS);
      id = named.id;
      const source = { file: named.file };
      await unlock.call("unlock", { id, source, key, token, at: now(), port }, UNLOCK_TIMEOUT_MS);
    });
    return new Keyring(store, id, adopted);
  }

  /** The ways into the keyring, in their order. `created` is when each was set. */
  async holders(): Promise<KeyringHolder[]> {
    return (await this.#holders()).holders;
  }

  /** When `drill` last succeeded, or null when never. */
  async drilled(): Promise<string | null> {
    return (await this.#holders()).drilled;
  }

  #holders(): Promise<Reply<PracticeCalls, "holders">> {
    return this.#worker.call("holders", undefined, CALL_TIMEOUT_MS);
  }

  /** The passphrase `next` (UTF-8) opens the keyring from now on, and the old one does not. */
  async changePassphrase({ next }: { next: Uint8Array }): Promise<void> {
    await this.#replace("passphrase", takeOver(next));
  }

  /**
   * Makes a recovery code and returns its text as ASCII, to be shown. It is not in force, and the old one stays so, until
   * `confirmRecoveryCode` or `shutOut` got it back. The last one that was made counts.
   */
  newRecoveryCode(): Promise<Uint8Array> {
    return this.#worker.call("newRecoveryCode", undefined, CALL_TIMEOUT_MS);
  }

  /** Puts the new recovery code in force, once it was typed back. Error: invalid-recovery-code, and it can be typed again. */
  async confirmRecoveryCode(typed: Uint8Array): Promise<void> {
    await this.#replace("recovery", await this.#checkNewCode(typed));
  }

  /**
   * Asks the browser for a new passkey, asks that twice, and keeps it when both answers are the same and open the new
   * version. Has to be called on a click. Errors: passkey-failed, when it was cancelled or the browser has none; passkey-unfit;
   * limit-exceeded, for more than 16.
   */
  async addPasskey({ label }: { label: string }): Promise<void> {
    const { nonce, ...question } = await this.#worker.call("askPasskey", undefined, CALL_TIMEOUT_MS);
    const answers = await createPasskey({ ...question, label, practice: this.practice });
    await this.#worker.call("addPasskey", { label, nonce, answers, at: now() }, CALL_TIMEOUT_MS);
  }

  /** Removes the passkey at this place of `holders()`. A passphrase and a recovery code are replaced instead: invalid-argument. */
  async removeHolder(index: number): Promise<void> {
    await this.#worker.call("removeHolder", { index, at: now() }, CALL_TIMEOUT_MS);
  }

  /**
   * Shuts out whoever has had this keyring open on another device: a new version that only the new passphrase (UTF-8) and
   * the new recovery code open, as `newRecoveryCode` made it and somebody typed it back. All passkeys go, and what devices keep
   * to open records faster gets another secret: it is made anew at the next visit. What that device has read or copied it keeps, so a new identity and a new token of the store belong to it.
   */
  async shutOut(options: { passphrase: Uint8Array; recoveryCode: Uint8Array }): Promise<void> {
    const passphrase = takeOver(options.passphrase);
    const code = await this.#checkNewCode(options.recoveryCode);
    await stretch([passphrase, code], (port) =>
      this.#worker.call("shutOut", { at: now(), port }, 2 * UNLOCK_TIMEOUT_MS),
    );
  }

  /** The sealed keyring as the store has it, to be kept elsewhere: a file that its passphrase and recovery code open. */
  exportFile(): Promise<Uint8Array> {
    return this.#worker.call("exportFile", undefined, CALL_TIMEOUT_MS);
  }

  /**
   * Resolves when the recovery code opens the keyring as it lies in the store, and remembers the day. Errors: open-failed;
   * invalid-recovery-code.
   */
  async drill(recoveryCode: Uint8Array): Promise<void> {
    const key = { recoveryCode: await parseRecoveryCode(takeOver(recoveryCode)) };
    const [id, store] = [this.id, baseOf(this.#store).href];
    await withUnlock((unlock) => unlock.call("tryOut", { id, store, key }, UNLOCK_TIMEOUT_MS));
    await this.#worker.call("noteDrill", { at: now() }, CALL_TIMEOUT_MS);
  }

  async #checkNewCode(typed: Uint8Array): Promise<Bytes> {
    const code = await parseRecoveryCode(takeOver(typed));
    await this.#worker.call("isNewRecoveryCode", code.slice(), CALL_TIMEOUT_MS);
    return code;
  }

  #replace(type: "passphrase" | "recovery", passphrase: Bytes): Promise<void> {
    return stretch([passphrase], (port) =>
      this.#worker.call("replaceHolder", { type, at: now(), port }, 2 * UNLOCK_TIMEOUT_MS),
    );
  }

  /** The practice's identities, as people compare them. All of them open records; the last one is the current one. */
  identities(): Promise<PracticeIdentity[]> {
    return this.#worker.call("identities", undefined, CALL_TIMEOUT_MS);
  }

  /** A public key with its words, to be compared. Error: invalid-recipient. */
  publicKey(recipient: string): Promise<PublicKey> {
    return this.#worker.call("publicKey", { recipient }, CALL_TIMEOUT_MS);
  }

  /**
   * Makes a new identity, which is the current one from then on, and publishes the cards for it, each at a new address. Whatever
   * was and is sealed to the older ones stays readable. When publishing fails, the new identity stays; `republishCards` goes on.
   */
  async rotate(): Promise<void> {
    this.#current = await this.#worker.call("newIdentity", { at: now() }, CALL_TIMEOUT_MS);
    await this.republishCards();
  }

  /** The cards that were published, oldest first, also those that were withdrawn. */
  cards(): Promise<PublishedCard[]> {
    return this.#worker.call("cards", undefined, CALL_TIMEOUT_MS);
  }

  /**
   * Publishes the newest card of each form anew, where it does not seal to the current identity and the colleagues of now. The
   * older card stays at its address, for the pages that pin it. Errors: card-integrity, when the store has another card than was
   * published; card-unavailable.
   */
  async republishCards(): Promise<void> {
    const inForce = (await this.cards()).filter(({ withdrawn }) => !withdrawn);
    for (const { address, isNewest, isCurrent } of inForce) {
      if (!isNewest || isCurrent) continue;
      await this.#worker.call("republishCard", { address, at: now() }, CALL_TIMEOUT_MS);
    }
  }

  /** Takes a card out of the store: pages that pin it cannot be sent any more. */
  async withdrawCard(address: string): Promise<void> {
    await this.#worker.call("withdrawCard", { address, at: now() }, CALL_TIMEOUT_MS);
  }

  /** Who else reads what is sealed to this practice. */
  colleagues(): Promise<Colleague[]> {
    return this.#worker.call("colleagues", undefined, CALL_TIMEOUT_MS);
  }

  /**
   * Adds a reader, whose public key was compared with its owner, and publishes the cards anew. With `pastRecords`, `reseal` opens
   * earlier records to them too. Errors: invalid-recipient; invalid-argument, for a key that is here already; limit-exceeded;
   * when publishing fails, they are added all the same, and `republishCards` goes on.
   */
  async addColleague(colleague: { label: string; recipient: string; pastRecords: boolean }): Promise<void> {
    await this.#worker.call("addColleague", { ...colleague, at: now() }, CALL_TIMEOUT_MS);
    await this.republishCards();
  }

  /**
   * What is sealed with the new cards is not sealed to them any more, nor are the records that `reseal` went through. What they
   * have read, copied, or kept the content key of stays open to them.
   */
  async removeColleague(fingerprint: string): Promise<void> {
    await this.#worker.call("removeColleague", { fingerprint, at: now() }, CALL_TIMEOUT_MS);
    await this.republishCards();
  }

  /** Whether a pass of `reseal` came to its end since the readers of earlier records last changed. */
  isResealed(): Promise<boolean> {
    return this.#worker.call("isResealed", undefined, CALL_TIMEOUT_MS);
  }

  /**
   * Goes through all records, and gives each the slots that it should have: of the current identity in place of older ones, of
   * colleagues who may read earlier records, and none of former colleagues. What is to be done shows in the records
   * themselves, so whoever was interrupted begins again, and what is done is passed over. A record that cannot be changed stays as it
   * is, and is in `problems`. Errors: network, when the host cannot be reached; what was done stays done.
   */
  reseal(
    options: { signal?: AbortSignal; onProgress?: (state: Resealing) => void } = {},
  ): Promise<Resealing> {
    return reseal(this.#worker, (after) => this.list({ after, limit: 500 }), options);
  }

  /** Publishes a form card that seals to this practice and its colleagues, and returns what a page needs to pin it. */
  async publishCard(
    name: string,
    card: {
      form: string;
      consent?: ConsentStatement[];
      clear?: string[];
      files?: FileLimits;
      scores?: ScoreDefinition[];
    },
  ): Promise<{ url: URL; integrity: string; card: FormCard }> {
    const recipients = await this.#worker.call("recipients", undefined, CALL_TIMEOUT_MS);
    const { practice } = this;
    const bytes = utf8(JSON.stringify({ sealform: 1, practice, recipients, ...card }, null, 2));
    const parsed = parseCard(bytes);
    parseScores(bytes);
    const integrity = await cardPin(bytes);
    await this.#worker.call("publishCard", { name, card: bytes, integrity, at: now() }, CALL_TIMEOUT_MS);
    return { url: new URL(`v1/cards/${name}`, baseOf(this.#store)), integrity, card: parsed };
  }

  /** Wipes what can be wiped and ends all workers. The keyring is of no use afterwards. */
  lock(): void {
    this.#locked.abort(new SealformError("worker-failed", "The keyring was locked."));
    this.#worker
      .call("lock", undefined, 1000)
      .catch(() => undefined) // It was ended already, or is ended now: both are what was asked for.
      .finally(() => this.#worker.end());
  }
}
