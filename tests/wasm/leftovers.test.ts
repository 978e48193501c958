// What the built WASM leaves behind: it seals and opens in every way, disposes, and its whole linear memory is searched.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { shake256 } from "@noble/hashes/sha3.js";
import * as full from "sealform-wasm/full";
import { buffer, bytes, concat, label, random } from "../independent/bytes.ts";
import { committedKey, derive, secretKey, suite, unwrap } from "../independent/format.ts";
import { keyPair, parseIdentity } from "../independent/keys.ts";
import { parse } from "../independent/parse.ts";

type Sealed = { envelope: Uint8Array; root: string };
type Opened = { boxes: Uint8Array[] };

/** So many bytes of a secret in a row are a find: fewer could be there by chance. */
const FRAGMENT = 8;

// By what it is: the build gives it a short name.
const memory = Object.values(
  full.initSync({
    module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
  }) as object,
).find((exported) => exported instanceof WebAssembly.Memory) as WebAssembly.Memory;

const context = { form: "intake" };
const request = { kind: "record", context, recipients: [] as string[] };
const expected = { kind: "record", context };
const manifest = bytes('{"created":"2026-11-22T10:00:00Z"}');

const boxKey = (inputKey: Uint8Array, box: Uint8Array = new Uint8Array()): Uint8Array =>
  committedKey(inputKey, label("box"), box.subarray(0, 16)).key;

/** The memory without its empty pages, so that it is searched in seconds; neighbours stay neighbours. */
function written(): Buffer {
  const all = Buffer.from(memory.buffer);
  const empty = Buffer.alloc(4096);
  const pages = Array.from({ length: all.length / 4096 }, (_, page) =>
    all.subarray(page * 4096, (page + 1) * 4096),
  );
  return Buffer.concat(pages.filter((page) => !page.equals(empty)));
}

/** Names the secrets of which a fragment is in the memory. */
function found(secrets: Record<string, Uint8Array>): string[] {
  const all = written();
  const isThere = (bytes: Uint8Array): boolean => {
    const secret = Buffer.from(bytes);
    // What ciphers leave of data is a block of theirs, 64 bytes: in a long text it is found in steps.
    const step = secret.length > 1000 ? 32 : 1;
    for (let at = 0; at + FRAGMENT <= secret.length; at += step) {
      if (all.includes(secret.subarray(at, at + FRAGMENT))) return true;
    }
    return false;
  };
  return Object.keys(secrets).filter((name) => isThere(secrets[name] ?? new Uint8Array()));
}

test("the search finds what is there", () => {
  const canary = random(32);
  // An envelope that does not parse is copied in and not wiped: it is the host's.
  assert.throws(() => full.inspect(concat(canary, canary)), { code: "malformed" });
  assert.deepEqual(found({ canary }), ["canary"]);
});

test("nothing of a secret is left when its object was sealed and opened", async () => {
  const secret = random(32);
  const passphrase = Buffer.from(random(24).map((byte) => 0x21 + (byte % 0x5d)));
  const text = bytes(`{"name":"reason","value":"${random(300).join("")}"}`);
  const passkey = { credentialId: random(32), first: random(32), second: random(32) };
  const { identity, recipient } = full.generateIdentity() as { identity: Uint8Array; recipient: string };
  const holders = [{ secret }, { passphrase }, { passkey: { ...passkey, nonce: random(16) } }];

  const to = { ...request, recipients: [recipient] };
  const { envelope, root } = full.seal(to, [manifest, text], holders) as Sealed;
  for (const key of [{ secret }, { passphrase }, { passkey }, { identities: [identity] }]) {
    const { boxes } = full.open(envelope, key, expected) as Opened;
    assert.deepEqual(boxes[1], text);
  }
  const wrong = new Uint8Array(32);
  assert.throws(() => full.open(envelope, { passphrase: wrong }, expected), { code: "open-failed" });
  const changed = full.changeHolders(envelope, { secret }, [0], [recipient], []);
  assert.ok(changed instanceof Uint8Array);
  full.verifyDisclosure(full.disclose(envelope, { secret }, expected, [0]) as Uint8Array, root);

  const { coreHash, slots, boxes } = parse(envelope);
  const slot = slots.find(({ type }) => type === 4)?.body ?? new Uint8Array();
  const contentKey = unwrap(secretKey(secret, coreHash).key, slot.subarray(40));
  const keys = derive(contentKey, coreHash);
  const seed = parseIdentity(Buffer.from(identity).toString());
  const { privateKey } = await keyPair(seed);
  const enc = buffer((slots.find(({ type }) => type === 1)?.body ?? new Uint8Array()).subarray(8, 1128));
  const secrets = {
    passphrase,
    secret,
    text,
    // Behind the words that every identity begins with.
    identity: identity.subarray("AGE-SECRET-KEY-PQ-1".length),
    contentKey,
    "the identity's seed": seed,
    "what the seed expands to": shake256(seed, { dkLen: 96 }),
    "the KEM's shared secret": new Uint8Array(await suite.kem.decap({ recipientKey: privateKey, enc })),
    "the passkey's first output": passkey.first,
    "the passkey's second output": passkey.second,
    "the wrapping key of a secret": secretKey(secret, coreHash).key,
    "a box's input key": keys.field(1),
    "a box's key": boxKey(keys.field(1), boxes[1]),
  };
  assert.deepEqual(found(secrets), []);
});

test("nothing is left of lists that grow: identities, holders, disclosed boxes", () => {
  const identities = Array.from(
    { length: 20 },
    () => full.generateIdentity() as { identity: Uint8Array; recipient: string },
  );
  const holders = Array.from({ length: 9 }, () => ({ secret: random(32) }));
  const recipients = identities.slice(-1).map(({ recipient }) => recipient);
  const texts = Array.from({ length: 33 }, (_, i) =>
    bytes(`{"name":"${i}","value":"${random(20).join("")}"}`),
  );
  const { envelope, root } = full.seal({ ...request, recipients }, [manifest, ...texts], holders) as Sealed;
  for (const count of [5, 20]) {
    const key = { identities: identities.slice(-count).map(({ identity }) => identity) };
    const { boxes } = full.open(envelope, key, expected) as Opened;
    assert.equal(boxes.length, 34);
  }
  const indices = texts.map((_, i) => i + 1);
  const bundle = full.disclose(
    envelope,
    holders[0] ?? { secret: random(32) },
    expected,
    indices,
  ) as Uint8Array;
  const disclosed = full.verifyDisclosure(bundle, root) as { boxes: { data: Uint8Array }[] };
  assert.deepEqual(
    disclosed.boxes.map(({ data }) => data),
    texts,
  );

  const keys = (JSON.parse(Buffer.from(bundle).toString()) as { boxes: { key: string }[] }).boxes.map(
    ({ key }) => key,
  );
  const seeds = identities.map(({ identity }) => parseIdentity(Buffer.from(identity).toString()));
  const named = (name: string, all: Uint8Array[]): [string, Uint8Array][] =>
    all.map((one, i) => [`${name} ${i}`, one]);
  const secrets = [
    ...named("seed", seeds),
    ...named(
      "secret",
      holders.map(({ secret }) => secret),
    ),
    ...named(
      "key",
      keys.map((key) => Buffer.from(key, "base64url")),
    ),
    ...named("key in text", keys.map(bytes)),
    ...named(
      "text",
      texts.map((text) => text.subarray(22)),
    ),
  ];
  assert.deepEqual(found(Object.fromEntries(secrets)), []);
});

test("nothing is left of a file, whole or given up in the middle", () => {
  const secret = random(32);
  const data = concat(random(50_000), random(50_000), random(50_000), random(50_000));
  const seal = (): full.FileSealer =>
    new full.FileSealer({ context, recipients: [] }, [{ secret }], data.length);
  const sealer = seal();
  const parts = [sealer.start(), sealer.push(data)];
  for (let part = sealer.finish(); part; part = sealer.finish()) parts.push(part);
  sealer.root();
  sealer.free();
  const envelope = concat(...parts);
  const headerLength = (full.readFileHeader(envelope) as { length: number }).length;
  const header = envelope.subarray(0, headerLength);
  const opener = new full.FileOpener(header, { secret }, context);
  assert.deepEqual(opener.push(envelope.subarray(headerLength)).length, data.length - 3400);
  opener.finish();

  const givenUp = seal();
  givenUp.push(data.subarray(0, 100_000));
  givenUp.free();
  const halfOpened = new full.FileOpener(header, { secret }, context);
  halfOpened.push(envelope.subarray(headerLength, 150_000));
  halfOpened.free();

  const { coreHash, slots, boxes } = parse(envelope);
  const contentKey = unwrap(
    secretKey(secret, coreHash).key,
    (slots[0]?.body ?? new Uint8Array()).subarray(40),
  );
  const { file } = derive(contentKey, coreHash);
  const key = boxKey(file, boxes[0]);
  assert.deepEqual(found({ data, secret, contentKey, file, key }), []);
});
