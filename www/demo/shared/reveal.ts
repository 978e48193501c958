import { passphraseWords as words } from "../words/passphrase.ts";
import { make } from "./dom.ts";

/** A button that shows and hides what is typed into the form's fields. Sending or resetting the form hides it. */
export function revealButton(form: HTMLFormElement, ...fields: HTMLInputElement[]): HTMLButtonElement {
  const button = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, words.show);
  button.setAttribute("aria-label", words.showNamed);
  const show = (shown: boolean) => {
    button.setAttribute("aria-pressed", String(shown));
    for (const field of fields) field.type = shown ? "text" : "password";
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
  // Browsers keep what is in a text field, for suggestions and the Back button; of a password they do not.
  for (const over of ["submit", "reset"]) form.addEventListener(over, () => show(false));
  return button;
}
