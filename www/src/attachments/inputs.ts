import type { FileLimits } from "../card.ts";
import { controlsOf } from "../element/form.ts";
import { FileField, type Together } from "./field.ts";
import type { Words } from "./messages.ts";
import { adoptFileStyles } from "./style.ts";

/** The file inputs of a form: limits, drag and drop, a list of what was chosen with a button to remove each. */
export class FileInputs {
  readonly #form: HTMLFormElement;
  readonly #together: Together;
  readonly #fields = new Map<HTMLInputElement, FileField>();

  /** Takes the place of what was made before for this form, and what was chosen stays. Without `words` it speaks English. */
  constructor(host: HTMLElement, form: HTMLFormElement, limits: FileLimits, words?: Words) {
    this.#form = form;
    this.#together = { host, limits, words, count: () => this.#count() };
    const before = ofForm.get(form);
    if (before) before.#end();
    ofForm.set(form, this);
    adoptFileStyles(host.getRootNode());
    // What a copy of a form brings along is dead.
    for (const old of host.querySelectorAll("[data-seal=files]")) old.remove();
    // A file that misses its field would open in the place of the page, and what was typed would be gone.
    for (const type of ["dragover", "drop"] as const) host.addEventListener(type, keepPage);
    form.addEventListener("reset", this.#onReset);
    this.place();
  }

  /** After the page changed the form: finds new inputs, drops dead ones. */
  place(): void {
    const inputs = controlsOf(this.#form).filter(isFileInput);
    for (const [input, field] of this.#fields) {
      if (inputs.includes(input)) continue;
      field.remove();
      this.#fields.delete(input);
    }
    for (const input of inputs) {
      const field = this.#fields.get(input);
      if (field) field.place();
      else this.#fields.set(input, new FileField(input, this.#together));
    }
  }

  /** In order; what will be sent for this input. */
  filesOf(input: HTMLInputElement): File[] {
    return this.#fields.get(input)?.files ?? [];
  }

  /** Puts files back that were chosen on an earlier visit. */
  restore(input: HTMLInputElement, files: File[]): void {
    this.place();
    this.#fields.get(input)?.restore([...files]);
  }

  /** False, and shows and focuses the reason, when something is beyond the limits or a required input is empty. */
  check(): boolean {
    let before = 0;
    for (const field of this.#fields.values()) {
      if (!field.check(before)) return false;
      before += field.files.length;
    }
    return true;
  }

  /** Says beside its input that the server takes no file as large as this one. */
  refuse(name: string): void {
    for (const field of this.#fields.values()) field.refuse(name);
  }

  /** After sending. */
  clear(): void {
    for (const field of this.#fields.values()) field.clear();
  }

  #end(): void {
    for (const field of this.#fields.values()) field.remove();
    this.#fields.clear();
    this.#form.removeEventListener("reset", this.#onReset);
  }

  #count(): number {
    return [...this.#fields.values()].reduce((count, field) => count + field.files.length, 0);
  }

  readonly #onReset = (event: Event): void => {
    // A page may still prevent it: it is known when all listeners were asked.
    setTimeout(() => {
      if (!event.defaultPrevented) this.clear();
    });
  };
}

const ofForm = new WeakMap<HTMLFormElement, FileInputs>();

const isFileInput = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && control.type === "file";

function keepPage(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}
