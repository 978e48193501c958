import assert from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import { engine, type Page } from "./driver/index.ts";

// Where to put pictures of every page and state, for people to look at. Optional.
const SCREENS = process.env.SEALFORM_SCREENS;

/** Runs axe on the page, checks that nothing is cut off at the side, and takes its picture if that is wanted. */
export async function inspect(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  await page.evaluate(`(() => {${axe.source}})()`);
  const violations = await page.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(violations, [], name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the screen`);
}

/** Takes the page's picture if that is wanted. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (SCREENS) await page.screenshot({ path: join(SCREENS, `${name}-${engine}.png`), fullPage: true });
}
