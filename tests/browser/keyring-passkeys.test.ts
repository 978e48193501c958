// Passkeys, with the device for tests that Chromium has, and no other engine: there they are driven no further than their button.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KeyringScene, listed, openPanel } from "./keyring-scene.ts";
import { filesBelow } from "./support/canary.ts";
import { engine, type Page } from "./support/driver/index.ts";
import { PASSPHRASE, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

let scene: Scene;
before(async () => {
  scene = await Scene.open();
});
after(() => scene.close());

test("at an address of numbers, which has no passkeys, none are offered", async () => {
  const page = await (await scene.device()).newPage();
  const keyring = await KeyringScene.open(scene, page);
  await keyring.goto(page);
  assert.equal(await page.getByRole("button", { name: "Use a passkey" }).count(), 0);
  await unlock(page, PASSPHRASE);
  await openPanel(page, "Add a passkey");
  await page.getByText("This browser has no passkeys at this address.").waitFor();
});

if (engine === "chromium") {
  test("a passkey is added in set-up, unlocks, and opens nothing when it was removed", async () => {
    const page = await pageWithPasskeys();
    const id = await setUpWithPasskey(page);
    await page.goto(local(`/keyring#keyring=${id}`));
    await page.getByRole("button", { name: "Use a passkey" }).click();
    assert.deepEqual(await listed(page), ["Passphrase", "Recovery code", "Passkey: This device"]);
    assert.deepEqual(await slotTypes(id), [2, 2, 3]);

    await page.getByRole("button", { name: "Remove the passkey This device" }).click();
    await page.getByText("The passkey This device opens nothing any more.").waitFor();
    assert.deepEqual(await listed(page), ["Passphrase", "Recovery code"]);
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("alert").getByText("passkey-failed").waitFor();
  });

  test("several passkeys are kept, each unlocks, and none is the only way in", async () => {
    const page = await pageWithPasskeys();
    const id = await setUpWithPasskey(page);
    await page.goto(local(`/keyring#keyring=${id}`));
    await unlock(page, PASSPHRASE);
    await listed(page);
    // The same device has one already; a second one is plugged in.
    await page.plugInPasskeys();
    await openPanel(page, "Add a passkey");
    await page.getByLabel("Name of the passkey").fill("Key on my ring");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("The passkey Key on my ring unlocks this practice now.").waitFor();
    assert.deepEqual((await listed(page)).slice(2), ["Passkey: This device", "Passkey: Key on my ring"]);
    await page.getByRole("button", { name: "Remove the passkey This device" }).click();
    await page.getByText("opens nothing any more").waitFor();
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    assert.deepEqual(await listed(page), ["Passphrase", "Recovery code", "Passkey: Key on my ring"]);
    assert.equal(await page.getByRole("button", { name: "Remove the passkey" }).count(), 1);
  });

  test("a passkey that answers differently the second time is not kept", async () => {
    const page = await pageWithPasskeys();
    scene.site.inject(() => {
      const { get } = CredentialsContainer.prototype;
      CredentialsContainer.prototype.get = async function (options) {
        const found = (await get.call(this, options)) as PublicKeyCredential;
        const results = { first: crypto.getRandomValues(new Uint8Array(32)), second: new Uint8Array(32) };
        found.getClientExtensionResults = () => ({ prf: { enabled: true, results } });
        return found;
      };
    });
    await page.goto(local(`/setup#token=${scene.store.token}`));
    await setUpTo(page);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("alert").getByText("passkey-unfit").waitFor();
    scene.site.mend();
    await page.getByRole("button", { name: "Go on without one" }).click();
    await page.getByRole("heading", { name: "The practice is set up" }).waitFor();
    const id = await keyringId(page);
    assert.deepEqual(await slotTypes(id), [2, 2]);
  });

  test("a device without the prf extension is refused in words", async () => {
    const page = await pageWithPasskeys(false);
    await page.goto(local(`/setup#token=${scene.store.token}`));
    await setUpTo(page);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("alert").getByText("passkey-unfit").waitFor();
  });

  test("what a passkey answers is not found at the host", async () => {
    const page = await pageWithPasskeys();
    scene.site.inject(() => {
      const seen: number[][] = [];
      Object.assign(globalThis, { seen });
      const { get } = CredentialsContainer.prototype;
      CredentialsContainer.prototype.get = async function (options) {
        const found = (await get.call(this, options)) as PublicKeyCredential;
        const { first, second } = found.getClientExtensionResults().prf?.results ?? {};
        for (const output of [first, second]) {
          if (output instanceof ArrayBuffer) seen.push([...new Uint8Array(output)]);
        }
        return found;
      };
    });
    await page.goto(local(`/setup#token=${scene.store.token}`));
    await setUpTo(page);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("heading", { name: "The practice is set up" }).waitFor();
    const seen = await page.evaluate<number[][], []>("globalThis.seen");
    scene.site.mend();
    assert.ok(seen.length >= 2, "the passkey was asked");
    const places = await filesBelow(scene.store.data);
    places.set("the log", Buffer.from(scene.store.output.stderr));
    places.set("the wire", scene.wiretap.recording);
    for (const output of seen.map((bytes) => Buffer.from(bytes))) {
      const [base64, base64url] = [output.toString("base64"), output.toString("base64url")];
      for (const form of [
        output,
        Buffer.from(output.toString("hex")),
        Buffer.from(base64.slice(0, 42)),
        Buffer.from(base64url),
      ]) {
        for (const [place, content] of places) assert.ok(!content.includes(form), place);
      }
    }
  });
}

/** Passkeys belong to a name, which numbers are not. */
function local(path: string): string {
  const url = new URL(scene.url(path));
  url.hostname = "localhost";
  return url.href;
}

async function pageWithPasskeys(hasPrf = true): Promise<Page> {
  const page = await (await scene.device()).newPage();
  await page.plugInPasskeys({ hasPrf });
  return page;
}

/** Up to the offer of a passkey. */
async function setUpTo(page: Page): Promise<void> {
  await setUp(page, local(`/setup#token=${scene.store.token}`), { upTo: "passkey" });
}

async function setUpWithPasskey(page: Page): Promise<string> {
  await setUpTo(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("heading", { name: "The practice is set up" }).waitFor();
  return keyringId(page);
}

async function keyringId(page: Page): Promise<string> {
  const href = await page.getByRole("link", { name: "Open the inbox" }).getAttribute("href");
  return href?.split("=")[1] ?? "";
}

async function slotTypes(id: string): Promise<number[]> {
  const answer = await scene.store.fetch(`/v1/keyrings/${id}`);
  const envelope = Buffer.from(await answer.arrayBuffer());
  // Core: 8 bytes, the object id, the context and the number of boxes; then a commitment of 32 bytes and the slots.
  const types: number[] = [];
  let at = 24 + 2 + envelope.readUInt16BE(24) + 2 + 32;
  const count = envelope.readUInt8(at++);
  for (let slot = 0; slot < count; slot += 1) {
    types.push(envelope.readUInt8(at));
    at += 3 + envelope.readUInt16BE(at + 1);
  }
  return types;
}
