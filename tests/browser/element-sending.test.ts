import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene, errorCodes, events, passLimits } from "./element-scene.ts";
import { findSecrets } from "./support/canary.ts";
import { type Page, until } from "./support/driver/index.ts";
import { waitingParcels } from "./support/outbox.ts";

/* What could not be sent waits as ciphertext, and arrives once; and the ways in which a site can have it sent. */

const CANARY = "kanarienvogel";
const FORM = `
  <seal-form SEAL>
    <form method="dialog">
      <label>Story <input name="story"></label>
      <button>Send</button>
    </form>
  </seal-form>`;

const scene = ElementScene.forTests();

const state = (page: Page, name: string) => page.locator(`seal-form[data-state=${name}]`).waitFor();
const alert = async (page: Page) => (await page.getByRole("alert").textContent()) ?? "";

async function send(page: Page): Promise<void> {
  await page.getByLabel("Story").fill(CANARY);
  await page.getByRole("button", { name: "Send" }).click();
}

/** A page whose form could not be sent, because each of these happened to a try. */
async function waiting(...failures: (number | "hang-up")[]): Promise<Page> {
  scene.statuses.push(...failures);
  const page = await scene.show(FORM);
  await send(page);
  await state(page, "waiting");
  return page;
}

for (const [failure, code] of [
  ["hang-up", "network"],
  [503, "server-refused"],
  [404, "server-refused"],
] as const) {
  test(`${failure}: it waits as ciphertext, the client is told, and the next visit sends it once`, async () => {
    const page = await waiting(failure);
    assert.match(await alert(page), new RegExp(`could not be sent just now.*wait on this device.*${code}`));
    assert.deepEqual((await events(page)).at(-1)?.[1]?.code, code);
    const kept = (await waitingParcels(page)).join();
    assert.match(kept, /"id":"[0-9a-f]{32}"/);
    const places = new Map([["the outbox", Buffer.from(kept, "latin1")]]);
    assert.deepEqual(findSecrets(places, { canary: CANARY }), []);

    await page.reload();
    await page.getByText("What you sent earlier has arrived now.").waitFor();
    assert.deepEqual(await waitingParcels(page), []);
    const [first, second, ...more] = await scene.posts(page);
    assert.ok(first && second);
    assert.equal(second.body, first.body);
    assert.deepEqual(more, []);
    assert.equal(scene.read(second).answers[0]?.value, CANARY);

    await page.reload();
    await state(page, "ready");
    assert.equal((await scene.posts(page)).length, 2);
  });
}

test("it is sent when the connection is back, and thanked for", async () => {
  const page = await waiting("hang-up");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await state(page, "sent");
  assert.equal((await scene.posts(page)).length, 2);
  assert.deepEqual(await waitingParcels(page), []);
});

test("while it waits, the form is closed; answers that are taken back are not sent", async () => {
  const page = await waiting("hang-up");
  assert.equal(await page.locator("form[inert]").count(), 1);
  await page.getByRole("button", { name: "Change my answers" }).click();
  await state(page, "ready");
  assert.equal(await page.getByLabel("Story").inputValue(), CANARY);
  await page.reload();
  await state(page, "ready");
  assert.equal((await scene.posts(page)).length, 1);
});

test("a device that keeps nothing: the answers stay in the form, and can be sent again", async () => {
  scene.statuses.push("hang-up");
  const page = await scene.show(FORM);
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await send(page);
  await state(page, "error");
  assert.deepEqual(await errorCodes(page), ["network"]);
  assert.match(await alert(page), /still here/);
  await page.getByRole("button", { name: "Try again" }).click();
  await state(page, "sent");
});

test("storage that does not answer is not waited for, and what it opens too late is closed", async () => {
  const page = await scene.show(FORM);
  await page.evaluate(
    () =>
      new Promise<void>((held) => {
        indexedDB.deleteDatabase("sealform-outbox");
        const opening = indexedDB.open("sealform-outbox", 1);
        opening.onupgradeneeded = () => {
          const parcels = opening.result.createObjectStore("parcels", { keyPath: "id" });
          // Until it is released, nobody else gets a connection.
          const hold = (): void => {
            if (Reflect.has(globalThis, "released")) return;
            parcels.count().onsuccess = hold;
          };
          hold();
          held();
        };
        opening.onsuccess = () => opening.result.close();
      }),
  );
  await send(page);
  await state(page, "sending");
  await passLimits(page);
  await until("it is sent", async () => scene.requests.some(({ method }) => method === "POST"));
  await page.evaluate(() => Object.assign(globalThis, { released: true }) && undefined);
  await state(page, "sent");
  const erased = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const erasing = indexedDB.deleteDatabase("sealform-outbox");
        erasing.onblocked = () => resolve("blocked");
        erasing.onsuccess = () => resolve("erased");
      }),
  );
  assert.equal(erased, "erased");
});

test("what is larger than the backend takes is said so before anything is sent", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL max-bytes="2000"'));
  await send(page);
  await state(page, "error");
  assert.deepEqual(await errorCodes(page), ["too-large"]);
  assert.match(await alert(page), /too long to be sent/);
  assert.deepEqual(await scene.posts(page), []);
});

test("custom: the page's own code gets the envelope, and says when it arrived", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL transport="custom"'));
  await page.evaluate(() => {
    addEventListener("seal-deliver", (event) => {
      const { detail } = event as CustomEvent;
      Object.assign(globalThis, {
        taken: [detail.id, Array.from(detail.envelope.slice(0, 4)), detail.clear],
      });
      detail.respondWith(Promise.resolve("2026-02-03T04:05:06Z"));
    });
  });
  await send(page);
  await state(page, "sent");
  const [, detail] = (await events(page)).at(-1) ?? [];
  assert.deepEqual(await page.evaluate(() => Reflect.get(globalThis, "taken")), [
    detail?.id,
    [83, 76, 70, 1],
    {},
  ]);
  assert.equal(detail?.receivedAt, "2026-02-03T04:05:06Z");
  assert.deepEqual(await scene.posts(page), []);
});

test("custom: a handler that fails leaves it waiting, and no handler is a mistake that is named", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL transport="custom"'));
  await send(page);
  await state(page, "error");
  assert.deepEqual(await errorCodes(page), ["transport-missing"]);
  assert.equal(await page.locator("form[inert]").count(), 1);

  const other = await scene.show(FORM.replace("SEAL", 'SEAL transport="custom"'));
  await other.evaluate(() => {
    addEventListener("seal-deliver", (event) => {
      // What a page's own time limit throws: it is not the client who gave up.
      const late = new DOMException("kanarienvogel", "AbortError");
      (event as CustomEvent).detail.respondWith(Promise.reject(late));
    });
  });
  await send(other);
  await state(other, "waiting");
  assert.match(await alert(other), /network/);
});

test("form: the browser posts one field, and follows the answer to another page", async () => {
  scene.card = { ...scene.card, clear: ["site"] };
  const fields = FORM.replace("<button>", '<label>Site <input name="site" value="north"></label><button>');
  const page = await scene.show(fields.replace("SEAL", 'SEAL transport="form" action="/handler"'));
  await send(page);
  await page.waitForURL(/handler/);
  const [post, ...more] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(more, []);
  const sent = new URLSearchParams(post.body);
  assert.deepEqual([...sent.keys()], ["payload", "site"]);
  const read = scene.read({ ...post, body: JSON.stringify({ payload: sent.get("payload") }) });
  assert.deepEqual(
    read.answers.map(({ value }) => value),
    [CANARY, "north"],
  );
});

test("the receipt names the record, and a private link has its key in the fragment alone", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL copy="/copy"'));
  await send(page);
  await state(page, "sent");
  const [, detail] = (await events(page)).at(-1) ?? [];
  const receipt = page.locator("[data-seal=receipt]");
  const text = (await receipt.textContent()) ?? "";
  assert.ok(text.includes(`${detail?.id}`) && text.includes(`${detail?.root}`), text);
  const [post] = await scene.posts(page);
  assert.match(JSON.parse(post?.body ?? "{}").copy, /^[\w-]{43}$/);

  await page.getByRole("button", { name: "Make a private link" }).click();
  const link = new URL(await page.getByLabel("Your private link").inputValue());
  assert.equal(link.pathname + link.search, "/copy");
  const fragment = new URLSearchParams(link.hash.slice(1));
  assert.equal(fragment.get("id"), detail?.id);
  assert.match(fragment.get("key") ?? "", /^[\w-]{43}$/);
  assert.equal(scene.wasSent(fragment.get("key") ?? "no key"), false);
});

test("an address that is none closes the form, and is named", async () => {
  const page = await scene.show(FORM.replace("SEAL", 'SEAL action="https://"'));
  await send(page);
  await state(page, "error");
  assert.deepEqual(await errorCodes(page), ["transport-missing"]);
  assert.equal(await page.getByLabel("Story").inputValue(), CANARY);
});

test("thanks and receipt stay when the page comes back from the cache, and when its element is moved", async () => {
  const page = await scene.show(FORM);
  await send(page);
  await state(page, "sent");
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    const place = document.body.appendChild(document.createElement("main"));
    place.append(document.querySelector("seal-form") as Element);
  });
  await page.locator("main seal-form[data-state=sent] [data-seal=receipt]").waitFor();
  await page.getByLabel("Story").fill("the next one");
  await state(page, "ready");
  assert.equal(await page.locator("[data-seal=receipt]").count(), 0);
});
