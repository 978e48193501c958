import type { Device, DeviceOptions, Page } from "./support/driver/index.ts";
import { PASSPHRASE, type SetUp, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

/** A practice that is set up, with two records. */
export class NotebookScene {
  private constructor(
    readonly scene: Scene,
    readonly links: SetUp,
  ) {}

  static async open(): Promise<NotebookScene> {
    const scene = await Scene.open();
    const device = await scene.device();
    const links = await setUp(await device.newPage(), scene.setupLink);
    await device.close();
    const card = new URLSearchParams(links.intake.split("#")[1]).get("integrity") ?? "";
    for (const name of ["Jordan Keller", "Robin Amsel"]) {
      const form = { title: "Intake", lang: "en" };
      const answers = [{ name: "name", label: "Your name", value: name }];
      await sendRecord(scene.store, { form, context: { form: "intake", card } }, answers);
    }
    return new NotebookScene(scene, links);
  }

  get link(): string {
    return this.scene.url(this.links.inbox.replace("/inbox", "/notebook"));
  }

  /** Unlocks the notebook on a device that remembers nothing. */
  async unlocked(options: DeviceOptions = {}): Promise<{ device: Device; page: Page }> {
    const device = await this.scene.device(options);
    const page = await device.newPage();
    await this.visit(page);
    return { device, page };
  }

  /** Loads the page, and unlocks it. */
  async visit(page: Page): Promise<void> {
    await page.goto("about:blank");
    await page.goto(this.link);
    await unlock(page, PASSPHRASE);
    await page.getByRole("button", { name: "New note" }).waitFor();
  }

  close(): Promise<void> {
    return this.scene.close();
  }
}

/** Writes a new note, or on in the one that is open, and waits until the store has it. */
export async function writeNote(page: Page, { title = "", text = "" }): Promise<void> {
  await page.getByRole("button", { name: "New note" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Text", { exact: true }).fill(text);
  await stored(page);
}

/** Saves at once, as a person does who presses the keys for it. */
export async function stored(page: Page): Promise<void> {
  await page.keyboard.press("Control+s");
  await page.locator(".kept").getByText("Saved in the store").waitFor();
}

export const backToList = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Back to the list" }).click();

/** Opens a note of the list by its title, and waits until it is there. */
export async function openNote(page: Page, title: string): Promise<void> {
  await page.locator(".notes .entry strong").getByText(title, { exact: true }).first().click();
  await page.waitForFunction(
    (title) => document.querySelector<HTMLInputElement>("#note-title")?.value === title,
    title,
  );
}
