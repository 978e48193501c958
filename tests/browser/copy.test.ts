import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
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

test("without an element: files are sealed and sent with a record, and progress is told", async () => {
  const modules = resolve("www/dist/esm");
  for (const file of readdirSync(modules, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js")) continue;
    const body = readFileSync(join(modules, file));
    scene.site.alter(`/esm/${file}`, () => ({
      status: 200,
      headers: { "content-type": "text/javascript" },
      body,
    }));
  }
  const before = (await scene.store.submissions()).length;
  const device = await scene.device();
  const page = await device.newPage();
  await page.goto(scene.url("/"));
  const [, parameters = ""] = links.intake.split("#");
  const pinned = new URLSearchParams(parameters.replaceAll("+", "%2B"));
  const given = {
    card: pinned.get("card") ?? "",
    integrity: pinned.get("integrity") ?? "",
    canary: CLIENT.canaries.story ?? "",
    module: "/esm/index.js",
  };
  const sent = await page.evaluate(async ({ card, integrity, canary, module }) => {
    const api = (await import(module)) as typeof import("../../www/src/index.ts");
    const pinned = await api.loadCard(card, integrity);
    const sealer = await api.createSealer(pinned);
    const phases = new Set<string>();
    sealer.addEventListener("progress", (event) =>
      phases.add((event as CustomEvent<import("../../www/src/index.ts").Progress>).detail.phase),
    );
    const consent = Object.fromEntries((pinned.card.consent ?? []).map(({ id }) => [id, true]));
    const file = (name: string) =>
      new File([canary.repeat(5000)], `${canary}-${name}.txt`, { type: "text/plain" });
    const answers = [
      { name: "name", label: "Your name", value: canary },
      { name: "letters", label: "Letters", file: file("one") },
      { name: "letters", label: "Letters", file: file("two") },
    ];
    const refused = await sealer.seal({ answers }).catch(({ code }) => code);
    const sealed = await sealer.seal({ answers, consent });
    const { receivedAt } = await sealer.submit(sealed);
    const record = "0123456789abcdef".repeat(2);
    const alone = await sealer.sealFile(file("three"), record);
    const length = (await new Response(alone.stream).arrayBuffer()).byteLength;
    const attached = await alone.attached;
    sealer.dispose();
    const whole = length === alone.length && attached.size === canary.length * 5000;
    return { id: sealed.id, receivedAt, refused, whole, phases: [...phases].sort() };
  }, given);
  await device.close();
  scene.site.mend();
  assert.equal(sent.refused, "invalid-argument", "a required consent is required here too");
  assert.deepEqual(sent.phases, ["sealing", "sending"]);
  assert.ok(sent.receivedAt && sent.whole);
  const rows = await scene.store.submissions();
  assert.equal(rows.length, before + 1);
  assert.equal(rows.at(-1)?.id, sent.id);
  const files = (await (await scene.store.fetch("/v1/files")).json()) as { files: unknown[] };
  assert.equal(files.files.length, 2);
  assert.deepEqual(findSecrets(await scene.hostKnows(), CLIENT.canaries), []);
});
