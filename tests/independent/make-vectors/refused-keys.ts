// Keys and bytes as text. Each text that is refused is of a key that would do, but for what is named.

import { bech32, bech32m } from "@scure/base";
import { concat, random } from "../bytes.ts";
import { LOW_ORDER } from "../forge.ts";
import { b64 } from "../vectors.ts";
import { CREDENTIAL_ID, FIRST, PUBLIC_KEY, SECRET } from "./known.ts";
import { type Refusal, refusal } from "./refusal.ts";

const RECIPIENT = "age1pq";
const IDENTITY = "age-secret-key-pq-";
const seed = random(32);

type Code = { encode: (prefix: string, words: number[], limit: false) => string };
const text = (prefix: string, bytes: Uint8Array, code: Code = bech32): string =>
  code.encode(prefix, bech32.toWords(bytes), false);
const recipient = text(RECIPIENT, PUBLIC_KEY);
const identity = text(IDENTITY, seed).toUpperCase();

/** With the lowest bit of the last character set, which is no bit of the key. */
function withPaddingBit(prefix: string, bytes: Uint8Array): string {
  const words = bech32.toWords(bytes);
  return bech32.encode(prefix, [...words.slice(0, -1), (words.at(-1) ?? 0) | 1], false);
}

/** With another character `at` places from the end. */
const mistyped = (good: string, at: number): string => {
  const place = good.length - at;
  const other = good[place]?.toLowerCase() === "q" ? "p" : "q";
  const typed = good === good.toUpperCase() ? other.toUpperCase() : other;
  return good.slice(0, place) + typed + good.slice(place + 1);
};

const capital = (good: string): string => good.slice(0, -1) + good.slice(-1).toUpperCase();
/** Ends in a letter, so that its case can be changed. */
const lettered = Array.from({ length: 99 }, (_, i) => text(IDENTITY, new Uint8Array(32).fill(i + 1))).find(
  (t) => /[a-z]$/.test(t),
);

const withX25519 = (point: Uint8Array): Uint8Array => concat(PUBLIC_KEY.subarray(0, 1184), point);
const beyondModulus = PUBLIC_KEY.map((byte, i) => (i < 2 ? 0xff : byte));

const recipients: [string, string, string][] = [
  ["empty", "It is empty.", ""],
  ["in-upper-case", "It is in upper case.", recipient.toUpperCase()],
  ["in-mixed-case", "It is in mixed case.", recipient.replace(/[a-z](?=\d+[a-z]*$)/, (c) => c.toUpperCase())],
  ["mistyped", "A character is another.", mistyped(recipient, 400)],
  ["checksum", "A character of the checksum is another.", mistyped(recipient, 1)],
  ["checksum-of-bech32m", "Its checksum is that of Bech32m.", text(RECIPIENT, PUBLIC_KEY, bech32m)],
  ["padding-bit", "A bit that fills up the last character is set.", withPaddingBit(RECIPIENT, PUBLIC_KEY)],
  ["another-prefix", "Its prefix is that of age's X25519 keys.", text("age", PUBLIC_KEY)],
  ["longer-prefix", "Its prefix is longer than that of recipients.", text("age1pq1", PUBLIC_KEY)],
  ["of-1215-bytes", "It has 1,215 bytes.", text(RECIPIENT, PUBLIC_KEY.subarray(1))],
  ["of-1217-bytes", "It has 1,217 bytes.", text(RECIPIENT, concat(PUBLIC_KEY, Uint8Array.of(0)))],
  ["of-no-bytes", "It has no bytes.", text(RECIPIENT, new Uint8Array())],
  ["space-in-front", "A space is in front.", ` ${recipient}`],
  ["line-end", "A line feed is behind.", `${recipient}\n`],
  ["identity", "It is an identity.", identity],
  [
    "beyond-the-modulus",
    "Its ML-KEM part fails the modulus check of FIPS 203, 7.2.",
    text(RECIPIENT, beyondModulus),
  ],
  ...LOW_ORDER.map((point, i): [string, string, string] => [
    `of-small-order-${i + 1}`,
    "Its X25519 part gives the all-zero shared secret.",
    text(RECIPIENT, withX25519(point)),
  ]),
];

const identities: [string, string, string][] = [
  ["empty", "It is empty.", ""],
  ["in-lower-case", "It is in lower case.", identity.toLowerCase()],
  ["in-mixed-case", "Its last letter is in the other case.", capital((lettered ?? "").toLowerCase())],
  ["checksum", "A character of the checksum is another.", mistyped(identity, 1)],
  ["mistyped", "A character is another.", mistyped(identity, 20)],
  [
    "padding-bit",
    "A bit that fills up the last character is set.",
    withPaddingBit(IDENTITY, seed).toUpperCase(),
  ],
  ["of-31-bytes", "It has 31 bytes.", text(IDENTITY, seed.subarray(1)).toUpperCase()],
  ["of-33-bytes", "It has 33 bytes.", text(IDENTITY, concat(seed, Uint8Array.of(0))).toUpperCase()],
  ["of-age", "It is an X25519 identity of age.", text("age-secret-key-", seed).toUpperCase()],
  ["line-end", "A line feed is behind.", `${identity}\n`],
  ["recipient", "It is a recipient.", recipient],
];

const root = b64(SECRET);
const texts: [string, string, string][] = [
  ["with-padding", "It has the padding of base64.", `${root}=`],
  ["with-bits-left", "The unused bits of its last character are not zero.", `${root.slice(0, -1)}5`],
  ["with-plus", "It has a character of the other base64 alphabet.", `+${root.slice(1)}`],
  ["with-slash", "It has a character of the other base64 alphabet.", `/${root.slice(1)}`],
  ["with-space", "It has a space.", `${root.slice(0, 20)} ${root.slice(20)}`],
  ["with-line-end", "A line feed is behind.", `${root}\n`],
  ["of-no-length", "No bytes have a text of this length.", root.slice(0, 41)],
];

const answer = { credential_id: b64(CREDENTIAL_ID), first: b64(FIRST), second: b64(FIRST) };
const others: [string, string, string, object][] = [
  ["secret-of-31-bytes", "invalid-secret", "The secret has 31 bytes.", { secret: b64(SECRET.subarray(1)) }],
  [
    "secret-of-33-bytes",
    "invalid-secret",
    "The secret has 33 bytes.",
    { secret: b64(concat(SECRET, Uint8Array.of(0))) },
  ],
  [
    "passkey-answer-of-31-bytes",
    "invalid-secret",
    "An answer has 31 bytes.",
    { passkey: { ...answer, first: b64(FIRST.subarray(1)) } },
  ],
  [
    "passkey-answer-missing",
    "invalid-secret",
    "The second answer is empty.",
    { passkey: { ...answer, second: "" } },
  ],
  ["passphrase-empty", "invalid-passphrase", "The passphrase is empty.", { passphrase: "" }],
  [
    "passphrase-of-65537-bytes",
    "invalid-passphrase",
    "The passphrase has 65,537 bytes.",
    { passphrase: `${"\u00e9".repeat(32768)}x` },
  ],
  [
    "passphrase-of-65538-bytes-until-composed",
    "invalid-passphrase",
    "The passphrase has 65,538 bytes, and 43,692 in NFC: the limit is looked at before that.",
    { passphrase: "e\u0301".repeat(21846) },
  ],
];

export const keys: Refusal[] = [
  ...recipients.map(([name, why, recipient]) =>
    refusal(`recipient-${name}`, "key", "invalid-recipient", why, () => ({ recipient })),
  ),
  ...identities.map(([name, why, identity]) =>
    refusal(`identity-${name}`, "key", "invalid-identity", why, () => ({ identity })),
  ),
  ...others.map(([name, error, why, key]) => refusal(name, "key", error, why, () => key)),
  ...texts.map(([name, why, text]) => refusal(`text-${name}`, "text", "invalid-text", why, () => ({ text }))),
];
