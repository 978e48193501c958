import type { Page } from "./driver/index.ts";

/** Puts a clock into the page that a test can move on: for all that its scripts ask or start from now on. */
export const holdClock = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { now } = Date;
    const [setTimer, clearTimer] = [setTimeout, clearTimeout];
    type Due = { at: number; run: () => void };
    const timers = new Map<unknown, Due>();
    let moved = 0;
    Date.now = () => now.call(Date) + moved;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0, ...args: unknown[]) => {
        const once = (): void => {
          timers.delete(timer);
          (run as (...args: unknown[]) => void)(...args);
        };
        const timer = setTimer(once, ms);
        timers.set(timer, { at: Date.now() + ms, run: once });
        return timer;
      },
      clearTimeout: (timer: Parameters<typeof clearTimeout>[0]) => {
        timers.delete(timer);
        clearTimer(timer);
      },
      moveClock: (ms: number, isAsleep: boolean) => {
        moved += ms;
        const due = [...timers].filter(([, { at }]) => at <= Date.now() && !isAsleep);
        for (const [timer, { run }] of due.sort(([, one], [, other]) => one.at - other.at)) {
          clearTimer(timer as Parameters<typeof clearTimeout>[0]);
          run();
        }
      },
    });
  });

/** Lets time pass in the page. While a device sleeps, no timer runs. */
export const moveClock = (page: Page, minutes: number, { isAsleep = false } = {}): Promise<void> =>
  page.evaluate((ms, asleep) => Reflect.get(globalThis, "moveClock")(ms, asleep), minutes * 60_000, isAsleep);
