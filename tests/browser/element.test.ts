import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene, errorCodes, events } from "./element-scene.ts";
import type { Page } from "./support/driver/index.ts";

const CANARY = "kanarienvogel";
const FORM = `
  <seal-form SEAL>
    <form method="dialog">
      <label>Story <input name="story" required></label>
      <button>Send</button>
    </form>
  </seal-form>`;

const scene = ElementScene.forTests();

const story = (page: Page) => page.getByLabel("Story");
const sent = (page: Page) => page.locator("seal-form[data-state=sent]").waitFor();

test("what the scene looks for is found when nothing guards the form", async () => {
  const page = await scene.show(`${FORM}<form><input name="leak" aria-label="Leak"></form>`);
  await page.getByLabel("Leak").fill(CANARY);
  await page.getByLabel("Leak").press("Enter");
  await page.waitForURL(/leak=/);
  assert.ok(scene.wasSent(CANARY));
});

const ways: Record<string, (page: Page) => Promise<void>> = {
  "a click": (page) => page.getByRole("button", { name: "Send" }).click(),
  Enter: (page) => story(page).press("Enter"),
  "requestSubmit()": (page) => page.evaluate(() => document.querySelector("form")?.requestSubmit()),
};
for (const [name, submit] of Object.entries(ways)) {
  test(`${name} sends the form once, sealed`, async () => {
    const page = await scene.show(FORM);
    await story(page).fill(CANARY);
    await submit(page);
    await sent(page);
    const posts = await scene.posts(page);
    assert.equal(posts.length, 1);
    const [post] = posts;
    assert.ok(post);
    assert.deepEqual(Object.keys(JSON.parse(post.body)), ["payload"]);
    assert.deepEqual(scene.read(post).answers, [{ name: "story", value: CANARY, label: "Story" }]);
    assert.equal(scene.wasSent(CANARY), false);
  });
}

test("submit() and scripts that read the form get nothing of it", async () => {
  const page = await scene.show(FORM);
  await story(page).fill(CANARY);
  const read = await page.evaluate(() => {
    const form = document.querySelector("form");
    if (!form) throw new Error("no form");
    form.addEventListener("formdata", ({ formData }) => formData.append("late", "back again"));
    const entries = [...new FormData(form)];
    try {
      form.submit();
    } catch {
      // Firefox says in this way that method=dialog has no dialog to close.
    }
    return entries;
  });
  assert.deepEqual(read, [["sealform", "Nothing was sent this way: this form is sealed in the browser."]]);
  assert.deepEqual(await scene.posts(page), []);
  assert.equal(scene.wasSent(CANARY), false);
});

test("a form that a script moves out of its element, and makes send itself, sends nothing", async () => {
  const page = await scene.show(FORM);
  await story(page).fill(CANARY);
  await page.evaluate(() => {
    const form = document.querySelector("form");
    if (!form) throw new Error("no form");
    document.body.append(form);
    form.action = "/elsewhere";
    form.method = "post";
    form.submit();
  });
  await page.waitForURL(/elsewhere/);
  assert.deepEqual(
    (await scene.posts(page)).map(({ path }) => path),
    ["/elsewhere"],
  );
  assert.equal(scene.wasSent(CANARY), false);
});

test("the browser's own validation is respected", async () => {
  const page = await scene.show(FORM);
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal(await story(page).evaluate((field) => field.matches(":invalid:focus")), true);
  assert.deepEqual(await scene.posts(page), []);
  assert.deepEqual(
    (await events(page)).map(([type]) => type),
    ["seal-ready"],
  );
});

test("however often it is submitted at once, it is sent once", async () => {
  const page = await scene.show(FORM);
  await story(page).fill(CANARY);
  await page.evaluate(() => {
    const form = document.querySelector("form");
    for (let times = 0; times < 5; times++) form?.requestSubmit();
    form?.querySelector("button")?.click();
  });
  await sent(page);
  assert.equal((await scene.posts(page)).length, 1);
});

test("a page can say no, in its submit listener and in seal-submit", async () => {
  const page = await scene.show(FORM);
  await story(page).fill(CANARY);
  for (const type of ["submit", "seal-submit"]) {
    await page.evaluate((refused) => {
      document
        .querySelector("seal-form, form")
        ?.addEventListener(refused, (event) => event.preventDefault(), {
          once: true,
          capture: true,
        });
      document.querySelector("form")?.requestSubmit();
    }, type);
    assert.deepEqual(await scene.posts(page), []);
    assert.equal(await page.locator("seal-form").getAttribute("data-state"), "ready");
  }
});

test("after it is sent: the form is empty, thanks are focused, and the page knows the record", async () => {
  const page = await scene.show(FORM);
  await story(page).fill(CANARY);
  await story(page).press("Enter");
  await sent(page);
  assert.equal(await story(page).inputValue(), "");
  const status = page.locator("[data-seal=status]");
  assert.match((await status.textContent()) ?? "", /^Thank you\..* Lindenhof has them now/);
  assert.equal(await status.evaluate((element) => element === document.activeElement), true);
  const [post] = await scene.posts(page);
  assert.ok(post);
  const { objectId, manifest } = scene.read(post);
  const [, detail] = (await events(page)).at(-1) ?? [];
  assert.equal(detail?.id, objectId);
  assert.match(detail?.root ?? "", /^[\w-]{43}$/);
  assert.equal(detail?.receivedAt, "2026-01-01T00:00:00Z");
  assert.deepEqual(manifest.form, { title: "Intake", lang: "en" });

  await story(page).fill("another form");
  await story(page).press("Enter");
  await page.waitForFunction(() => Reflect.get(globalThis, "seen").length === 5);
  assert.equal((await scene.posts(page)).length, 2);
});

for (const [failure, code, state] of [
  [500, "server-refused", "waiting"],
  [413, "too-large", "error"],
  ["hang-up", "network", "waiting"],
] as const) {
  test(`answers are kept when sending fails (${failure}), and the same envelope is sent again`, async () => {
    scene.statuses.push(failure);
    const page = await scene.show(FORM);
    await story(page).fill(CANARY);
    await story(page).press("Enter");
    await page.locator(`seal-form[data-state=${state}]`).waitFor();
    assert.equal(await story(page).inputValue(), CANARY);
    assert.match((await page.getByRole("alert").textContent()) ?? "", new RegExp(`still here|wait.*${code}`));
    if (state === "error") {
      assert.deepEqual(await errorCodes(page), [code]);
      assert.equal(await story(page).evaluate((field) => field === document.activeElement), true);
      await story(page).press("Enter");
    } else {
      await page.getByRole("button", { name: "Send now" }).click();
    }
    await sent(page);
    const [first, second, ...more] = await scene.posts(page);
    assert.ok(first && second);
    assert.equal(first.body, second.body);
    assert.deepEqual(more, []);
  });
}

test("answers that were changed after a failure are sealed anew", async () => {
  scene.statuses.push(503);
  const page = await scene.show(FORM);
  await story(page).fill("first version");
  await story(page).press("Enter");
  await page.locator("seal-form[data-state=waiting]").waitFor();
  await page.getByRole("button", { name: "Change my answers" }).click();
  await story(page).fill("second version");
  await story(page).press("Enter");
  await sent(page);
  const [first, second] = (await scene.posts(page)).map((post) => scene.read(post));
  assert.notEqual(first?.objectId, second?.objectId);
  assert.equal(second?.answers[0]?.value, "second version");
});

test("consents are asked for, also with novalidate, and go into the manifest", async () => {
  const consent = [
    { id: "limits", version: "2", text: "I know the limits.", required: true },
    { id: "news", version: "1", text: "Send me news.", required: false },
  ];
  scene.card = { ...scene.card, consent };
  const page = await scene.show(FORM.replace("<form", "<form novalidate"));
  await story(page).fill(CANARY);
  await story(page).press("Enter");
  assert.deepEqual(await scene.posts(page), []);
  await page.getByLabel("I know the limits.").check();
  await story(page).press("Enter");
  await sent(page);
  const [post] = await scene.posts(page);
  assert.ok(post);
  const { manifest, answers } = scene.read(post);
  assert.deepEqual(
    manifest.consent.map(({ id, version, given }) => [id, version, given]),
    [
      ["limits", "2", true],
      ["news", "1", false],
    ],
  );
  assert.equal(
    manifest.consent[0]?.sha256,
    "3833a9e9c0df5c345290b0331785defda3319d358aca3e206f6b3c69a2d6b148",
  );
  assert.equal(answers.length, 1);
});

test("clear fields are marked as readable, and sent beside the envelope and in it", async () => {
  scene.card = { ...scene.card, clear: ["site"] };
  const fields = FORM.replace("<button>", '<label>Site <input name="site"></label><button>');
  const page = await scene.show(fields);
  const description = await page
    .getByLabel("Site")
    .evaluate((field) => document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent);
  assert.equal(description, "This website can read this answer.");
  await story(page).fill(CANARY);
  await page.getByLabel("Site").fill("north");
  await story(page).press("Enter");
  await sent(page);
  const [post] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(JSON.parse(post.body).clear, { site: "north" });
  assert.deepEqual(
    scene.read(post).answers.map(({ name, value }) => [name, value]),
    [
      ["story", CANARY],
      ["site", "north"],
    ],
  );
  assert.equal(scene.wasSent(CANARY), false);
});

test("inside a shadow tree, out of which form events do not come, the form is guarded and sent alike", async () => {
  const page = await scene.show(`<div><template shadowrootmode="open">${FORM}</template></div>`);
  await story(page).fill(CANARY);
  const read = await page.evaluate(() => {
    const form = document.querySelector("div")?.shadowRoot?.querySelector("form");
    return [...new FormData(form ?? undefined).keys()];
  });
  assert.deepEqual(read, ["sealform"]);
  await story(page).press("Enter");
  await sent(page);
  const [post, ...more] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(more, []);
  assert.equal(scene.read(post).answers[0]?.value, CANARY);
  assert.equal(scene.wasSent(CANARY), false);
});

test("an element that is taken out and put back works", async () => {
  const page = await scene.show(FORM);
  await page.evaluate(() => {
    const element = document.querySelector("seal-form");
    if (!element) throw new Error("no element");
    const place = document.createElement("main");
    document.body.append(place);
    element.remove();
    place.append(element);
  });
  await page.locator("main seal-form[data-state=ready]").waitFor();
  await story(page).fill(CANARY);
  await story(page).press("Enter");
  await sent(page);
  assert.equal((await scene.posts(page)).length, 1);
});
