import { digest, hex, utf8 } from "../bytes.ts";
import type { ConsentStatement } from "../card.ts";
import type { Consent } from "../manifest.ts";

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
    form.querySelector("[data-seal=consents]")?.remove();
    this.#list.dataset.seal = "consents";
    this.#shown = statements.map((statement) => this.#show(statement));
    this.place();
  }

  /** Puts the statements in, also again where a page has replaced what is in the form. */
  place(): void {
    if (this.#form.contains(this.#list)) return;
    const place = this.#form.querySelector("[data-seal-consent]");
    const submit = this.#form.querySelector("button:not([type=button], [type=reset]), input[type=submit]");
    if (place) place.append(this.#list);
    else if (submit) submit.before(this.#list);
    else this.#form.append(this.#list);
  }

  /** What the client decided, with the hash of each text as it stood there. */
  async decisions(at: string): Promise<Consent[]> {
    return Promise.all(
      this.#shown.map(async ({ statement: { id, version, text }, box }) => {
        const sha256 = hex(await digest("SHA-256", utf8(text)));
        return { id, version, sha256, text, given: box.checked, at };
      }),
    );
  }

  /** Asks for what is required, also in a form with novalidate, where the browser would not. */
  complete(): boolean {
    return this.#shown.every(({ box }) => box.reportValidity());
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
