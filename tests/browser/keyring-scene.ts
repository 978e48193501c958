import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { initSync, inspect, open } from "sealform-wasm/full";
import type { Page } from "./support/driver/index.ts";
import { type SetUp, setUp } from "./support/pages.ts";
import type { Scene } from "./support/scene.ts";

initSync({
  module: new WebAssembly.Module(readFileSync(resolve("target/wasm/full/sealform_wasm_bg.wasm"))),
});

export const NEW_PASSPHRASE = "velvet orchard murmurs against seven lighthouses";

type Opened = { objectId: string; boxes: Uint8Array[] };
type Slot = { type: string; memoryKib?: number };

/** A practice whose keyring is looked at from outside. */
export class KeyringScene {
  private constructor(
    readonly scene: Scene,
    readonly links: SetUp,
  ) {}

  static async open(scene: Scene, page: Page, link = scene.setupLink): Promise<KeyringScene> {
    return new KeyringScene(scene, await setUp(page, link));
  }

  get id(): string {
    return this.links.inbox.split("=")[1] ?? "";
  }

  get path(): string {
    return `/v1/keyrings/${this.id}`;
  }

  /** The envelope as the store has it. */
  async kept(): Promise<Uint8Array<ArrayBuffer>> {
    const answer = await this.scene.store.fetch(this.path);
    return new Uint8Array(await answer.arrayBuffer());
  }

  async slots(): Promise<Slot[]> {
    return (inspect(await this.kept()) as { slots: Slot[] }).slots;
  }

  async opened(passphrase: string): Promise<Opened> {
    const expected = { kind: "keyring", context: { keyring: this.id } };
    return open(await this.kept(), { passphrase: Buffer.from(passphrase) }, expected) as Opened;
  }

  /** Loads the page of the keyring, locked. */
  async goto(page: Page): Promise<void> {
    await page.goto("about:blank");
    await page.goto(this.scene.url(`/keyring#keyring=${this.id}`));
    await page.getByRole("button", { name: "Use the recovery code" }).waitFor();
  }
}

/** The entries of an opened keyring, but for its manifest. */
export const entriesOf = ({ boxes }: Opened): { name: string; type?: string }[] =>
  boxes.slice(1).map((box) => JSON.parse(Buffer.from(box).toString()));

export async function unlockWithCode(page: Page, code: string): Promise<void> {
  await page.getByRole("button", { name: "Use the recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
}

/** Opens a panel of the unlocked page. */
export async function openPanel(page: Page, heading: string): Promise<void> {
  await page.locator("summary").filter({ hasText: heading }).click();
}

/** Types a new passphrase twice, and waits until it is rated. */
export async function typeNewPassphrase(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).fill(NEW_PASSPHRASE);
  await page.locator(`#${id}-repeat`).fill(NEW_PASSPHRASE);
  await page.locator(`#${id}-strength`).getByText("Very strong").waitFor();
}

/** What unlocks the practice, as the page lists it, without the times. */
export async function listed(page: Page): Promise<string[]> {
  await page.getByRole("heading", { name: "What unlocks this practice" }).waitFor();
  return page.locator(".holders strong").allTextContents();
}
