import { prfInputs } from "sealform-wasm/full";
import { fromBase64, random, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { makeRecoveryCode } from "../keyring/recovery-code.ts";
import type { ReadMarks } from "../opening/read-marks.ts";
import { cacheSecret, isCacheSecret, newCacheSecret } from "../opening/secret.ts";
import { bytes, list, object, type Parser, parse, text } from "../shape.ts";
import {
  type Entry,
  entriesOf,
  entry,
  type HolderEntry,
  holderEntry,
  holdersOf,
  passkeyEntry,
  readBox,
  stretchedEntry,
  viewOf,
} from "./entries.ts";
import { HeldKeyring } from "./held-keyring.ts";
import type { Handlers } from "./host.ts";
import { type keyringCalls, openKeyring, type PasskeyAnswer, stretchedList } from "./keyring-protocol.ts";

/** WebAuthn's limits allow more; a list of so many ways in is one that nobody looks through. */
const MAX_PASSKEYS = 16;

const drill = object({ at: text(64) });

/** Takes over what the unlocking worker opened, and stores what the store does not have yet. */
export async function adopt(base: URL, at: string, port: MessagePort): Promise<HeldKeyring> {
  const opened = await receive(port, openKeyring);
  const keyring = new HeldKeyring(base, opened);
  // A new keyring is on disk before anybody seals to it.
  if (opened.isNew) await keyring.putNew();
  const missing = cacheSecret(keyring.entries) ? [] : [newCacheSecret()];
  // Without an answer the old version is as good: the new one is written when the keyring is unlocked the next time.
  if (opened.isBehind || missing.length > 0) {
    await keyring.change((entries) => [...entries, ...missing], at).catch(() => undefined);
  }
  return keyring;
}

/** One message; when its sender fails instead, the page ends this worker too. */
const receive = <T>(port: MessagePort, shape: Parser<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      port.close();
      try {
        resolve(parse(shape, data, "internal", "What came through the port"));
      } catch (thrown) {
        reject(thrown);
      }
    };
  });

type KeyringHandlers = Omit<Handlers<typeof keyringCalls>, "adopt">;

/** What the practice's worker does with the open keyring, which `held` gives, or throws, as `marks` gives what was read. */
export function keyringHandlers(held: () => HeldKeyring, marks: () => ReadMarks): KeyringHandlers {
  return {
    holders() {
      const { entries } = held();
      const drills = entriesOf(entries, "drill", drill);
      return { holders: holdersOf(entries).map(viewOf), drilled: drills.at(-1)?.at ?? null };
    },

    async newRecoveryCode() {
      const keyring = held();
      if (keyring.newCode) wipe(keyring.newCode);
      const code = await makeRecoveryCode();
      keyring.newCode = code;
      return code.slice();
    },

    isNewRecoveryCode(typed) {
      const { newCode } = held();
      const isNew = newCode !== undefined && String(newCode) === String(typed);
      wipe(typed);
      if (isNew) return true;
      throw new SealformError("invalid-recovery-code", "This is a recovery code, and not the new one.");
    },

    async replaceHolder({ type, at, port }) {
      const [stretched] = await receive(port, stretchedList);
      if (!stretched) throw new SealformError("internal", "Nothing was stretched.");
      const fresh = stretchedEntry(type, at, stretched);
      wipe(stretched.key);
      await held().change((entries) => replaceHolder(entries, type, fresh), at);
    },

    async shutOut({ at, port }) {
      const [passphrase, code] = await receive(port, stretchedList);
      if (!passphrase || !code) throw new SealformError("internal", "Two were to be stretched.");
      const holders = [stretchedEntry("passphrase", at, passphrase), stretchedEntry("recovery", at, code)];
      wipe(passphrase.key, code.key);
      const keyring = held();
      // Whoever had the keyring open has the secret of what it kept on that device: what is kept from now on has another.
      await marks().moveTo(async () => {
        const others = (old: Entry) => old.name !== "holder" && !isCacheSecret(old);
        await keyring.change((entries) => [...holders, ...entries.filter(others), newCacheSecret()], at);
        return cacheSecret(keyring.entries);
      });
    },

    askPasskey() {
      const passkeys = holdersOf(held().entries).filter((holder) => holder.type === "passkey");
      if (passkeys.length >= MAX_PASSKEYS) {
        throw new SealformError("limit-exceeded", `A keyring has at most ${MAX_PASSKEYS} passkeys.`);
      }
      const nonce = random(16);
      const [first, second] = parse(list(bytes, 2), prfInputs(nonce), "internal", "What prfInputs returned");
      if (!first || !second) throw new SealformError("internal", "prfInputs returned too few.");
      return { nonce, first, second, known: passkeys.map(({ credentialId }) => fromBase64(credentialId)) };
    },

    async addPasskey({ label, nonce, answers, at }) {
      const [once, twice] = answers;
      try {
        if (!once || !twice || !isSame(once, twice)) {
          throw new SealformError(
            "passkey-unfit",
            "The passkey gave two different PRF outputs for one input.",
          );
        }
        const added = passkeyEntry(at, label, nonce, once);
        await held().change((entries) => [...entries, added], at, twice);
      } finally {
        wipe(...answers.flatMap(({ first, second }) => [first, second]));
      }
    },

    async removeHolder({ index, at }) {
      const holder = holdersOf(held().entries)[index];
      if (holder?.type !== "passkey") {
        throw new SealformError(
          "invalid-argument",
          "Only passkeys are removed; a passphrase and a recovery code are replaced.",
        );
      }
      await held().change((entries) => entries.filter((found) => !isHolder(found, holder)), at);
    },

    exportFile: () => held().envelope.slice(),

    noteDrill: ({ at }) =>
      held().change(
        (entries) => [...entries.filter(({ name }) => name !== "drill"), entry({ name: "drill", at })],
        at,
      ),
  };
}

const isSame = (one: PasskeyAnswer, other: PasskeyAnswer): boolean =>
  (["credentialId", "first", "second"] as const).every((part) => String(one[part]) === String(other[part]));

const isHolder = ({ name, box }: Entry, { type, ...holder }: HolderEntry): boolean => {
  if (name !== "holder") return false;
  const found = readBox(holderEntry, box);
  return found.type === "passkey" && "nonce" in holder && found.nonce === holder.nonce;
};

/** In the old one's place, or else behind the others. */
function replaceHolder(entries: readonly Entry[], type: HolderEntry["type"], fresh: Entry): Entry[] {
  const isOld = ({ name, box }: Entry) => name === "holder" && readBox(holderEntry, box).type === type;
  if (!entries.some(isOld)) return [...entries, fresh];
  return entries.map((old) => (isOld(old) ? fresh : old));
}
