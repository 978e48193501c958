/*
 * The three real engines, driven alike. SEALFORM_ENGINE says which one: chromium, firefox or webkit. The API is a part of
 * Playwright's; where it differs, the browser has to be asked, so that `url()` is a promise.
 *
 *   const browser = await launch();                                // once per test file; close() it in after()
 *   const device = await browser.newDevice({ colorScheme: "dark" });  // remembers nothing, shares nothing
 *   const page = await device.newPage();                           // a tab; several share the device's storage
 *   await page.goto(url);
 *   await page.getByLabel("Story").fill("…");
 *   await page.getByRole("button", { name: "Send" }).click();
 *   await page.locator("seal-form[data-state=sent]").waitFor();
 *   assert.equal(await page.evaluate((key) => localStorage.getItem(key), "key"), null);
 *
 * Nothing of a page's traffic can be intercepted here: that is what the test's own server is for, or support/site-proxy.ts.
 */
import { fromEnv } from "../env.ts";
import { startChromium } from "./chromium.ts";
import type { Context, DeviceOptions, Engine } from "./engine.ts";
import { startFirefox } from "./firefox.ts";
import { Page } from "./page.ts";
import { startWebKit } from "./webkit.ts";

export type { DeviceOptions } from "./engine.ts";
export { Locator } from "./locator.ts";
export { Page } from "./page.ts";
export { until } from "./until.ts";

const ENGINES: Record<string, () => Promise<Engine>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

/** The engine that the tests run in: "chromium", "firefox" or "webkit". */
export const engine = fromEnv("SEALFORM_ENGINE");

/** Starts the engine. */
export async function launch(): Promise<Browser> {
  const start = ENGINES[engine];
  if (!start)
    throw new Error(`There is no engine ${engine}: SEALFORM_ENGINE is one of ${Object.keys(ENGINES)}`);
  return new Browser(await start());
}

export class Browser {
  constructor(readonly engine: Engine) {}

  /** A device of its own, with nothing remembered. */
  async newDevice(options: DeviceOptions = {}): Promise<Device> {
    const usual = {
      viewport: { width: 1280, height: 900 },
      colorScheme: "light",
      reducedMotion: "reduce",
      without: "nothing",
    } as const;
    return new Device(await this.engine.newContext({ ...usual, ...options }));
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

export class Device {
  constructor(readonly context: Context) {}

  async newPage(): Promise<Page> {
    return new Page(await this.context.newTab(), this, engine);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
