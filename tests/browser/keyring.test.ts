// The keyring's life: old ones are raised when they are unlocked, and everything that unlocks one is changed on its page.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CHEAP } from "../independent/holders.ts";
import { sealBoxes } from "../independent/sealer.ts";
import {
  entriesOf,
  KeyringScene,
  listed,
  NEW_PASSPHRASE,
  openPanel,
  typeNewPassphrase,
  unlockWithCode,
} from "./keyring-scene.ts";
import { findSecrets } from "./support/canary.ts";
import { download } from "./support/download.ts";
import type { Page } from "./support/driver/index.ts";
import { PASSPHRASE, PRACTICE, typeBack, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { Store } from "./support/store.ts";

let scene: Scene;
/** Whatever unlocked a keyring in these tests: none of it may be found at the host. */
const secrets: Record<string, string> = { passphrase: PASSPHRASE, "new passphrase": NEW_PASSPHRASE };
before(async () => {
  scene = await Scene.open();
});
after(() => scene.close());

/** A practice of its own on a device of its own. */
async function practice(): Promise<{ page: Page; keyring: KeyringScene }> {
  const page = await (await scene.device()).newPage();
  const keyring = await KeyringScene.open(scene, page);
  secrets[`recovery code of ${keyring.id}`] = keyring.links.recoveryCode;
  return { page, keyring };
}

const COST = { memoryKib: 65_536, passes: 3, lanes: 1 };

test("a keyring with a low passphrase cost is stored anew when it is unlocked", async () => {
  const { page, keyring } = await practice();
  const { boxes } = await keyring.opened(PASSPHRASE);
  const context = [{ key: "keyring", value: keyring.id }];
  const cheaper = boxes.map((box) => {
    const entry = JSON.parse(Buffer.from(box).toString());
    return entry.type === "passphrase"
      ? Buffer.from(JSON.stringify({ ...entry, memoryKib: 64, passes: 1 }))
      : box;
  });
  const to = [PASSPHRASE, keyring.links.recoveryCode].map((passphrase) => ({ passphrase, cost: CHEAP }));
  await put(keyring, (await sealBoxes({ kind: 3, context, boxes: cheaper, to })).envelope);

  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  assert.deepEqual(await listed(page), ["Passphrase", "Recovery code"]);
  assert.deepEqual(await keyring.slots(), [
    { type: "passphrase", ...COST },
    { type: "passphrase", ...COST },
  ]);
  const others = (all: { name: string }[]) => all.filter(({ name }) => name !== "holder");
  const again = entriesOf(await keyring.opened(PASSPHRASE));
  assert.deepEqual(others(again), others(entriesOf({ objectId: "", boxes })));
});

test("an old keyring, of nothing but a passphrase, gets what wraps it anew, and the page asks for a recovery code", async () => {
  const { page, keyring } = await practice();
  const { boxes } = await keyring.opened(PASSPHRASE);
  const context = [{ key: "keyring", value: keyring.id }];
  const unknown = Buffer.from('{"name":"of-tomorrow","value":{"a":[1]}}');
  const old = [...boxes.slice(0, 3), unknown];
  await put(
    keyring,
    (await sealBoxes({ kind: 3, context, boxes: old, to: [{ passphrase: PASSPHRASE, cost: CHEAP }] }))
      .envelope,
  );

  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  assert.deepEqual(await listed(page), ["Passphrase"]);
  await page.getByText("There is no recovery code").waitFor();
  const entries = entriesOf(await keyring.opened(PASSPHRASE));
  assert.deepEqual(
    entries.map(({ name, type }) => [name, type]),
    [
      ["identity", undefined],
      ["store-token", undefined],
      ["of-tomorrow", undefined],
      ["holder", "passphrase"],
      ["secret", undefined],
    ],
  );
  assert.deepEqual(entries[2], JSON.parse(String(unknown)));

  await page.getByRole("button", { name: "Make a new code" }).click();
  const code = await typeBack(page);
  await page.getByText("The new recovery code is in force").waitFor();
  await keyring.opened(code);
});

test("the recovery code unlocks on another device, where the passphrase is changed; the code goes on, the old one not", async () => {
  const { keyring } = await practice();
  const page = await (await scene.device()).newPage();
  await keyring.goto(page);
  await unlockWithCode(page, "9999-9999");
  await page.getByRole("alert").getByText("invalid-recovery-code").waitFor();
  await page.getByLabel("Recovery code").fill(typed(keyring.links.recoveryCode));
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  await listed(page);
  const before = await keyring.opened(PASSPHRASE);

  await openPanel(page, "Change the passphrase");
  await typeNewPassphrase(page, "new-passphrase");
  await page.getByRole("button", { name: "Lock it with the new one" }).click();
  await page.getByText("The passphrase is changed.").waitFor();
  await assert.rejects(keyring.opened(PASSPHRASE), { code: "open-failed" });
  const opened = await keyring.opened(NEW_PASSPHRASE);
  assert.notEqual(opened.objectId, before.objectId);
  await keyring.opened(keyring.links.recoveryCode);
});

test("a new recovery code counts when it was typed back, and ends the old one", async () => {
  const { page, keyring } = await practice();
  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  await openPanel(page, "Make a new recovery code");
  await page.getByRole("button", { name: "Make a new code" }).click();
  await page.getByRole("button", { name: "I have written it down" }).click();
  // A code, and not this one.
  await page.getByLabel("as it stands on the paper").fill(keyring.links.recoveryCode);
  await page.getByRole("button", { name: "Check the code" }).click();
  await page.getByRole("alert").getByText("This is not the code that was shown").waitFor();
  await keyring.opened(keyring.links.recoveryCode);
  await page.getByRole("button", { name: "Show the code again" }).click();
  const code = await typeBack(page);
  await page.getByText("The new recovery code is in force").waitFor();
  secrets["new recovery code"] = code;
  await keyring.opened(code);
  await assert.rejects(keyring.opened(keyring.links.recoveryCode), { code: "open-failed" });
});

test("a device that another one overtook changes nothing, and says so", async () => {
  const { page, keyring } = await practice();
  const slow = await (await scene.device()).newPage();
  for (const device of [slow, page]) {
    await keyring.goto(device);
    await unlock(device, PASSPHRASE);
    await listed(device);
    await openPanel(device, "Change the passphrase");
    await typeNewPassphrase(device, "new-passphrase");
  }
  await page.getByRole("button", { name: "Lock it with the new one" }).click();
  await page.getByText("The passphrase is changed.").waitFor();
  const kept = await keyring.kept();
  await slow.getByRole("button", { name: "Lock it with the new one" }).click();
  await slow.getByRole("alert").getByText("keyring-changed").waitFor();
  assert.deepEqual(await keyring.kept(), kept);
});

test("a lost device is shut out by a new passphrase and a new recovery code", async () => {
  const { page, keyring } = await practice();
  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  await openPanel(page, "Shut out a lost device");
  await typeNewPassphrase(page, "shut-passphrase");
  await page.getByRole("button", { name: "Go on to a new recovery code" }).click();
  const code = await typeBack(page);
  await page.getByText("Only the new passphrase and the new recovery code open the keyring now").waitFor();
  secrets["code after shutting out"] = code;
  for (const old of [PASSPHRASE, keyring.links.recoveryCode]) {
    await assert.rejects(keyring.opened(old), { code: "open-failed" });
  }
  const now = await keyring.opened(NEW_PASSPHRASE);
  assert.deepEqual(entriesOf(await keyring.opened(code)), entriesOf(now));
});

test("after three months the page asks to try the recovery code, and remembers that it was tried", async () => {
  const { page, keyring } = await practice();
  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  await listed(page);
  assert.equal(await page.getByText("Take the paper out").count(), 0);

  scene.site.inject(() => {
    const now = Date.now();
    const later = now + 95 * 24 * 3600 * 1000;
    globalThis.Date = class extends Date {
      constructor(...given: [] | [number]) {
        super(...((given.length === 0 ? [later] : given) as [number]));
      }
      static override now = () => later;
    } as DateConstructor;
  });
  // A device that has no page without that clock.
  const later = await (await scene.device()).newPage();
  await keyring.goto(later);
  await unlock(later, PASSPHRASE);
  await later.getByText("Take the paper out").waitFor();
  await later.getByLabel("Recovery code").fill(typed(keyring.links.recoveryCode));
  await later.getByRole("button", { name: "Try the code" }).click();
  await later.getByText("The code opens the practice. Put the paper back.").waitFor();
  assert.equal(await later.getByText("Take the paper out").count(), 0);
  scene.site.mend();
  const [drill] = entriesOf(await keyring.opened(PASSPHRASE)).filter(({ name }) => name === "drill");
  assert.ok(drill, "the day is remembered");
});

test("the keyring's file brings the practice into another store", async () => {
  const { page, keyring } = await practice();
  await keyring.goto(page);
  await unlock(page, PASSPHRASE);
  await openPanel(page, "Keep a copy of the keyring");
  const save = () => page.getByRole("button", { name: "Save the keyring file" }).click();
  const file = await download(page, save);
  assert.deepEqual(new Uint8Array(file.content), await keyring.kept());

  const folder = await mkdtemp(join(tmpdir(), "sealform-keyring-"));
  const other = await Store.start();
  try {
    const path = join(folder, file.name);
    await writeFile(path, file.content);
    await page.goto("about:blank");
    await page.goto(`${other.origin.origin}/setup#token=${other.token}`);
    await openPanel(page, "I have a keyring file");
    await page.getByLabel("Keyring file").setInputFiles(path);
    await page.getByLabel("Its passphrase or its recovery code").fill(keyring.links.recoveryCode);
    await page.getByRole("button", { name: "Open the file" }).click();
    await page.getByRole("heading", { name: "The practice is set up" }).waitFor();
    await page.getByText(`Only ${PRACTICE} can read`).waitFor();
    assert.ok((await other.fetch(keyring.path)).ok);
    await page.goto(`${other.origin.origin}/inbox`);
    await unlock(page, PASSPHRASE);
    // Listed with the token of this store.
    await page.getByText("Nothing has come in yet").waitFor();
  } finally {
    await other.remove();
    await rm(folder, { recursive: true });
  }
});

test("nothing that unlocks a keyring is found at the host", async () => {
  const spelled = Object.entries(secrets).flatMap(([name, secret]) => [
    [name, secret],
    [`${name}, without hyphens`, secret.replaceAll("-", "")],
  ]);
  assert.deepEqual(findSecrets(await scene.hostKnows(), Object.fromEntries(spelled)), []);
});

/** As somebody in a hurry types it. */
const typed = (code: string): string =>
  ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")}`;

/** Another implementation's keyring, in the place of this one. */
async function put({ path }: KeyringScene, envelope: Uint8Array): Promise<void> {
  const headers = { "content-type": "application/vnd.sealform" };
  await scene.store.fetch(path, { method: "PUT", headers, body: envelope as Uint8Array<ArrayBuffer> });
}
