import type { ConsentStatement } from "../card.ts";
import type { Consent } from "../manifest.ts";
import { decision } from "../record.ts";
import { closestTo, firstIn } from "./form.ts";

/** A consent statement of the card and the checkbox that stands for it. */
type Shown = { statement: ConsentStatement; box: HTMLInputElement };

/**
 * The consent statements of a card as labelled checkboxes inside the form, so that it asks for the required ones
 * as it asks for any required field.
 */
export class Consents {
  readonly #form: HTMLFormElement;
  readonly #shown: Shown[];
  readonly #list = document.createElement("div");

  constructor(form: HTMLFormElement, statements: ConsentStatement[]) {
    this.#form = form;
    // Another card's, or what a copy of the form brought along.
    firstIn(form, "[data-seal=consents]")?.remove();
    this.#list.dataset.seal = "consents";
    this.#shown = statements.map((statement) => this.#show(statement));
    this.place();
  }

  /** Puts the statements in, also again where a page has replaced what is in the form. */
  place(): void {
    if (closestTo(this.#list, "form") === this.#form) return;
    const place = firstIn(this.#form, "[data-seal-consent]");
    const submit = firstIn(this.#form, "button:not([type=button], [type=reset]), input[type=submit]");
    if (place) place.append(this.#list);
    else if (submit) submit.before(this.#list);
    else Element.prototype.append.call(this.#form, this.#list);
  }

  /** What the client decided, with the hash of each text as it stood there. */
  async decisions(at: string): Promise<Consent[]> {
    return Promise.all(this.#shown.map(({ statement, box }) => decision(statement, box.checked, at)));
  }

  /** Asks for what is required, also in a form with novalidate, where the browser would not. */
  complete(): boolean {
    // By what is ticked: a box in a disabled fieldset is valid for the browser.
    const missing = this.#shown.find(({ box }) => box.required && !box.checked);
    missing?.box.reportValidity();
    return !missing;
  }

  #show(statement: ConsentStatement): Shown {
    // Without a name: a consent is part of the manifest, and not one of the answers.
    const box = document.createElement("input");
    box.type = "checkbox";
    box.required = statement.required;
    const label = document.createElement("label");
    label.append(box, ` ${statement.text}`);
    this.#list.append(label);
    return { statement, box };
  }
}
