// Many bytes: what a cipher costs once the keys are there.

import { ok } from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { loadAvailable } from "../available.ts";
import { type Contender, type Effort, measure, timed } from "../measure.ts";
import { context } from "../record.ts";
import { makeFull } from "../sealform.ts";
import type { Scale, Section } from "./section.ts";

const [WASM, NATIVE, JAVASCRIPT] = ["WASM", "native", "JavaScript"];

const KIB = 1024;
const PIECE = KIB * KIB;
const SIZES: { id: string; name: string; bytes: number; effort: Effort }[] = [
  { id: "4k", name: "4 KiB", bytes: 4 * KIB, effort: { warmUps: 200, rounds: 501, seconds: 5 } },
  { id: "64k", name: "64 KiB", bytes: 64 * KIB, effort: { warmUps: 50, rounds: 301, seconds: 5 } },
  { id: "16m", name: "16 MiB", bytes: 16 * KIB * KIB, effort: { warmUps: 2, rounds: 15, seconds: 8 } },
];

/** Works on the data that it was made for. */
type Cipher = { seal(): unknown; open(): Uint8Array | Promise<Uint8Array> };
type MakeCipher = (data: Uint8Array<ArrayBuffer>) => Promise<Cipher>;
type Peer = { name: string; kind: string; load(): Promise<MakeCipher> };

const MEASURED =
  "ours is a file under a shared secret, whole: keys, padding, ChaCha20-Poly1305 in chunks of 64 KiB, the hash of the " +
  "root, and the copies into WASM and out, in pieces of 1 MiB; the peers have the cipher alone, in one piece";

export async function benchAead(scale: Scale): Promise<Section[]> {
  const { loaded, missing } = await loadAvailable<MakeCipher, Peer>(peers);
  const sections: Section[] = [];
  for (const { id, name, bytes, effort } of SIZES) {
    const data = new Uint8Array(randomBytes(bytes));
    const ours = prepareOurs(data);
    const sealing: Contender[] = [{ name: "sealform (full build)", kind: WASM, time: timed(ours.seal) }];
    const opening: Contender[] = [{ name: "sealform (full build)", kind: WASM, time: timed(ours.open) }];
    for (const { peer, ready } of loaded) {
      const cipher = await ready(data);
      checkOpened(peer.name, await cipher.open(), data);
      sealing.push({ name: peer.name, kind: peer.kind, time: timed(cipher.seal) });
      opening.push({ name: peer.name, kind: peer.kind, time: timed(cipher.open) });
    }
    const common = { measured: MEASURED, bytes, missing };
    for (const [verb, title, contenders] of [
      ["seal", `Encrypting ${name}`, sealing],
      ["open", `Decrypting ${name}`, opening],
    ] as const) {
      const measured = await measure(contenders, scale(effort));
      sections.push({ id: `aead-${id}-${verb}`, title, ...common, ...measured });
    }
  }
  return sections;
}

function prepareOurs(data: Uint8Array): { seal(): unknown; open(): unknown } {
  const full = makeFull();
  const secret = { secret: KEY };
  const sealed = Buffer.concat(sealFile(full, secret, data));
  const { length } = full.readFileHeader(sealed) as { length: number };
  const [header, body] = [
    new Uint8Array(sealed.subarray(0, length)),
    new Uint8Array(sealed.subarray(length)),
  ];
  checkOpened("sealform", Buffer.concat(openFile(full, secret, header, body)), data);
  return {
    seal: () => sealFile(full, secret, data),
    open: () => openFile(full, secret, header, body),
  };
}

type Full = ReturnType<typeof makeFull>;
type Secret = { secret: Uint8Array };

function sealFile(full: Full, secret: Secret, data: Uint8Array): Uint8Array[] {
  const sealer = new full.FileSealer({ context, recipients: [] }, [secret], data.length);
  const sealed = [sealer.start(), ...pieces(data).map((piece) => sealer.push(piece))];
  for (let rest = sealer.finish(); rest; rest = sealer.finish()) sealed.push(rest);
  sealer.root();
  return sealed;
}

function openFile(full: Full, secret: Secret, header: Uint8Array, body: Uint8Array): Uint8Array[] {
  const opener = new full.FileOpener(header, secret, context);
  const opened = pieces(body).map((piece) => opener.push(piece));
  const { rest } = opener.finish() as { rest: Uint8Array };
  return [...opened, rest];
}

function pieces(data: Uint8Array): Uint8Array[] {
  const count = Math.ceil(data.length / PIECE);
  return Array.from({ length: count }, (_, index) => data.subarray(index * PIECE, (index + 1) * PIECE));
}

/** Without the difference, which may have megabytes. */
function checkOpened(name: string, opened: Uint8Array, data: Uint8Array): void {
  ok(Buffer.compare(opened, data) === 0, `${name} gives back what it sealed`);
}

const KEY = new Uint8Array(randomBytes(32));
const NONCE = new Uint8Array(randomBytes(12));

const peers: Peer[] = [
  {
    name: "libsodium.js ChaCha20-Poly1305",
    kind: WASM,
    async load() {
      const { default: sodium } = await import("libsodium-wrappers");
      await sodium.ready;
      return async (data) => {
        const seal = () => sodium.crypto_aead_chacha20poly1305_ietf_encrypt(data, null, null, NONCE, KEY);
        const sealed = seal();
        return {
          seal,
          open: () => sodium.crypto_aead_chacha20poly1305_ietf_decrypt(null, sealed, null, NONCE, KEY),
        };
      };
    },
  },
  {
    name: "noble ChaCha20-Poly1305",
    kind: JAVASCRIPT,
    async load() {
      const { chacha20poly1305 } = await import("@noble/ciphers/chacha.js");
      return async (data) => {
        const sealed = chacha20poly1305(KEY, NONCE).encrypt(data);
        return {
          seal: () => chacha20poly1305(KEY, NONCE).encrypt(data),
          open: () => chacha20poly1305(KEY, NONCE).decrypt(sealed),
        };
      };
    },
  },
  {
    name: "WebCrypto AES-256-GCM",
    kind: NATIVE,
    async load() {
      const { subtle } = globalThis.crypto;
      const key = await subtle.importKey("raw", KEY, "AES-GCM", false, ["encrypt", "decrypt"]);
      const algorithm = { name: "AES-GCM", iv: NONCE };
      return async (data) => {
        const sealed = await subtle.encrypt(algorithm, key, data);
        return {
          seal: () => subtle.encrypt(algorithm, key, data),
          open: async () => new Uint8Array(await subtle.decrypt(algorithm, key, sealed)),
        };
      };
    },
  },
];
