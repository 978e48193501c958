import type { Browser, BrowserContext } from "playwright-core";
import { launch, newDevice } from "./browser.ts";
import { filesBelow } from "./canary.ts";
import { Store } from "./store.ts";
import { Wiretap } from "./wiretap.ts";

/** A store, a wiretap before it and a browser: what every journey needs, ended together. */
export class Scene {
  private constructor(
    readonly store: Store,
    readonly wiretap: Wiretap,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<Scene> {
    const store = await Store.start();
    return new Scene(store, await Wiretap.start(store.origin), await launch());
  }

  /** The set-up link that the store printed, through the wiretap. */
  get setupLink(): string {
    return this.url(`/setup#token=${this.store.token}`);
  }

  url(path: string): string {
    return new URL(path, this.wiretap.origin).href;
  }

  device(options?: Parameters<Browser["newContext"]>[0]): Promise<BrowserContext> {
    return newDevice(this.browser, options);
  }

  /** Everything that the host ever had: its files, its log, and each byte that came over the wire. */
  async hostKnows(): Promise<Map<string, Buffer>> {
    const places = await filesBelow(this.store.data);
    places.set("the log", Buffer.from(this.store.output.stderr));
    places.set("the wire", this.wiretap.recording);
    return places;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.wiretap.stop();
    await this.store.remove();
  }
}
