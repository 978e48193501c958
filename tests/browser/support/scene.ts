import { filesBelow } from "./canary.ts";
import { type Browser, type Device, type DeviceOptions, launch } from "./driver/index.ts";
import { SiteProxy } from "./site-proxy.ts";
import { Store } from "./store.ts";
import { Wiretap } from "./wiretap.ts";

/** A store, a proxy before it that can fail, a wiretap before that, and a browser: what every journey needs, ended together. */
export class Scene {
  private constructor(
    readonly store: Store,
    readonly site: SiteProxy,
    readonly wiretap: Wiretap,
    readonly browser: Browser,
  ) {}

  static async open(): Promise<Scene> {
    // The browser first: without it nothing stays behind that would keep the test from ending.
    const browser = await launch();
    const store = await Store.start();
    const site = await SiteProxy.start(store.origin);
    return new Scene(store, site, await Wiretap.start(site.origin), browser);
  }

  /** The set-up link that the store printed, through the wiretap. */
  get setupLink(): string {
    return this.url(`/setup#token=${this.store.token}`);
  }

  url(path: string): string {
    return new URL(path, this.wiretap.origin).href;
  }

  device(options?: DeviceOptions): Promise<Device> {
    return this.browser.newDevice(options);
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
    await this.site.stop();
    await this.store.remove();
  }
}
