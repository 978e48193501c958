// Which cards a practice knows as its own: all that it ever published, whatever became of them.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Keyring } from "sealform/inbox";
import { sendRecord } from "../browser/support/sealed-record.ts";
import { Store } from "../browser/support/store.ts";

const FOREIGN = "sha256-AAAA";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

let site: string;
let store: Store;
let keyring: Keyring;
let born = 0;

before(async () => {
  site = await mkdtemp(join(tmpdir(), "sealform-node-"));
  store = await Store.start(site);
  keyring = await Keyring.create({
    store: store.origin,
    token: utf8(store.token),
    practice: "A practice with cards",
    passphrase: utf8("seven lighthouses murmur against velvet orchards"),
  });
});
after(async () => {
  keyring?.lock();
  await store?.remove();
  await rm(site, { recursive: true });
});

/** A record as from a form with this card. Returns its id. */
function send(card: string): Promise<string> {
  born += 1;
  return sendRecord(store, { context: { form: "intake", card } }, [
    { name: "name", value: `Person ${born}` },
  ]);
}

/** The records that are said to be from an unknown card, as a visit finds them. */
async function accused(): Promise<string[]> {
  const { submissions: rows } = await keyring.list();
  for await (const outcome of keyring.openAll({ rows })) assert.ok("record" in outcome);
  return (await keyring.findings(rows)).map(({ kind, id }) => `${kind} ${id}`);
}

const publish = async (text: string): Promise<string> =>
  (
    await keyring.publishCard("intake", {
      form: "intake",
      consent: [{ id: "a", version: "1", text, required: true }],
    })
  ).integrity;

test("records with cards that were replaced or withdrawn are the practice's; with a card that it never had they are not", async () => {
  const first = await publish("The first wording");
  await send(first);
  const second = await publish("The second wording");
  await send(second);
  const foreign = await send(FOREIGN);
  assert.deepEqual(await accused(), [`unknown-card ${foreign}`]);

  await keyring.rotate();
  const [, , rotated] = await keyring.cards();
  await send(rotated?.integrity ?? "");
  await keyring.withdrawCard("intake");
  assert.deepEqual(await accused(), [`unknown-card ${foreign}`]);

  await keyring.withdrawCard(rotated?.address ?? "");
  assert.deepEqual(
    (await keyring.cards()).map(({ integrity, withdrawn }) => [integrity, withdrawn !== undefined]),
    [first, second, rotated?.integrity].map((integrity) => [integrity, true]),
  );
  assert.deepEqual(await accused(), [`unknown-card ${foreign}`]);
});

test("a card that is published again as it was is in the list once, and in force", async () => {
  const integrity = await publish("The third wording");
  assert.equal(await publish("The third wording"), integrity);
  const same = (await keyring.cards()).filter((card) => card.integrity === integrity);
  assert.deepEqual(
    same.map(({ isNewest, isCurrent, withdrawn }) => ({ isNewest, isCurrent, withdrawn })),
    [{ isNewest: true, isCurrent: true, withdrawn: undefined }],
  );
});
