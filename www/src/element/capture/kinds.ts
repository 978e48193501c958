import { SealformError } from "../../errors.ts";
import { controlsOf, isCustom, isEdited, nameOf, sealNameOf } from "../form.ts";

/** Refuses a form with a control that could not be captured, before somebody fills it in. Error: control-unsupported. */
export function checkControls(form: HTMLFormElement): void {
  const known = misread.get(form);
  if (known) throw known;
  for (const control of controlsOf(form)) {
    if (isEdited(control) && sealNameOf(control) === null && !isInCustom(control)) {
      throw unsupported(control, 'has no name. Add data-seal-name="…", empty if it is no answer');
    }
  }
}

/** Forms that turned out to be such when they were sent. They stay closed, because nothing seen from outside has changed. */
export const misread = new WeakMap<HTMLFormElement, SealformError>();

/** Names the control, and nothing of what is in it. */
export const unsupported = (control: Element, why: string): SealformError =>
  new SealformError(
    "control-unsupported",
    `The control "${nameOf(control) || control.id}" (${control.localName}) ${why}.`,
  );

export const isBox = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

export const isFile = (control: Element): control is HTMLInputElement =>
  control.matches("input[type=file i]");

/** Whether a control holds an answer. Fieldsets, objects and outputs hold none. */
export const isAsked = (control: Element): boolean =>
  (nameOf(control) !== "" || isCustom(control) || control.matches("[type=image i]")) &&
  !control.matches("fieldset, object, output, :disabled");

/** What is edited in a custom element is for that element to answer with. */
const isInCustom = (region: Element | null): boolean =>
  region !== null &&
  !region.matches("form") &&
  (region.localName.includes("-") || isInCustom(region.parentElement));
