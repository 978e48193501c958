import { ElementScene } from "./element-scene.ts";
import type { Page } from "./support/driver/index.ts";
import { readDrafts, until } from "./support/indexed-db.ts";

/* What the tests of drafts share: a form that has them, and how a client meets them. */

export const CANARY = "kanarienvogel-7f3a";
export const FORM = `
  <seal-form SEAL drafts>
    <form method="dialog">
      <label>Story <textarea name="story"></textarea></label>
      <button>Send</button>
    </form>
  </seal-form>`;

export const scene = ElementScene.forTests();

export const story = (page: Page) => page.getByLabel("Story");
export const keep = (page: Page) => page.getByLabel("Yes, until I send them");
export const none = (page: Page) => page.getByLabel("No, keep nothing. This is a shared computer");
export const isChosen = (radio: ReturnType<typeof keep>) =>
  radio.evaluate((input) => (input as HTMLInputElement).checked);
export const said = (page: Page, text: string) =>
  page.locator("[data-seal=drafts] [role=status]").getByText(text).waitFor();

export async function reload(page: Page, path = ""): Promise<void> {
  await page.goto("about:blank");
  await page.goto(scene.origin + path);
  await page.locator("seal-form[data-state=ready]").first().waitFor();
}

/** Until a draft has this in it. */
export const kept = (page: Page, text: string): Promise<void> =>
  until(`a draft has "${text}"`, async () => (await readDrafts(page)).join().includes(text));

/** A form with a draft that has the canary. */
export async function showKept(html = FORM): Promise<Page> {
  const page = await scene.show(html);
  await keep(page).first().check();
  await story(page).first().fill(CANARY);
  await kept(page, CANARY);
  return page;
}
