import type { Device, DeviceOptions, Page } from "./support/driver/index.ts";
import { PASSPHRASE, type SetUp, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";
import type { Store } from "./support/store.ts";

export const MANY = 130;
export const CANARY = "kanarienvogelposteingang";

/** The names that the records of this scene have, by their number. */
export const nameOf = (number: number): string => `Person ${String(number).padStart(3, "0")}`;

/** A practice with more than a page of records, one that does not open, two that are the same, and one of another form. */
export class InboxScene {
  private constructor(
    readonly scene: Scene,
    readonly links: SetUp,
  ) {}

  static async open(): Promise<InboxScene> {
    const scene = await Scene.open();
    const device = await scene.device();
    const links = await setUp(await device.newPage(), scene.setupLink);
    await device.close();
    return new InboxScene(scene, links);
  }

  /** Unlocks the inbox on a device that remembers nothing, unless one is given. */
  async unlocked(
    options: DeviceOptions = {},
    before?: (page: Page) => Promise<void>,
  ): Promise<{ device: Device; page: Page }> {
    const device = await this.scene.device(options);
    const page = await device.newPage();
    await page.goto(this.scene.url(this.links.inbox));
    await before?.(page);
    await unlock(page, PASSPHRASE);
    await page.locator("#submissions .entry").first().waitFor();
    return { device, page };
  }

  close(): Promise<void> {
    return this.scene.close();
  }
}

export async function sendMany(store: Store): Promise<void> {
  const intake = { title: "Intake", lang: "en" };
  for (let number = 1; number <= MANY; number += 1) {
    await sendRecord(store, { form: intake }, [
      { name: "name", label: "Your name", value: nameOf(number) },
      {
        name: "reason",
        label: "Why now?",
        value: number === 7 ? `Schlaflos in Zürich ${CANARY}` : `Because ${number}`,
      },
      { name: "city", label: "Where do you live?", value: number % 2 === 0 ? "Bern" : "Basel" },
    ]);
  }
  const twice = [{ name: "name", label: "Your name", value: "Twice Sent" }];
  await sendRecord(store, { form: intake }, twice);
  await sendRecord(store, { form: intake }, twice);
  await sendRecord(store, { form: { title: "Mood", lang: "en" }, context: { form: "mood" } }, [
    { name: "name", label: "Your name", value: "Mooded" },
  ]);
  // What any stranger can post: it looks like an envelope to the store, and is none.
  await store.fetch("/v1/submissions", {
    method: "POST",
    body: Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 1)]),
    headers: { "content-type": "application/vnd.sealform" },
  });
}
