import {
  generateIdentity,
  initSync,
  open,
  raisePassphraseCost,
  sealToHolders,
  selfTest,
} from "sealform-wasm/full";
import { type Bytes, fromUtf8, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { keyringEntry, keyringManifest } from "../manifest.ts";
import { bytes, object, optional, parse, parseJson, text } from "../shape.ts";
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
        sealToHolders(request, contents, [{ passphrase }]),
        "internal",
        "What sealToHolders returned",
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
      const raised = parse(
        optional(bytes),
        raisePassphraseCost(envelope, passphrase),
        "internal",
        "What raisePassphraseCost returned",
      );
      handOver(port, { id, ...readKeyring(boxes), fresh: null, raised: raised ?? null });
      wipe(...boxes);
    } finally {
      wipe(passphrase);
    }
  },
});

function readKeyring([first, ...boxes]: Bytes[]): Pick<OpenKeyring, "practice" | "token" | "identities"> {
  const { practice } = parseJson(
    keyringManifest,
    fromUtf8(first ?? utf8("")),
    "malformed",
    "The keyring's manifest",
  );
  const entries = boxes.map((box) => parseJson(keyringEntry, fromUtf8(box), "malformed", "A keyring entry"));
  const token = entries.find((entry) => entry.name === "store-token");
  const identities = entries.flatMap(({ name, value, recipient }) =>
    name === "identity" && recipient !== undefined ? [{ identity: utf8(value), recipient }] : [],
  );
  if (!token || identities.length === 0) {
    throw new SealformError("malformed", "The keyring holds no identity or no token.");
  }
  return { practice, token: utf8(token.value), identities };
}

/** To the practice's worker, past the page. */
function handOver(port: MessagePort, keyring: OpenKeyring): void {
  port.postMessage(keyring, movables(keyring));
  port.close();
}
