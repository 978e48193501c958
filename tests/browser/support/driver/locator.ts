import { resolve } from "node:path";
import { find, type Matcher, type Step } from "./find.ts";
import {
  type Came,
  type Choice,
  choose,
  fill,
  focus,
  type Outcome,
  pointAt,
  whereItCame,
} from "./in-page.ts";
import type { Page } from "./page.ts";
import { Impossible, until } from "./until.ts";

export type { Matcher, Step };
export type Pattern = string | RegExp;
export type TextOptions = { exact?: boolean };
export type ByRole = TextOptions & { name?: Pattern; includeHidden?: boolean };
const CLICK_PATIENCE_MS = 3000;

/** `attached` needs no more than one element; `visible` wants it seen; `hidden` is content with none. */
export type State = "visible" | "hidden" | "attached" | "detached";

/** The pattern as a regular expression: a string is a part of the text in any case, or with `exact` all of it. */
export function toPattern(pattern: Pattern, { exact = false }: TextOptions = {}): Matcher {
  if (pattern instanceof RegExp) return { source: pattern.source, flags: pattern.flags.replace(/[gy]/g, "") };
  const escaped = pattern
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return exact ? { source: `^${escaped}$`, flags: "" } : { source: escaped, flags: "i" };
}

export function byRole({ name, exact, includeHidden = false }: ByRole): {
  name?: Matcher;
  includeHidden: boolean;
} {
  return { includeHidden, ...(name !== undefined && { name: toPattern(name, exact ? { exact } : {}) }) };
}

/**
 * A way to elements, not the elements: it is followed anew each time. What acts on one element waits until there is exactly
 * one, and fails at once when there are more.
 */
export class Locator {
  readonly #page: Page;
  readonly #steps: Step[];

  constructor(page: Page, steps: Step[]) {
    this.#page = page;
    this.#steps = steps;
  }

  locator(css: string): Locator {
    return this.#then({ css });
  }

  getByLabel(label: Pattern, options: TextOptions = {}): Locator {
    return this.#then({ label: toPattern(label, options) });
  }

  getByRole(role: string, options: ByRole = {}): Locator {
    return this.#then({ role, ...byRole(options) });
  }

  getByText(text: Pattern, options: TextOptions = {}): Locator {
    return this.#then({ text: toPattern(text, options) });
  }

  /** Only those with this text in them, or only those that are visible or not. */
  filter({ hasText, visible }: { hasText?: Pattern; visible?: boolean }): Locator {
    const narrowed = hasText === undefined ? this : this.#then({ hasText: toPattern(hasText) });
    return visible === undefined ? narrowed : narrowed.#then({ visible });
  }

  /** From 0; from the end when negative. */
  nth(nth: number): Locator {
    return this.#then({ nth });
  }

  first(): Locator {
    return this.nth(0);
  }

  last(): Locator {
    return this.nth(-1);
  }

  /** Clicks its middle, when it is visible, at rest, enabled and covered by nothing; by force when it is visible. */
  async click({ force = false } = {}): Promise<void> {
    await until(`${this} is hit by the click`, async () => {
      const { x, y } = await this.#try("be clicked", pointAt, force);
      await this.#page.mouse.click(x, y);
      const came = await until(
        "the click comes",
        async () => {
          const came = await this.#page.evaluate<Came, []>(`(${whereItCame})()`).catch(() => "here");
          if (came === "not yet") throw new Error("it was not seen");
          return came;
        },
        CLICK_PATIENCE_MS,
      );
      if (came === "beside") throw new Error("the page moved under the pointer");
    });
  }

  async focus(): Promise<void> {
    await this.#try("have the focus", focus);
  }

  /** Puts a text, or the value of a date or a range, in place of what is there. */
  async fill(text: string): Promise<void> {
    await this.#try("be filled in", fill, text);
  }

  /** Presses a key in it: see Keyboard. */
  async press(key: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press(key);
  }

  /** Clicks a checkbox or radio button, unless it is as wanted. */
  async check({ checked = true } = {}): Promise<void> {
    const isDone = async () => {
      const is = await this.#read((box) => (box as HTMLInputElement).checked);
      if (is !== checked) throw new Error("it is not");
    };
    await until(`${this} is ${checked ? "checked" : "not checked"}`, async () => {
      await isDone().catch(() => this.click());
      // The page may have moved away under the pointer, or take its time.
      await until("the click changes it", isDone, CLICK_PATIENCE_MS);
    });
  }

  uncheck(): Promise<void> {
    return this.check({ checked: false });
  }

  /** Chooses these options of a select and no others, by value or otherwise, and returns their values. */
  selectOption(choice: string | Choice | (string | Choice)[]): Promise<string[]> {
    const choices = [choice].flat().map((one) => (typeof one === "string" ? { value: one } : one));
    return this.#try("have these options", choose, choices);
  }

  /** Picks files, by their paths, as its dialog would. */
  async setInputFiles(paths: string | string[]): Promise<void> {
    await this.waitFor({ state: "attached" });
    await this.#page.tab.setFiles(
      `${this.#source}[0]`,
      [paths].flat().map((path) => resolve(path)),
    );
  }

  textContent(): Promise<string | null> {
    return this.#read((element) => element.textContent);
  }

  inputValue(): Promise<string> {
    return this.#read((element) => (element as HTMLInputElement).value);
  }

  isChecked(): Promise<boolean> {
    return this.#read((element) => (element as HTMLInputElement).checked);
  }

  getAttribute(name: string): Promise<string | null> {
    return this.#read((element, name) => Element.prototype.getAttribute.call(element, name), name);
  }

  allTextContents(): Promise<string[]> {
    return this.evaluateAll((elements) => elements.map((element) => element.textContent ?? ""));
  }

  count(): Promise<number> {
    return this.evaluateAll((elements) => elements.length);
  }

  async all(): Promise<Locator[]> {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  async isVisible(): Promise<boolean> {
    return (await this.filter({ visible: true }).count()) > 0;
  }

  async waitFor({ state = "visible" }: { state?: State } = {}): Promise<void> {
    const counted = state === "visible" || state === "hidden" ? this.filter({ visible: true }) : this;
    const wanted = state === "visible" || state === "attached" ? 1 : 0;
    await this.#until(`${this} is ${state}`, async () => {
      const count = await counted.count();
      if (wanted === 1 && count !== 1) this.#miscounted(count);
      if (count !== wanted) throw new Error(`there are ${count}`);
    });
  }

  /** Runs code in the page with the element, once: see Page.evaluate. */
  evaluate<T, A extends unknown[]>(
    code: (element: HTMLElement, ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return this.#until(`${this} is there`, async () => {
      try {
        return await this.#withOne(code, args);
      } catch (error) {
        if (error instanceof Missing) throw error;
        // It may have begun, and might do its work twice.
        throw new Impossible(`${this}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    });
  }

  /** Runs code in the page with all that there are now, be it none. */
  evaluateAll<T, A extends unknown[]>(
    code: (elements: HTMLElement[], ...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return this.#page.evaluate<T, []>(`(${code})(${[this.#source, ...args.map(literal)].join()})`);
  }

  /** For error messages: the steps, and the engine. */
  toString(): string {
    const steps = this.#steps.map((step) => JSON.stringify(step, (_, part) => part?.source ?? part));
    return `${steps.join(" → ")} in ${this.#page.engine}`;
  }

  /** What did not happen is told with what the page says instead: where it fails there is often nobody to look. */
  #until<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    return until(what, attempt).catch(async (cause: Error) => {
      if (cause instanceof Impossible) throw cause;
      const text = await this.#page.evaluate(() => document.body.innerText).catch(() => "");
      const says = text.replace(/\s+/g, " ").slice(0, 6000);
      throw new Error(`${cause.message}\nThe page says: ${says}`, { cause });
    });
  }

  #then(step: Step): Locator {
    return new Locator(this.#page, [...this.#steps, step]);
  }

  get #source(): string {
    return `(${find})(${JSON.stringify(this.#steps)})`;
  }

  #read<T, A extends unknown[]>(code: (element: Element, ...args: A) => T, ...args: A): Promise<T> {
    return this.#until(`${this} is there`, () => this.#withOne(code, args));
  }

  /** Does something that says itself when it cannot be done yet. */
  #try<E extends Element, T, A extends unknown[]>(
    what: string,
    action: (element: E, ...args: A) => Outcome<T> | Promise<Outcome<T>>,
    ...args: A
  ): Promise<T> {
    return this.#until(`${this} can ${what}`, async () => {
      const outcome = await this.#withOne(action, args);
      if ("notYet" in outcome) throw new Error(outcome.notYet);
      return outcome.value;
    });
  }

  async #withOne<E extends Element, T, A extends unknown[]>(
    code: (element: E, ...args: A) => T | Promise<T>,
    args: A,
  ): Promise<T> {
    const given = ["found[0]", ...args.map(literal)].join();
    const answer = await this.#page.evaluate<{ count: number } | { value: T }, []>(`(async () => {
      const found = ${this.#source};
      return found.length === 1 ? { value: await (${code})(${given}) } : { count: found.length };
    })()`);
    if ("count" in answer) this.#miscounted(answer.count);
    return answer.value;
  }

  #miscounted(count: number): never {
    if (count > 1) throw new Impossible(`${this} finds ${count} elements, not one`);
    throw new Missing("there is none");
  }
}

/** Nothing was found, and nothing was done. */
class Missing extends Error {}

const literal = (arg: unknown): string => JSON.stringify(arg) ?? "undefined";
