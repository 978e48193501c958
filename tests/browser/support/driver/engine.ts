/** What a device looks like to the pages that it shows. */
export type DeviceOptions = {
  viewport?: Size;
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  /**
   * What the engine itself has switched off: WebAssembly in Chromium and Firefox, JavaScript in Chromium alone. Without
   * it, Firefox evaluates nothing of ours either; and WebKitGTK has no switch that its driver lets us reach.
   */
  without?: "nothing" | "JavaScript" | "WebAssembly";
};

/** What all browsers ask for: the pages follow it. */
export const LANGUAGE = "en-US";

/** In CSS pixels. */
export type Size = { width: number; height: number };

/** One browser engine, started once. Everything that it started is over when `close` has resolved. */
export interface Engine {
  newContext(options: Required<DeviceOptions>): Promise<Context>;
  close(): Promise<void>;
}

/** A device: its tabs share cookies and storage with each other, and with nothing else. */
export interface Context {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** What each engine has to be able to do by itself. All else is made of this, once, in page.ts and locator.ts. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  url(): Promise<string>;
  /** Evaluates an expression whose value is a promise of a string, and returns that string. No page's CSP prevents it. */
  run(expression: string): Promise<string>;
  /** Clicks with the primary button, at a place in the viewport. */
  click(x: number, y: number): Promise<void>;
  /** Presses a key by its `KeyboardEvent.key` ("Enter", "Tab", "a"), while the modifiers are held. */
  press(key: string, modifiers: string[]): Promise<void>;
  /** Picks files for the file input that the expression is. */
  setFiles(expression: string, paths: string[]): Promise<void>;
  /** A PNG of the viewport, or of the whole page. */
  screenshot(fullPage: boolean): Promise<Uint8Array>;
  setViewport(size: Size): Promise<void>;
  /** Kills the process that the page runs in, as a crash does: no handler of the page runs, but in WebKit. The tab is of no use afterwards. */
  crash(): Promise<void>;
  /** Plugs in a passkey device that agrees to everything, with the prf extension or without. Chromium alone has this. */
  plugInPasskeys?(hasPrf: boolean, transport: "internal" | "usb"): Promise<void>;
  close(): Promise<void>;
}
