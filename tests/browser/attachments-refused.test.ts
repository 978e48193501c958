// <seal-form> with files that the server does not take, and with what is left of files that nobody will send.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ElementScene, errorCodes, events } from "./element-scene.ts";
import { type Page, until } from "./support/driver/index.ts";
import { storedPlaces } from "./support/indexed-db.ts";

const FORM = `
  <seal-form SEAL>
    <form method="dialog">
      <label>Letter <input type="file" name="letter"></label>
      <label>Films <input type="file" name="films" multiple></label>
      <button>Send</button>
    </form>
  </seal-form>`;

const scene = ElementScene.forTests();
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sealform-refused-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function choose(page: Page, label: string, name: string): Promise<void> {
  await writeFile(join(folder, name), `what is in ${name}`);
  await page.getByLabel(label).setInputFiles(join(folder, name));
}

for (const storage of ["is staged", "is sent while it is sealed"]) {
  test(`a file that is too large for the server, and ${storage}: it is named beside its input, and nowhere else`, async () => {
    const page = await scene.show(FORM);
    if (storage !== "is staged") await page.evaluate(refuseDatabases);
    await choose(page, "Films", "kanarienfilm.mp4");
    scene.statuses.push(413);
    await page.getByRole("button", { name: "Send" }).click();
    await page
      .getByText("“kanarienfilm.mp4” is larger than the other side takes. Please remove it.")
      .waitFor();
    await page.locator("seal-form[data-state=error]").waitFor();
    await page.getByText("Please look at the note beside it.").waitFor();
    const [films, letter] = await Promise.all(
      ["Films", "Letter"].map((label) => page.getByLabel(label).getAttribute("aria-invalid")),
    );
    assert.deepEqual([films, letter], ["true", null]);
    assert.deepEqual(await errorCodes(page), ["file-refused"]);
    assert.doesNotMatch(JSON.stringify(await events(page)), /kanarien/);
    assert.equal((await scene.posts(page)).filter(({ path }) => path === "/v1/submissions").length, 0);
    assert.equal(scene.wasSent("kanarien"), false);

    await page.getByRole("button", { name: "Remove kanarienfilm.mp4" }).click();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("seal-form[data-state=sent]").waitFor();
    scene.requests.length = 0;
  });
}

test("files that were sealed for nothing are gone when a form with files is opened again", async () => {
  const page = await scene.show(FORM);
  await choose(page, "Letter", "letter.txt");
  scene.broken.add("/v1/files");
  await page.getByRole("button", { name: "Send" }).click();
  const staged = async () =>
    (await storedPlaces(page)).filter((place) => place.startsWith("sealform-files/files"));
  await page.locator("seal-form[data-state=sending]").waitFor();
  // A page of the same origin without the element.
  await page.goto(`${scene.origin}observe.js`);
  assert.equal((await staged()).length, 1);
  await page.evaluate(leaveUnsealed);
  await page.goto(scene.origin);
  await until("nothing is staged", async () => assert.deepEqual(await staged(), []));
  scene.broken.clear();
});

/* In the page. */

function refuseDatabases(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException("refused", "SecurityError");
  };
}

/** As if the page had been closed while it sealed: the file is not whole, and no record waits. */
const leaveUnsealed = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("sealform-files");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("files", "readwrite");
      const walk = transaction.objectStore("files").openCursor();
      walk.onsuccess = () => walk.result?.update({ ...walk.result.value, whole: false });
      transaction.oncomplete = () => {
        opening.result.close();
        const forgetting = indexedDB.deleteDatabase("sealform-outbox");
        forgetting.onsuccess = () => resolve();
      };
    };
  });
