import assert from "node:assert/strict";
import { test } from "node:test";
import { ElementScene, errorCodes } from "./element-scene.ts";
import type { Page } from "./support/driver/index.ts";

const CANARY = "kanarienvogel";
const FIELD = `<label>Story <input name="story" value="${CANARY}"></label>`;

/** Forms that could send themselves, or lose an answer: what the element says, and a word of what to change. */
const refused: [name: string, html: string, code: string, hint: RegExp][] = [
  [
    "an action",
    `<form method="dialog" action="/leak">${FIELD}<button>Send</button></form>`,
    "form-unsafe",
    /action/,
  ],
  [
    "an empty action",
    `<form method="dialog" action>${FIELD}<button>Send</button></form>`,
    "form-unsafe",
    /action/,
  ],
  ["no method", `<form>${FIELD}<button>Send</button></form>`, "form-unsafe", /method="dialog"/],
  [
    "method post",
    `<form method="POST">${FIELD}<button>Send</button></form>`,
    "form-unsafe",
    /method="dialog"/,
  ],
  [
    "formaction",
    `<form method="dialog">${FIELD}<button formaction="/leak">Send</button></form>`,
    "form-unsafe",
    /formaction/,
  ],
  [
    "formmethod",
    `<form method="dialog">${FIELD}<input type="submit" formmethod="post"></form>`,
    "form-unsafe",
    /formmethod/,
  ],
  [
    "formmethod on an image",
    `<form method="dialog">${FIELD}<input type="image" alt="Send" formmethod="post"></form>`,
    "form-unsafe",
    /formmethod/,
  ],
  [
    "formaction on a button that belongs to it from outside",
    `<form method="dialog" id="f">${FIELD}</form></seal-form><button form="f" formaction="/leak">Send</button>`,
    "form-unsafe",
    /formaction/,
  ],
  [
    "two forms",
    `<form method="dialog">${FIELD}</form><form method="dialog"></form>`,
    "form-unsafe",
    /two forms/,
  ],
  ["no form", FIELD, "form-missing", /method="dialog"/],
];

const scene = ElementScene.forTests();

/** Everything that could send the form, with the canary in it. */
async function tryEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const form of document.forms) {
      form.requestSubmit();
      for (const button of form.querySelectorAll("button")) button.click();
    }
  });
  await page.mouse.click(10, 10);
  await page.keyboard.press("Enter");
}

for (const [name, html, code, hint] of refused) {
  test(`refused and inert: ${name}`, async () => {
    const page = await scene.show(`<seal-form SEAL>${html}</seal-form>`, { waitFor: "error" });
    assert.deepEqual(await errorCodes(page), [code]);
    const message = await page.evaluate(() => Reflect.get(globalThis, "seen")[0][1].message);
    assert.match(message, hint);
    assert.equal(await page.locator("form:not([inert])").count(), 0);
    assert.match((await page.getByRole("alert").textContent()) ?? "", /Nothing was sent/);
    await tryEverything(page);
    assert.deepEqual(await scene.posts(page), []);
    assert.equal(scene.wasSent(CANARY), false);
  });
}

/** What a script may do to a form that is ready, in one go with sending it. */
const later: Record<string, (form: HTMLFormElement) => void> = {
  "an action": (form) => {
    form.action = "/leak";
    form.requestSubmit();
  },
  "method post": (form) => {
    form.method = "post";
    form.querySelector("button")?.click();
  },
  "method get, without a submit event": (form) => {
    form.method = "get";
    form.submit();
  },
  formaction: (form) => {
    const button = document.createElement("button");
    button.setAttribute("formaction", "/leak");
    button.setAttribute("formmethod", "post");
    form.append(button);
    button.click();
  },
};
for (const [name, change] of Object.entries(later)) {
  test(`a form that gets ${name} later sends no answer`, async () => {
    const page = await scene.show(
      `<seal-form SEAL><form method="dialog">${FIELD}<button>Send</button></form></seal-form>`,
    );
    await page.evaluate(`(${change})(document.querySelector("form"))`);
    await scene.posts(page);
    await scene.posts(page);
    assert.equal(scene.wasSent(CANARY), false);
  });
}

test("a form that becomes unsafe is closed, and opened again when it is mended", async () => {
  const page = await scene.show(
    `<seal-form SEAL><form method="dialog">${FIELD}<button>Send</button></form></seal-form>`,
  );
  const form = page.locator("form");
  await form.evaluate((element) => element.setAttribute("action", "/leak"));
  await page.locator("seal-form[data-state=error] form[inert]").waitFor();
  assert.deepEqual(await errorCodes(page), ["form-unsafe"]);
  await form.evaluate((element) => element.removeAttribute("action"));
  await page.locator("seal-form[data-state=ready] form:not([inert])").waitFor();
});

test("fields that are named like a form's own properties change nothing", async () => {
  const names = ["action", "method", "submit", "reset", "elements", "inert", "id", "children", "title"];
  const fields = names.map((name) => `<input name="${name}" value="${name}!">`).join("");
  const page = await scene.show(
    `<seal-form SEAL><form method="dialog">${fields}<button>Send</button></form></seal-form>`,
  );
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator("seal-form[data-state=sent]").waitFor();
  const [post] = await scene.posts(page);
  assert.ok(post);
  assert.deepEqual(
    scene.read(post).answers.map(({ name, value }) => [name, value]),
    names.map((name) => [name, `${name}!`]),
  );
});
