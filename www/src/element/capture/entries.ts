import type { SealformError } from "../../errors.ts";
import type { WrittenAnswer } from "../../manifest.ts";
import { isCustom, nameOf } from "../form.ts";
import { entriesOf } from "../guard.ts";
import { misread, unsupported } from "./kinds.ts";
import { askedBy } from "./labels.ts";

/**
 * What a browser would send of a form, taken control by control in the form's order. Each entry is taken once, and
 * what is left over or missing is an error: control-unsupported.
 */
export class Entries {
  readonly #form: HTMLFormElement;
  readonly #left: [name: string, value: FormDataEntryValue][];

  constructor(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.#form = form;
    this.#left = entriesOf(form, submitter);
  }

  /** The value that a control is known to send. */
  take(control: Element): string {
    const [sent] = this.takeIf(nameOf(control));
    if (!sent) throw this.#misread(control);
    return sent.value;
  }

  /** The next entry, if it is a text of this name. */
  takeIf(name: string | null): { name: string; value: string }[] {
    const [by, value] = this.#left[0] ?? [];
    if (by === undefined || by !== name || typeof value !== "string") return [];
    this.#left.shift();
    return [{ name, value }];
  }

  skipFiles(name: string): void {
    while (this.#left[0]?.[0] === name && typeof this.#left[0][1] !== "string") this.#left.shift();
  }

  /**
   * The answers of a custom element. It may send entries by other names than its own, and keeps to itself which are
   * its: so of those that another control could have sent it has only the one that is its `value`, and a question only
   * where no other custom element is next to it. Rather an error than an answer below the wrong question.
   */
  takeOfCustom(custom: Element, controls: Element[]): WrittenAnswer[] {
    const own = nameOf(custom);
    const about = askedBy(custom);
    const next = controls[controls.indexOf(custom) + 1];
    const taken: WrittenAnswer[] = [];
    for (const [name, value] of [...this.#left]) {
      const contested = controls.some((other) => other !== custom && nameOf(other) === name);
      const foreign = name !== own;
      if (foreign && (contested || taken[0]?.name === own)) break;
      if (contested && (taken.length > 0 || value !== String(Reflect.get(custom, "value")))) break;
      if (typeof value !== "string") throw this.#misread(custom, "holds a file, which cannot be sealed");
      taken.push({ name, value, ...(foreign && next && isCustom(next) ? {} : about) });
      this.#left.shift();
    }
    return taken.length > 0 || own === "" ? taken : [{ name: own, value: "", ...about }];
  }

  /** Only custom elements send what nobody expects. */
  end(controls: Element[]): void {
    if (this.#left.length > 0) throw this.#misread(controls.find(isCustom) ?? document.documentElement);
  }

  #misread(control: Element, why = MISREAD): SealformError {
    const error = unsupported(control, why);
    misread.set(this.#form, error);
    return error;
  }
}

const MISREAD = "sends something else than what is seen from outside. Give it a name of its own";
