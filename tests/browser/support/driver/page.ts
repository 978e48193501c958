import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Size, Tab } from "./engine.ts";
import type { Device } from "./index.ts";
import {
  type ByRole,
  byRole,
  Locator,
  type Pattern,
  type Step,
  type TextOptions,
  toPattern,
} from "./locator.ts";
import { Impossible, until } from "./until.ts";

/** A function that runs in the page, where it has nothing but its arguments, or an expression. */
export type InPage<A extends unknown[], T> = string | ((...args: A) => T | Promise<T>);

/** One tab. What it does to the page it does as a person would, by the engine's own mouse and keyboard. */
export class Page {
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;

  constructor(
    readonly tab: Tab,
    readonly device: Device,
    readonly engine: string,
  ) {
    this.keyboard = new Keyboard(tab);
    this.mouse = new Mouse(tab);
  }

  /** The device that it is on. */
  context(): Device {
    return this.device;
  }

  /** Loads a page to its end. An address that differs in its fragment alone changes only that, as in the address bar. */
  goto(url: string | URL): Promise<void> {
    return this.tab.goto(String(url));
  }

  reload(): Promise<void> {
    return this.tab.reload();
  }

  async goBack(): Promise<void> {
    await this.tab.back();
    await this.waitForLoadState();
  }

  url(): Promise<string> {
    return this.tab.url();
  }

  title(): Promise<string> {
    return this.evaluate(() => document.title);
  }

  /** A passkey device that agrees to everything: the computer's own, of which there is one, or a key. Chromium alone has this. */
  async plugInPasskeys({ hasPrf = true, isKey = false } = {}): Promise<void> {
    if (!this.tab.plugInPasskeys) throw new Error(`${this.engine} has no passkey devices for tests`);
    await this.tab.plugInPasskeys(hasPrf, isKey ? "usb" : "internal");
  }

  close(): Promise<void> {
    return this.tab.close();
  }

  /** Ends it as a crash does, at whatever it is just doing; its device opens another. */
  crash(): Promise<void> {
    return this.tab.crash();
  }

  /** Runs code in the page, waits for its promise, and returns its value as JSON has it. Throws what it throws. */
  async evaluate<T, A extends unknown[]>(code: InPage<A, T>, ...args: A): Promise<T> {
    const given = args.map((arg) => JSON.stringify(arg) ?? "undefined").join();
    const expression = typeof code === "string" ? code : `(${code})(${given})`;
    const answer = await this.tab.run(`(async () => {
      try {
        return JSON.stringify({ value: await (${expression}) });
      } catch (thrown) {
        return JSON.stringify({ thrown: String(thrown) });
      }
    })()`);
    const { value, thrown } = JSON.parse(answer);
    if (thrown !== undefined) throw new Impossible(`In the page, in ${this.engine}: ${thrown}`);
    return value;
  }

  /** Waits until the code returns something true, and returns that. */
  waitForFunction<T, A extends unknown[]>(code: InPage<A, T>, ...args: A): Promise<T> {
    return until(`${code} in ${this.engine}`, async () => {
      const value = await this.evaluate(code, ...args);
      if (!value) throw new Error(`it is ${JSON.stringify(value)}`);
      return value;
    });
  }

  async waitForURL(wanted: string | RegExp): Promise<void> {
    await until(`the address is ${wanted} in ${this.engine}`, async () => {
      const url = await this.url();
      if (typeof wanted === "string" ? url !== wanted : !wanted.test(url)) throw new Error(`it is ${url}`);
    });
  }

  async waitForLoadState(): Promise<void> {
    await this.waitForFunction(() => document.readyState === "complete");
  }

  /** Takes a picture as PNG, and writes it to `path` if there is one. */
  async screenshot({
    path,
    fullPage = false,
  }: {
    path?: string;
    fullPage?: boolean;
  } = {}): Promise<Uint8Array> {
    const picture = await this.tab.screenshot(fullPage);
    if (path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, picture);
    }
    return picture;
  }

  setViewport(size: Size): Promise<void> {
    return this.tab.setViewport(size);
  }

  /** What a CSS selector finds, in open shadow trees too. */
  locator(css: string): Locator {
    return this.#find({ css });
  }

  /** Controls by a part of their label (`<label>`, aria-labelledby, aria-label), whatever its case. */
  getByLabel(label: Pattern, options: TextOptions = {}): Locator {
    return this.#find({ label: toPattern(label, options) });
  }

  /** Elements by role, and by a part of their accessible name. Those that are hidden count only if they are asked for. */
  getByRole(role: string, options: ByRole = {}): Locator {
    return this.#find({ role, ...byRole(options) });
  }

  /** The innermost elements that have this text as a part. */
  getByText(text: Pattern, options: TextOptions = {}): Locator {
    return this.#find({ text: toPattern(text, options) });
  }

  #find(step: Step): Locator {
    return new Locator(this, [step]);
  }
}

class Keyboard {
  constructor(readonly tab: Tab) {}

  /** Presses a key by its `KeyboardEvent.key` or "Space", with modifiers before it: "Enter", "Shift+Tab". */
  press(key: string): Promise<void> {
    const keys = key === "+" ? [key] : key.split("+");
    const last = keys.pop() ?? "";
    return this.tab.press(last === "Space" ? " " : last, keys);
  }

  /** Presses the key of each character. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.tab.press(character === "\n" ? "Enter" : character, []);
  }
}

class Mouse {
  constructor(readonly tab: Tab) {}

  /** Clicks at a place in the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void> {
    return this.tab.click(x, y);
  }
}
