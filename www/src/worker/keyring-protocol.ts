import { noteClass } from "../notes/note.ts";
import {
  bytes,
  count,
  either,
  list,
  nothing,
  nullable,
  object,
  only,
  optional,
  type Parsed,
  port,
  text,
  truth,
} from "../shape.ts";
import { objectId, start } from "./protocol.ts";

/** When, by the page's clock, in RFC 3339. */
const at = text(64);

/** What opens a keyring, taken over by the worker. A passkey's answer fits the nonce of its slot. */
const answer = object({ credentialId: bytes, first: bytes, second: bytes });
export const key = either(
  object({ passphrase: bytes }),
  /** In its canonical text. */
  object({ recoveryCode: bytes }),
  object({ passkey: answer }),
);
export type Key = Parsed<typeof key>;

/** What a passkey is asked with: the inputs of the prf extension that belong to a slot's nonce. */
export const passkeyQuestion = object({ credentialId: bytes, first: bytes, second: bytes });
export type PasskeyQuestion = Parsed<typeof passkeyQuestion>;
export type PasskeyAnswer = Parsed<typeof answer>;

const source = either(object({ store: text(2048) }), object({ file: bytes }));

/** Runs Argon2id, hands what it opened or made to the practice's worker through `port`, and is then ended. */
export const unlockCalls = {
  start,
  create: {
    request: object({ id: objectId, practice: text(512), token: bytes, passphrase: bytes, at, port }),
    reply: nothing,
  },
  /**
   * `source` is the store that has the keyring, or a file of it, which a store gets that has none of this id. `token`, if there
   * is one, takes the place of the one inside.
   */
  unlock: {
    request: object({ id: objectId, source, key, token: nullable(bytes), at, port }),
    reply: nothing,
  },
  /** What to ask passkeys with, for each passkey slot of the keyring in the store. */
  passkeys: { request: object({ id: objectId, store: text(2048) }), reply: list(passkeyQuestion, 32) },
  /** The id that a file of a keyring names, which opening it proves. */
  identify: { request: bytes, reply: object({ id: objectId, file: bytes }) },
  /** Stretches passphrases, for the practice's worker. */
  stretch: { request: object({ passphrases: list(bytes, 2), port }), reply: nothing },
  /** Opens the keyring as it lies in the store, and keeps nothing of it. */
  tryOut: { request: object({ id: objectId, store: text(2048), key }), reply: nothing },
  /** Hands the key of a notebook over through the port. */
  openNotebook: {
    request: object({ id: objectId, store: text(2048), key, noteClass, port }),
    reply: nothing,
  },
};
export type UnlockCalls = typeof unlockCalls;

/** Argon2id's output for a passphrase, as `stretchPassphrase` gives it. */
export const stretched = object({ key: bytes, salt: bytes, memoryKib: count, passes: count, lanes: count });
export type Stretched = Parsed<typeof stretched>;
export const stretchedList = list(stretched, 2);

/** What goes through the port of `create` and `unlock`. */
export const openKeyring = object({
  id: objectId,
  /** The manifest, and the entries behind it. */
  boxes: list(bytes, 4096),
  envelope: bytes,
  /** The store's tag of this version, if it gave one. */
  etag: nullable(text(256)),
  /** The store does not have it yet. */
  isNew: truth,
  /** The boxes are newer than the envelope: a version with them should be stored, and needs not be. */
  isBehind: truth,
});
export type OpenKeyring = Parsed<typeof openKeyring>;

/** One way into a keyring, as its practice sees it. */
export const holderView = object({
  type: either(only("passphrase"), only("recovery"), only("passkey")),
  created: text(64),
  label: optional(text(128)),
});
export type KeyringHolder = Parsed<typeof holderView>;

/** What the practice's worker does with the keyring that it holds. Every change is stored before it counts. */
export const keyringCalls = {
  /** Waits for the open keyring, stores it when it is new, and says whose it is. */
  adopt: {
    request: object({ store: text(2048), at, port }),
    reply: object({ practice: text(512), recipient: text(4096), fingerprint: text(16) }),
  },
  holders: {
    request: nothing,
    reply: object({ holders: list(holderView, 32), drilled: nullable(text(64)) }),
  },
  /** Makes a recovery code, which is in force when it was typed back and stretched. */
  newRecoveryCode: { request: nothing, reply: bytes },
  /** Whether this is the code that was made last, as canonical text. */
  isNewRecoveryCode: { request: bytes, reply: only(true) },
  /** Puts what comes through the port in place of the passphrase or the recovery code. */
  replaceHolder: {
    request: object({ type: either(only("passphrase"), only("recovery")), at, port }),
    reply: nothing,
  },
  /** A new passphrase and a new recovery code come through the port; nothing else opens the keyring from then on. */
  shutOut: { request: object({ at, port }), reply: nothing },
  /** What to ask a new passkey with, and the credentials that are holders already. */
  askPasskey: {
    request: nothing,
    reply: object({ nonce: bytes, first: bytes, second: bytes, known: list(bytes, 32) }),
  },
  /** `answers`: the passkey was asked twice. */
  addPasskey: {
    request: object({ label: text(128), nonce: bytes, answers: list(answer, 2), at }),
    reply: nothing,
  },
  removeHolder: { request: object({ index: count, at }), reply: nothing },
  /** The envelope as the store has it. */
  exportFile: { request: nothing, reply: bytes },
  noteDrill: { request: object({ at }), reply: nothing },
};
