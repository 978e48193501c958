import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { fromEnv } from "./env.ts";

// Argon2id on a slow machine, and two test files at once, take their time. A test that hangs ends here.
const PATIENCE_MS = 60_000;

/**
 * A real Chromium. Its sandbox needs rights that containers do not give; what it visits is ours alone. Without a GPU
 * process, which machines without a GPU only imitate: under load it has left a page without frames for a minute.
 */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: fromEnv("SEALFORM_CHROMIUM"),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** A device of its own, with nothing remembered. */
export async function newDevice(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}
