import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { findSecrets } from "./support/canary.ts";
import { Client } from "./support/client.ts";
import { openIntake, type SetUp, send, setUp } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";

/* A client's own copy, and the transports, against the real store. */

const CLIENT = new Client("echo", "1979-05-05", 10);

let scene: Scene;
let links: SetUp;
before(async () => {
  scene = await Scene.open();
  const device = await scene.device();
  links = await setUp(await device.newPage(), scene.setupLink);
  await device.close();
});
after(() => scene.close());

/** The intake page with more on its element. */
function withAttributes(attributes: string): void {
  scene.site.alter("/intake", (answer) => ({
    ...answer,
    headers: {
      ...answer.headers,
      "content-security-policy": String(answer.headers["content-security-policy"]).replace(
        "form-action 'none'",
        "form-action 'self'",
      ),
    },
    body: Buffer.from(answer.body.toString().replace("<seal-form ", `<seal-form ${attributes} `)),
  }));
}

test("a private link opens the client's own copy on another device, and the host never has its key", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await openIntake(page, scene.url(links.intake));
  const asked = await CLIENT.fillIn(page);
  const reference = await send(page);
  await page.getByRole("button", { name: "Make a private link" }).click();
  const link = await page.getByLabel("Your private link").inputValue();
  await device.close();

  const other = await scene.device();
  const copy = await other.newPage();
  await copy.goto(link);
  await copy.getByRole("heading", { name: CLIENT.name }).waitFor();
  const shown = (await copy.locator("#copy").textContent()) ?? "";
  assert.ok(shown.includes(reference));
  for (const { answer } of asked) assert.ok(shown.includes(answer), answer.slice(0, 40));
  assert.equal(await copy.url(), scene.url("/copy"), "the key is out of the address bar");
  await other.close();

  const key = new URLSearchParams(new URL(link).hash.slice(1)).get("key") ?? "";
  const secret = Buffer.from(key, "base64url").toString("latin1");
  assert.equal(secret.length, 32);
  const knows = await scene.hostKnows();
  assert.deepEqual(findSecrets(knows, { key, ...CLIENT.canaries }), []);
  for (const [place, bytes] of knows)
    assert.equal(bytes.includes(Buffer.from(key, "base64url")), false, place);
});

test("a link that is not whole, or of another record, opens nothing and says so", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/copy"));
  await page.getByText("needs the whole private link").waitFor();
  await page.goto("about:blank");
  await page.goto(scene.url(`/copy#id=${"0".repeat(32)}&key=${"A".repeat(43)}`));
  await page.getByRole("alert").getByText("server-refused").waitFor();
  assert.equal(await page.locator("#copy").isVisible(), false);
  await device.close();
});

for (const transport of ["multipart", "form"] as const) {
  test(`transport ${transport}: the store has the record, and nothing else of it`, async () => {
    const before = await scene.store.submissions();
    const device = await scene.device();
    const page = await device.newPage();
    withAttributes(`transport="${transport}"`);
    try {
      await openIntake(page, scene.url(links.intake));
      await CLIENT.fillIn(page);
      if (transport === "multipart") {
        await send(page);
      } else {
        await page.getByRole("button", { name: "Send", exact: true }).click();
        await page.waitForURL(/\/v1\/submissions$/);
        await page
          .getByText(/received/i)
          .first()
          .waitFor();
      }
    } finally {
      scene.site.mend();
    }
    const added = (await scene.store.submissions()).slice(before.length);
    assert.equal(added.length, 1);
    await device.close();
    assert.deepEqual(findSecrets(await scene.hostKnows(), CLIENT.canaries), []);
  });
}
