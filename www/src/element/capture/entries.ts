import { nameOf } from "../form.ts";
import { entriesOf } from "../guard.ts";
import { unsupported } from "./kinds.ts";

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
    if (!sent) throw unsupported(control, MISREAD);
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
   * The entries of a custom element: all that no other control could have sent, and of those that another could, the
   * one that is the element's `value`. Rather an error than an answer below the wrong question.
   */
  takeOfCustom(custom: Element, controls: Element[]): { name: string; value: string }[] {
    const own = nameOf(custom);
    const taken: { name: string; value: string }[] = [];
    for (let next = this.#left[0]; next; next = this.#left[0]) {
      const [name, value] = next;
      const contested = controls.some((other) => other !== custom && nameOf(other) === name);
      if (contested && (name !== own || taken.length > 0 || value !== String(Reflect.get(custom, "value"))))
        break;
      if (typeof value !== "string") throw unsupported(custom, "holds a file. Use an input for files");
      taken.push(...this.takeIf(name));
    }
    return taken;
  }

  end(): void {
    if (this.#left.length > 0) throw unsupported(this.#form, MISREAD);
  }
}

const MISREAD =
  "sends something else than is seen from outside. Give each control of the form a name of its own";
