import type { Device, DeviceOptions, Page } from "./support/driver/index.ts";
import { PASSPHRASE, type SetUp, setUp, unlock } from "./support/pages.ts";
import { Scene } from "./support/scene.ts";
import { sendRecord } from "./support/sealed-record.ts";

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

/** Sends them as from forms with the card `intake`, and one from a form with a card that nobody knows. */
export async function sendMany({ scene: { store }, links }: InboxScene): Promise<void> {
  const card = new URLSearchParams(links.intake.split("#")[1]).get("integrity") ?? "";
  const intake = { title: "Intake", lang: "en" };
  for (let number = 1; number <= MANY; number += 1) {
    await sendRecord(store, { form: intake, context: { form: "intake", card } }, [
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
  await sendRecord(store, { form: intake, context: { form: "intake", card } }, twice);
  await sendRecord(store, { form: intake, context: { form: "intake", card } }, twice);
  await sendRecord(
    store,
    { form: { title: "Mood", lang: "en" }, context: { form: "mood", card: "sha256-AAAA" } },
    [{ name: "name", label: "Your name", value: "Mooded" }],
  );
  // What any stranger can post: it looks like an envelope to the store, and is none.
  await store.fetch("/v1/submissions", {
    method: "POST",
    body: Buffer.concat([Buffer.from("SLF\u0001\u0001\u0001\u0000\u0000"), Buffer.alloc(400, 1)]),
    headers: { "content-type": "application/vnd.sealform" },
  });
}
