import { generateIdentity, initSync, open, raisePassphraseCost, seal, selfTest } from "sealform-wasm/full";
import { type Bytes, fromUtf8, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { keyringEntry, keyringIdentity, keyringManifest, keyringToken } from "../manifest.ts";
import { bytes, object, optional, type Parser, parse, parseJson, text } from "../shape.ts";
import { serve } from "./host.ts";
import { type OpenKeyring, opened, unlockCalls } from "./practice-protocol.ts";
import { movables, sealed } from "./protocol.ts";
import { fetchKeyring } from "./store.ts";
import { startWasm } from "./wasm.ts";

const identityPair = object({ identity: bytes, recipient: text(4096) });

serve(unlockCalls, {
  start: ({ wasm }) => startWasm(wasm, { initSync, selfTest }),

  create({ id, practice, token, passphrase, port }) {
    const pair = parse(identityPair, generateIdentity(), "internal", "What generateIdentity returned");
    const created = new Date().toISOString();
    const entries = [
      { name: "identity", value: fromUtf8(pair.identity), recipient: pair.recipient, created },
      { name: "store-token", value: fromUtf8(token) },
    ];
    const contents = [{ created, practice }, ...entries].map((content) => utf8(JSON.stringify(content)));
    const request = { kind: "keyring", context: { keyring: id }, recipients: [] };
    try {
      const { envelope } = parse(
        sealed,
        seal(request, contents, [{ passphrase }]),
        "internal",
        "What seal returned",
      );
      handOver(port, { id, practice, token, identities: [pair], fresh: envelope, raised: null });
    } finally {
      wipe(passphrase, ...contents);
    }
  },

  async unlock({ id, store, passphrase, port }) {
    try {
      const envelope = await fetchKeyring(new URL(store), id);
      const expected = { kind: "keyring", context: { keyring: id } };
      const result = open(envelope, { passphrase }, expected);
      const { boxes } = parse(opened, result, "internal", "What open returned");
      handOver(port, { id, ...readKeyring(boxes), fresh: null, raised: raise(envelope, passphrase) });
      wipe(...boxes);
    } finally {
      wipe(passphrase);
    }
  },
});

/** The keyring with today's passphrase cost, if it is behind and there is the memory: it can be opened as it is. */
function raise(envelope: Bytes, passphrase: Bytes): Bytes | null {
  try {
    const raised = raisePassphraseCost(envelope, passphrase);
    return parse(optional(bytes), raised, "internal", "What raisePassphraseCost returned") ?? null;
  } catch {
    return null;
  }
}

function readKeyring([first, ...boxes]: Bytes[]): Pick<OpenKeyring, "practice" | "token" | "identities"> {
  const { practice } = parseJson(
    keyringManifest,
    fromUtf8(first ?? utf8("")),
    "malformed",
    "The keyring's manifest",
  );
  const tokens: Bytes[] = [];
  const identities: OpenKeyring["identities"] = [];
  for (const box of boxes) {
    const entry = <T>(parser: Parser<T>): T =>
      parseJson(parser, fromUtf8(box), "malformed", "A keyring entry");
    const { name } = entry(keyringEntry);
    if (name === "store-token") tokens.push(utf8(entry(keyringToken).value));
    if (name === "identity") {
      const { value, recipient } = entry(keyringIdentity);
      identities.push({ identity: utf8(value), recipient });
    }
  }
  const [token] = tokens;
  if (!token || identities.length === 0) {
    throw new SealformError("malformed", "The keyring holds no identity or no token.");
  }
  return { practice, token, identities };
}

/** To the practice's worker, past the page. */
function handOver(port: MessagePort, keyring: OpenKeyring): void {
  port.postMessage(keyring, movables(keyring));
  port.close();
}
