import assert from "node:assert/strict";
import { test } from "node:test";
import { CSP, ElementScene, errorCodes, killWorkers, passLimits } from "./element-scene.ts";
import { callSubmit } from "./support/submit.ts";

const CANARY = "kanarienvogel";
const FORM = `<seal-form SEAL><form method="dialog">
  <label>Story <input name="story" value="${CANARY}"></label><button>Send</button>
</form></seal-form>`;

const scene = ElementScene.forTests();

/** What keeps a form closed: the change that causes it, the code, and whether it is worth another try. */
const failures: [name: string, code: string, retry: boolean, html: string, cause?: () => void][] = [
  ["the card is not the pinned one", "card-integrity", false, FORM.replace("SEAL", pinnedTo("sha256-AAAA"))],
  ["there is no pin", "card-integrity", false, FORM.replace("SEAL", 'card="/card.json"')],
  [
    "the strongest of several pins is wrong",
    "card-integrity",
    false,
    FORM.replace("SEAL", pinnedTo("PIN sha512-AAAA")),
  ],
  [
    "the card is not there",
    "card-unavailable",
    true,
    FORM.replace("SEAL", pinnedTo("sha256-AAAA", "http://127.0.0.1:1/")),
  ],
  ["the card is no card", "card-malformed", false, FORM, () => Object.assign(scene.card, { practice: 7 })],
  [
    "the card has no recipient",
    "card-malformed",
    false,
    FORM,
    () => Object.assign(scene.card, { recipients: [] }),
  ],
  [
    "a recipient has a typing mistake",
    "invalid-recipient",
    false,
    FORM,
    () =>
      Object.assign(scene.card, {
        recipients: [scene.recipient.replace(/.$/, (last) => (last === "q" ? "p" : "q"))],
      }),
  ],
  ["CSP refuses the worker", "worker-failed", true, FORM, () => setCsp({ "worker-src": "'none'" })],
  ["CSP refuses WASM", "wasm-failed", true, FORM, () => setCsp({ "script-src": "'self'" })],
  ["the WASM is corrupt", "wasm-failed", true, FORM, () => spoilScript(/[\w+/]{64}(?=[\w+/]{64}={0,2}["`])/)],
];

function pinnedTo(pin: string, card = "/card.json"): string {
  return `card="${card}" integrity="${pin}"`;
}

function setCsp(change: Record<string, string>): void {
  scene.csp = { ...CSP, ...change };
}

function spoilScript(part: RegExp): void {
  scene.script = (element) => {
    assert.match(element, part);
    return element.replace(part, (found) => "A".repeat(found.length));
  };
}

for (const [name, code, retry, html, cause] of failures) {
  test(`the form stays closed when ${name}`, async () => {
    cause?.();
    const page = await scene.show(html, { waitFor: "error" });
    assert.deepEqual(await errorCodes(page), [code]);
    assert.equal(await page.locator("form[inert]").count(), 1);
    assert.match((await page.getByRole("alert").textContent()) ?? "", /Nothing was sent/);
    assert.equal(await page.getByRole("button", { name: "Try again" }).count(), retry ? 1 : 0);
    await page.evaluate(() => document.querySelector("form")?.requestSubmit());
    await page.evaluate(callSubmit);
    assert.deepEqual(await scene.posts(page), []);
    assert.equal(scene.wasSent(CANARY), false);
  });
}

test("a failure is not remembered: the next try loads everything again", async () => {
  const page = await scene.show("<p>nothing yet</p><seal-form SEAL></seal-form>", { waitFor: "error" });
  scene.broken.add("/card.json");
  await page.evaluate((fields) => {
    const element = document.querySelector("seal-form");
    if (element) element.innerHTML = fields;
  }, '<form method="dialog"><input name="story" aria-label="Story"><button>Send</button></form>');
  await page.getByRole("button", { name: "Try again" }).waitFor();
  assert.deepEqual(await errorCodes(page), ["form-missing", "card-unavailable"]);
  scene.broken.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("seal-form[data-state=ready] form:not([inert])").waitFor();
});

test("a worker that dies fails the form with its answers kept, and the next try has another worker", async () => {
  const page = await scene.show(FORM);
  await killWorkers(page);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sealing]").waitFor();
  // The call that waits for the worker comes a moment after the state.
  await page.waitForFunction(() => Reflect.get(globalThis, "limits").size > 0);
  await passLimits(page);
  await page.locator("seal-form[data-state=error] form:not([inert])").waitFor();
  assert.deepEqual(await errorCodes(page), ["worker-failed"]);
  assert.match((await page.getByRole("alert").textContent()) ?? "", /nothing was sent\. They are still here/);
  assert.equal(await page.getByLabel("Story").inputValue(), CANARY);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  assert.equal((await scene.posts(page)).length, 1);
});

test("a page that comes back from the cache without its worker gets another, and keeps what was entered", async () => {
  scene.card = {
    ...scene.card,
    consent: [{ id: "limits", version: "1", text: "I know the limits.", required: true }],
  };
  const page = await scene.show(FORM);
  await page.getByLabel("I know the limits.").check();
  await killWorkers(page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await page.waitForFunction(() => Reflect.get(globalThis, "seen").length === 2);
  assert.equal(await page.getByLabel("Story").inputValue(), CANARY);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [post] = await scene.posts(page);
  assert.ok(post);
  assert.equal(scene.read(post).manifest.consent[0]?.given, true);
});

test("what a page replaces in the form and in the element is put back, the consents too", async () => {
  scene.card = {
    ...scene.card,
    consent: [{ id: "limits", version: "1", text: "I know the limits.", required: true }],
  };
  const page = await scene.show(FORM);
  await page.evaluate(() => {
    const form = document.querySelector("form");
    if (!form) throw new Error("no form");
    form.innerHTML = "<button>Send</button>";
    document.querySelector("seal-form")?.replaceChildren(form);
  });
  await page.getByLabel("I know the limits.").check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  assert.match((await page.locator("[data-seal=status]").textContent()) ?? "", /^Thank you/);
  assert.match((await page.locator("[data-seal=who]").textContent()) ?? "", /^Only Lindenhof can read/);
});
