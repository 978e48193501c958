import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromEnv } from "../env.ts";
import { clickAt, keyPress } from "./actions.ts";
import { type Context, type DeviceOptions, type Engine, LANGUAGE, type Size, type Tab } from "./engine.ts";
import { Program } from "./process.ts";
import { Impossible, until } from "./until.ts";

const START_ATTEMPTS = 3;
const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 20_000;

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

// The window's own widgets would make it at least 447 px wide: too wide for a phone.
const NO_WIDGETS =
  "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/** WebKitGTK needs a display, and gets one of its own. A driver holds one session, so each device has its driver. */
export async function startWebKit(): Promise<Engine> {
  const home = await mkdtemp(join(tmpdir(), "sealform-webkit-"));
  const display = new Program("Xvfb", [
    "-displayfd",
    "3",
    "-nolisten",
    "tcp",
    "-screen",
    "0",
    "1600x1200x24",
  ]);
  const [number] = await display.prints(/\d+(?=\n)/, 3);
  const drivers = new Set<Driver>();
  return {
    newContext: async (options) => {
      if (options.without !== "nothing") throw new Error(`WebKitGTK cannot do without ${options.without}`);
      const driver = await Driver.start({
        ...process.env,
        DISPLAY: `:${number}`,
        ...(await look(home, options)),
      });
      drivers.add(driver);
      return new WebKitContext(driver, options.viewport, () => drivers.delete(driver));
    },
    close: async () => {
      await Promise.all([...drivers].map((driver) => driver.end()));
      await display.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The environment in which WebKitGTK looks as asked: it takes colour scheme and reduced motion from GTK's settings. */
async function look(home: string, { colorScheme, reducedMotion }: DeviceOptions): Promise<NodeJS.ProcessEnv> {
  const config = join(home, reducedMotion ?? "");
  await mkdir(join(config, "gtk-3.0"), { recursive: true });
  const animations = reducedMotion === "reduce" ? 0 : 1;
  await writeFile(join(config, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${animations}\n`);
  await writeFile(join(config, "gtk-3.0/gtk.css"), NO_WIDGETS);
  const theme = colorScheme === "dark" ? "Adwaita:dark" : "Adwaita";
  return {
    HOME: home,
    XDG_CONFIG_HOME: config,
    GTK_THEME: theme,
    GDK_BACKEND: "x11",
    LANGUAGE: LANGUAGE.replace("-", "_"),
    LANG: `${LANGUAGE.replace("-", "_")}.UTF-8`,
    NO_AT_BRIDGE: "1",
  };
}

/** WebKitWebDriver with its one session, spoken to in W3C WebDriver. */
class Driver {
  #session = "";
  #queue: Promise<unknown> = Promise.resolve();
  #current = "";

  private constructor(
    readonly program: Program,
    readonly origin: string,
  ) {}

  /**
   * The driver looks for a free port, closes it, and has the browser listen there. Whoever takes that port between the two
   * leaves the driver waiting for ever, and so does a browser that dies as it starts: then all is begun again.
   */
  static async start(env: NodeJS.ProcessEnv): Promise<Driver> {
    for (let left = START_ATTEMPTS; ; left -= 1) {
      const port = await freePort();
      const program = new Program(fromEnv("SEALFORM_WEBKIT_DRIVER"), [`--port=${port}`], env);
      const driver = new Driver(program, `http://127.0.0.1:${port}`);
      try {
        await driver.#begin();
        return driver;
      } catch (error) {
        await program.end();
        if (left === 1) throw error;
        console.error(`WebKitGTK did not start, and is started again: ${error}`);
      }
    }
  }

  async #begin(): Promise<void> {
    await until("WebKitWebDriver answers", () => {
      if (!this.program.running) throw new Impossible("WebKitWebDriver has ended");
      return this.ask("GET", "/status");
    });
    // Without a name for it, the driver starts the browser that came with it, MiniBrowser.
    const body = { capabilities: {} };
    const session = await this.ask<{ sessionId: string }>("POST", "/session", body, START_LIMIT_MS);
    this.#session = `/session/${session.sessionId}`;
    await this.ask("POST", "/timeouts", { script: null });
    this.#current = await this.ask<string>("GET", "/window");
  }

  get firstWindow(): string {
    return this.#current;
  }

  async ask<T>(method: string, path: string, body?: object, patience?: number): Promise<T> {
    const signal = patience === undefined ? null : AbortSignal.timeout(patience);
    const init = { method, body: body ? JSON.stringify(body) : null, signal };
    const answer = await fetch(`${this.origin}${this.#session}${path}`, init);
    const { value } = (await answer.json()) as { value: unknown };
    if (answer.ok) return value as T;
    throw new Error(`WebKitGTK, ${method} ${path}: ${(value as { message: string }).message}`);
  }

  /** The session has one current window: whoever wants something of another has to switch, and to wait for their turn. */
  in<T>(window: string, method: string, path: string, body?: object): Promise<T> {
    const turn = this.#queue.then(async () => {
      if (this.#current !== window) await this.ask("POST", "/window", { handle: window });
      this.#current = window;
      return this.ask<T>(method, path, body);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async end(): Promise<void> {
    // Without it, the browser would stay behind when its driver ends.
    await this.ask("DELETE", "", undefined, END_LIMIT_MS).catch(() => undefined);
    await this.program.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

class WebKitContext implements Context {
  readonly #windows: string[];
  /** A window that no tab has taken yet. */
  #spare: string | undefined;

  constructor(
    readonly driver: Driver,
    readonly viewport: Size,
    readonly ended: () => void,
  ) {
    this.#spare = driver.firstWindow;
    this.#windows = [driver.firstWindow];
  }

  async newTab(): Promise<Tab> {
    const window = this.#spare ?? (await this.#open());
    this.#spare = undefined;
    const tab = new WebKitTab(this.driver, window, () => this.#close(window));
    await tab.setViewport(this.viewport);
    return tab;
  }

  async close(): Promise<void> {
    await this.driver.end();
    this.ended();
  }

  async #open(): Promise<string> {
    const [from = ""] = this.#windows;
    const { handle } = await this.driver.in<{ handle: string }>(from, "POST", "/window/new", {
      type: "window",
    });
    this.#windows.push(handle);
    return handle;
  }

  async #close(window: string): Promise<void> {
    // With its last window the browser would end, and all that the device remembers.
    if (this.#windows.length === 1) this.#spare = await this.#open();
    this.#windows.splice(this.#windows.indexOf(window), 1);
    await this.driver.in(window, "DELETE", "/window");
  }
}

class WebKitTab implements Tab {
  constructor(
    readonly driver: Driver,
    readonly window: string,
    readonly close: () => Promise<void>,
  ) {}

  /** The driver ends its session with the process, and with it goes what the device remembers: the window is shut instead. */
  crash(): Promise<void> {
    return this.close();
  }

  async goto(url: string): Promise<void> {
    await this.#ask("POST", "/url", { url });
  }

  async reload(): Promise<void> {
    await this.#ask("POST", "/refresh", {});
  }

  async back(): Promise<void> {
    await this.#ask("POST", "/back", {});
  }

  url(): Promise<string> {
    return this.#ask("GET", "/url");
  }

  run(expression: string): Promise<string> {
    return this.#ask("POST", "/execute/async", { script: `(${expression}).then(arguments[0])`, args: [] });
  }

  async click(x: number, y: number): Promise<void> {
    await this.#ask("POST", "/actions", { actions: clickAt(x, y) });
  }

  async press(key: string, modifiers: string[]): Promise<void> {
    await this.#ask("POST", "/actions", { actions: keyPress(key, modifiers) });
  }

  async setFiles(expression: string, paths: string[]): Promise<void> {
    const script = `return ${expression}`;
    const input = await this.#ask<Record<string, string>>("POST", "/execute/sync", { script, args: [] });
    await this.#ask("POST", `/element/${input[ELEMENT]}/value`, { text: paths.join("\n") });
  }

  async screenshot(fullPage: boolean): Promise<Uint8Array> {
    if (!fullPage) return Buffer.from(await this.#ask<string>("GET", "/screenshot"), "base64");
    // Only what is in the window can be drawn, so the window is made as tall as the page.
    const [width, height, tall] = await this.#measure();
    await this.setViewport({ width, height: Math.max(height, tall) });
    const picture = await this.#ask<string>("GET", "/screenshot");
    await this.setViewport({ width, height });
    return Buffer.from(picture, "base64");
  }

  async setViewport({ width, height }: Size): Promise<void> {
    // The size of the window is set, and that of the page is meant: what the window has around it is added.
    let outer = { width, height };
    await until(`the window is ${width} × ${height}`, async () => {
      await this.#ask("POST", "/window/rect", { x: 0, y: 0, ...outer });
      const [innerWidth, innerHeight] = await this.#measure();
      if (innerWidth === width && innerHeight === height) return;
      outer = { width: outer.width + width - innerWidth, height: outer.height + height - innerHeight };
      throw new Error(`it is ${innerWidth} × ${innerHeight}`);
    });
  }

  /** Width and height of the viewport, and height of the page. */
  async #measure(): Promise<[number, number, number]> {
    const sizes = "[innerWidth, innerHeight, document.documentElement.scrollHeight]";
    return JSON.parse(await this.run(`Promise.resolve(JSON.stringify(${sizes}))`));
  }

  #ask<T>(method: string, path: string, body?: object): Promise<T> {
    return this.driver.in(this.window, method, path, body);
  }
}
