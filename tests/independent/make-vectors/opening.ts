// Vectors that open: slots of types that are not known, and what else our own sealer does not write.

import { pad } from "../boxes.ts";
import { bytes, random } from "../bytes.ts";
import { disclose } from "../disclosure.ts";
import { flip, forge } from "../forge.ts";
import { encodeContext, Kind, type Pair } from "../format.ts";
import { parse, root } from "../parse.ts";
import { makeSlot, type Recipient, slot } from "../sealer.ts";
import { b64, type OpensWith } from "../vectors.ts";
import { anotherPrf, by, CHEAP, CREDENTIAL_ID, SECRET, to } from "./known.ts";

type Raw = { type: number; body: Uint8Array };
/** To whom a slot is, or its bytes; `alter` is done to it before the slots' MAC is made. */
type To = Recipient | Raw | { alter: (slot: Uint8Array) => Uint8Array; to: Recipient };

const FIELDS = ['{"created":"2026-11-22T10:00:00Z"}', '{"name":"reason","value":"I cannot sleep."}'].map(
  bytes,
);
const CONTEXT: Record<number, Pair[]> = {
  [Kind.record]: [{ key: "form", value: "intake" }],
  [Kind.file]: [{ key: "record", value: "00112233445566778899aabbccddeeff" }],
  [Kind.keyring]: [{ key: "keyring", value: "00112233445566778899aabbccddeeff" }],
  [Kind.note]: [{ key: "notebook", value: "progress" }],
};

const writeSlot =
  (ck: Uint8Array, hash: Uint8Array) =>
  async (one: To): Promise<Uint8Array> => {
    if ("type" in one) return slot(one.type, one.body);
    if ("alter" in one) return one.alter(await makeSlot(one.to, ck, hash));
    return makeSlot(one, ck, hash);
  };

function sealed(
  name: string,
  kind: number,
  slots: To[],
  opensWith: OpensWith,
  data = bytes("An attachment."),
) {
  const pairs = CONTEXT[kind] ?? [];
  const isFile = kind === Kind.file;
  const make = async (): Promise<object> => {
    const envelope = await forge({
      secret: SECRET,
      kind,
      context: encodeContext(pairs),
      padded: isFile ? [pad(data, 8)] : FIELDS.map((field) => pad(field, 4)),
      slots: (ck, hash) => Promise.all(slots.map(writeSlot(ck, hash))),
    });
    const p = parse(envelope);
    return {
      envelope: b64(envelope),
      kind,
      context: Object.fromEntries(pairs.map(({ key, value }) => [key, value])),
      root: b64(root(p)),
      slots: p.slots.map(({ type }) => type),
      ...(isFile ? { data: b64(data) } : { boxes: FIELDS.map(b64) }),
      ...opensWith,
    };
  };
  return { name, make };
}

async function disclosure(write: (bundle: string) => string): Promise<object> {
  const context = encodeContext(CONTEXT[Kind.note] ?? []);
  const envelope = await forge({
    secret: SECRET,
    kind: Kind.note,
    context,
    padded: FIELDS.map((f) => pad(f, 4)),
  });
  return {
    root: b64(root(parse(envelope))),
    bundle: write(await disclose(envelope, { secret: SECRET }, [1])),
    kind: Kind.note,
    context: { notebook: "progress" },
    box_count: FIELDS.length,
    boxes: FIELDS.slice(1).map((data) => ({ index: 1, data: b64(data) })),
  };
}

/** All that JSON takes for white space, before and behind everything that is no text. */
const spaced = (bundle: string): string =>
  bundle.replaceAll(/[{}[\]:,]|\d+(?=[,}])/g, (token) => ` \t\r\n${token} \t\r\n`);

/** The members of each object, from the last to the first. */
const reversed = (bundle: string): string =>
  JSON.stringify(JSON.parse(bundle), (_, value) =>
    typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );

/** 65,536 bytes as typed, and 131,071 in NFC, which writes this letter as two. */
const LONGEST_PASSPHRASE = `${"\u0958".repeat(21845)}x`;

const unknown = (type: number, length: number): Raw => ({ type, body: random(length) });
const everySlot = [to.identity, to.passphrase, to.passkey, to.secret];
const byEvery = { ...by.identity, ...by.passphrase, ...by.passkey, ...by.secret };
const anotherPassphrase: Recipient = { passphrase: "what somebody else chose", cost: CHEAP };
/** In the slot's last bytes, where the wrapped content key is. */
const altered = (recipient: Recipient): To => ({ alter: (one) => flip(one, -1), to: recipient });

export const opening = [
  sealed("record-unknown-slot-in-front", Kind.record, [unknown(5, 0), to.secret], by.secret),
  sealed("record-unknown-slot-between", Kind.record, [to.identity, unknown(128, 7), to.secret], {
    ...by.identity,
    ...by.secret,
  }),
  sealed("record-unknown-slot-behind", Kind.record, [to.secret, unknown(255, 65535)], by.secret),
  // As long as a slot for a secret.
  sealed("record-unknown-slot-of-type-0", Kind.record, [unknown(0, 88), to.secret], by.secret),
  sealed(
    "record-31-unknown-slots",
    Kind.record,
    [...Array.from({ length: 31 }, (_, i) => unknown(100 + i, i)), to.secret],
    by.secret,
  ),
  sealed(
    "keyring-unknown-slots",
    Kind.keyring,
    [unknown(5, 0), to.passphrase, unknown(6, 300), to.passkey, unknown(5, 1)],
    { ...by.passphrase, ...by.passkey },
  ),
  sealed("note-unknown-slot", Kind.note, [unknown(200, 1), to.identity], by.identity),
  sealed("file-unknown-slots", Kind.file, [unknown(200, 300), to.secret, unknown(5, 0)], by.secret),
  // Opened by the secret: with a passphrase, none of the five may be tried.
  sealed(
    "record-five-passphrases",
    Kind.record,
    [...Array.from({ length: 5 }, () => anotherPassphrase), to.secret],
    by.secret,
  ),
  // A reader goes on to its next slot.
  sealed("record-first-hybrid-slot-altered", Kind.record, [altered(to.identity), to.identity], by.identity),
  sealed(
    "record-first-passphrase-slot-altered",
    Kind.record,
    [altered(to.passphrase), to.passphrase],
    by.passphrase,
  ),
  sealed(
    "record-first-passkey-slot-of-another",
    Kind.record,
    [{ credentialId: CREDENTIAL_ID, prf: anotherPrf }, to.passkey],
    by.passkey,
  ),
  sealed("record-first-secret-slot-altered", Kind.record, [altered(to.secret), to.secret], by.secret),
  sealed("record-by-another-sealer", Kind.record, everySlot, byEvery),
  sealed("keyring-by-another-sealer", Kind.keyring, everySlot, byEvery),
  sealed("note-by-another-sealer", Kind.note, everySlot, byEvery),
  sealed("file-by-another-sealer", Kind.file, everySlot, byEvery, new Uint8Array(66_000).fill(7)),
  // The limit is on what is typed.
  sealed("record-longest-passphrase", Kind.record, [{ passphrase: LONGEST_PASSPHRASE, cost: CHEAP }], {
    passphrase: LONGEST_PASSPHRASE,
  }),
  { name: "disclosure-by-another-sealer", make: () => disclosure((bundle) => bundle) },
  { name: "disclosure-with-white-space", make: () => disclosure(spaced) },
  { name: "disclosure-in-another-order", make: () => disclosure(reversed) },
];
