import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { PASSPHRASE, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

let scene: Scene;
before(async () => {
  scene = await Scene.open();
});
after(() => scene.close());

test("a consent whose text is not the one that was hashed is said to be so, and no other", async () => {
  const device = await scene.device();
  const page = await device.newPage();
  const links = await setUp(page, scene.setupLink);
  const consent = (id: string, read: string, text: string) => ({
    id,
    version: "1",
    sha256: createHash("sha256").update(read).digest("hex"),
    text,
    given: true,
    at: "2026-01-01T00:00:00Z",
  });
  const statements = [
    consent("same", "I agree, für mich.", "I agree, für mich."),
    consent("other", "You may call me.", "You may call my employer."),
    consent("none", "", "Everything."),
  ];
  await sendRecord(scene.store, { consent: statements, files: [] }, [{ name: "name", value: "Somebody" }]);

  await page.goto(scene.url(links.inbox));
  await unlock(page, PASSPHRASE);
  await page.getByRole("button", { name: "Somebody" }).click();
  await page.getByRole("heading", { name: "Somebody" }).waitFor();
  const said = await page.locator("#record").evaluate((record) =>
    [...record.querySelectorAll(".consent-text")].map((text) => {
      const next = text.nextElementSibling;
      return [text.textContent, next?.matches(".problem") ? next.textContent?.slice(0, 20) : "nothing"];
    }),
  );
  assert.deepEqual(said, [
    ["I agree, für mich.", "nothing"],
    ["You may call my employer.", "This text is not the"],
    ["Everything.", "This text is not the"],
  ]);
  await device.close();
});
