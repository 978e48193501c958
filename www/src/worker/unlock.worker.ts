import {
  generateIdentity,
  initSync,
  inspect,
  open,
  prfInputs,
  seal,
  selfTest,
  stretchPassphrase,
} from "sealform-wasm/full";
import { type Bytes, fromBase64, fromUtf8, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { keyringToken } from "../manifest.ts";
import { newCacheSecret } from "../opening/secret.ts";
import { bytes, list, object, parse, text } from "../shape.ts";
import { entriesOf, entry, entryOf, holderEntry, holdersOf, readBox, stretchedEntry } from "./entries.ts";
import { serve } from "./host.ts";
import { findKeyring } from "./kept-keyring.ts";
import { type Key, type OpenKeyring, type Stretched, stretched, unlockCalls } from "./keyring-protocol.ts";
import { notebookKeyOf } from "./notebook-entries.ts";
import { lookedAt, opened } from "./practice-protocol.ts";
import { movables, sealed } from "./protocol.ts";
import { fetchKeyring } from "./store.ts";
import { startWasm } from "./wasm.ts";

/** What is stretched today (docs/FORMAT.md). */
const COST = { memoryKib: 65_536, passes: 3 };

const identityPair = object({ identity: bytes, recipient: text(4096) });

serve(unlockCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  create({ id, practice, token, passphrase, at, port }) {
    const pair = parse(identityPair, generateIdentity(), "internal", "What generateIdentity returned");
    const key = stretch(passphrase);
    const entries = [
      entry({ name: "identity", value: fromUtf8(pair.identity), recipient: pair.recipient, created: at }),
      entry({ name: "store-token", value: fromUtf8(token) }),
      newCacheSecret(),
      stretchedEntry("passphrase", at, key),
    ];
    const boxes = [utf8(JSON.stringify({ created: at, practice })), ...entries.map(({ box }) => box)];
    const request = { kind: "keyring", context: { keyring: id }, recipients: [] } as const;
    try {
      const result = seal(request, boxes, [{ stretched: key }]);
      const { envelope } = parse(sealed, result, "internal", "What seal returned");
      handOver(port, { id, boxes, envelope, etag: null, isNew: true, isBehind: false });
    } finally {
      wipe(pair.identity, token, passphrase, key.key);
    }
  },

  async unlock({ id, source, key, token, at, port }) {
    try {
      const stored =
        "file" in source
          ? { envelope: source.file, etag: null }
          : await findKeyring(new URL(source.store), id);
      const boxes = openKeyring(id, stored.envelope, key);
      const isRenewed = renewHolder(boxes, stored.envelope, key, at);
      if (token) replaceToken(boxes, token);
      const isNew = "file" in source;
      handOver(port, { id, boxes, ...stored, isNew, isBehind: isRenewed || token !== null });
    } finally {
      wipeKey(key);
      if (token) wipe(token);
    }
  },

  async passkeys({ id, store }) {
    const { envelope } = await findKeyring(new URL(store), id);
    return lookAt(envelope).slots.flatMap((slot) => {
      if (slot.type !== "passkey") return [];
      const inputs = prfInputs(fromBase64(slot.nonce));
      const [first, second] = parse(list(bytes, 2), inputs, "internal", "What prfInputs returned");
      return first && second ? [{ credentialId: fromBase64(slot.credentialId), first, second }] : [];
    });
  },

  identify(file) {
    const { kind, context } = lookAt(file);
    const id = context.keyring ?? "";
    if (kind === "keyring" && /^[0-9a-f]{32}$/.test(id)) return { id, file };
    throw new SealformError("wrong-kind", "This file is no keyring.");
  },

  stretch({ passphrases, port }) {
    // Sent also when it fails, as nothing: the other end waits.
    let keys: Stretched[] = [];
    try {
      keys = passphrases.map(stretch);
    } finally {
      port.postMessage(keys, movables(keys));
      port.close();
      wipe(...passphrases);
    }
  },

  async openNotebook({ id, store, key, noteClass, port }) {
    try {
      const { envelope } = await findKeyring(new URL(store), id);
      const boxes = openKeyring(id, envelope, key);
      const entries = boxes.slice(1).map(entryOf);
      const [token] = entriesOf(entries, "store-token", keyringToken);
      const lent = { store, token: utf8(token?.value ?? ""), identities: [] };
      const notebook = notebookKeyOf(entries, noteClass, lent);
      wipe(...boxes);
      port.postMessage(notebook, movables(notebook));
      port.close();
    } finally {
      wipeKey(key);
    }
  },

  async tryOut({ id, store, key }) {
    try {
      const { envelope } = await fetchKeyring(new URL(store), id);
      wipe(...openKeyring(id, envelope, key));
    } finally {
      wipeKey(key);
    }
  },
});

function openKeyring(id: string, envelope: Bytes, key: Key): Bytes[] {
  // To the core a recovery code is a passphrase.
  const opener = "recoveryCode" in key ? { passphrase: key.recoveryCode } : key;
  const result = open(envelope, opener, { kind: "keyring", context: { keyring: id } });
  return parse(opened, result, "internal", "What open returned").boxes;
}

const lookAt = (envelope: Bytes) => parse(lookedAt, inspect(envelope), "internal", "What inspect returned");

const stretch = (passphrase: Bytes): Stretched =>
  parse(stretched, stretchPassphrase(passphrase), "internal", "What stretchPassphrase returned");

/**
 * Gives what opened the keyring today's cost, if it was behind, and an entry of its own, if it had none because the keyring is
 * old. Only here is there a passphrase to do it with. Returns whether something is new.
 */
function renewHolder(boxes: Bytes[], envelope: Bytes, key: Key, at: string): boolean {
  if ("passkey" in key) return false;
  const [type, passphrase] =
    "passphrase" in key
      ? (["passphrase", key.passphrase] as const)
      : (["recovery", key.recoveryCode] as const);
  const holders = holdersOf(boxes.slice(1).map(entryOf));
  const isOld = holders.length === 0 && lookAt(envelope).slots.length === 1;
  const used = holders.find((holder) => holder.type === type);
  if (!isOld && !(used && used.type !== "passkey" && isBehind(used))) return false;
  try {
    const fresh = stretch(passphrase);
    const { box } = stretchedEntry(type, used?.created ?? at, fresh);
    wipe(fresh.key);
    const place = boxes.findIndex((old, index) => index > 0 && isHolder(old, type));
    if (place < 0) boxes.push(box);
    else boxes[place] = box;
    return true;
  } catch {
    // There is not the memory: it can be opened as it is.
    return false;
  }
}

const isHolder = (box: Bytes, type: string): boolean =>
  entryOf(box).name === "holder" && readBox(holderEntry, box).type === type;

/** Whether guessing takes less memory, or as much and less work. What takes more memory stays: it would take less then. */
const isBehind = ({ memoryKib, passes }: { memoryKib: number; passes: number }): boolean =>
  memoryKib < COST.memoryKib || (memoryKib === COST.memoryKib && passes < COST.passes);

function replaceToken(boxes: Bytes[], token: Bytes): void {
  const place = boxes.findIndex((box, index) => index > 0 && entryOf(box).name === "store-token");
  const fresh = entry({ name: "store-token", value: fromUtf8(token) }).box;
  if (place < 0) boxes.push(fresh);
  else boxes[place] = fresh;
}

const wipeKey = (key: Key): void =>
  "passkey" in key
    ? wipe(key.passkey.first, key.passkey.second)
    : wipe("passphrase" in key ? key.passphrase : key.recoveryCode);

/** To the practice's worker, past the page. */
function handOver(port: MessagePort, keyring: OpenKeyring): void {
  port.postMessage(keyring, movables(keyring));
  port.close();
}
