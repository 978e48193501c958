import { type Browser, type BrowserContext, chromium, type ElementHandle, type Page } from "playwright-core";
import { fromEnv } from "../env.ts";
import { type Context, type DeviceOptions, type Engine, LANGUAGE, type Size, type Tab } from "./engine.ts";

/**
 * Its sandbox needs rights that containers do not give; what it visits is ours alone. Without a GPU process, which
 * machines without a GPU only imitate: under load it has left a page without frames for a minute.
 */
export async function startChromium(): Promise<Engine> {
  const start = (...args: string[]) =>
    chromium.launch({
      executablePath: fromEnv("SEALFORM_CHROMIUM"),
      args: ["--no-sandbox", "--disable-gpu", ...args],
    });
  const browser = await start();
  // Without its compilers V8 has no WebAssembly.
  let other: Promise<Browser> | undefined;
  const withoutWasm = (): Promise<Browser> => {
    other ??= start("--js-flags=--jitless");
    return other;
  };
  return {
    newContext: async ({ without, ...options }: Required<DeviceOptions>) => {
      const own = without === "WebAssembly" ? await withoutWasm() : browser;
      const javaScriptEnabled = without !== "JavaScript";
      return new ChromiumContext(await own.newContext({ ...options, javaScriptEnabled, locale: LANGUAGE }));
    },
    close: async () => {
      await browser.close();
      await (await other)?.close();
    },
  };
}

class ChromiumContext implements Context {
  constructor(readonly context: BrowserContext) {}

  async newTab(): Promise<Tab> {
    return new ChromiumTab(await this.context.newPage());
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

class ChromiumTab implements Tab {
  constructor(readonly page: Page) {}

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async reload(): Promise<void> {
    await this.page.reload();
  }

  async back(): Promise<void> {
    await this.page.goBack();
  }

  async url(): Promise<string> {
    return this.page.url();
  }

  run(expression: string): Promise<string> {
    return this.page.evaluate(expression);
  }

  click(x: number, y: number): Promise<void> {
    return this.page.mouse.click(x, y);
  }

  press(key: string, modifiers: string[]): Promise<void> {
    return this.page.keyboard.press([...modifiers, key].join("+"));
  }

  async setFiles(expression: string, paths: string[]): Promise<void> {
    const input = (await this.page.evaluateHandle(expression)) as ElementHandle;
    await input.setInputFiles(paths);
  }

  screenshot(fullPage: boolean): Promise<Uint8Array> {
    return this.page.screenshot({ fullPage });
  }

  setViewport(size: Size): Promise<void> {
    return this.page.setViewportSize(size);
  }

  async plugInPasskeys(hasPrf: boolean, transport: "internal" | "usb"): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send("WebAuthn.enable");
    await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        hasPrf,
      },
    });
  }

  async crash(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const crashed = new Promise((resolve) => this.page.once("crash", resolve));
    // A page that is no more gives no answer.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    await this.page.close();
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
