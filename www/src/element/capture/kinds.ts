import { SealformError } from "../../errors.ts";
import { controlsOf, isCustom, isEdited, nameOf, sealNameOf } from "../form.ts";

/** Refuses a form with a control that could not be captured, before somebody fills it in. Error: control-unsupported. */
export function checkControls(form: HTMLFormElement): void {
  for (const control of controlsOf(form)) {
    if (isEdited(control) && sealNameOf(control) === null && !isInCustom(control)) {
      throw unsupported(control, 'has no name. Give it data-seal-name="…", empty if it holds no answer');
    }
  }
}

/** Names the control, and nothing of what is in it. */
export const unsupported = (control: Element, why: string): SealformError =>
  new SealformError(
    "control-unsupported",
    `The control "${nameOf(control) || control.id}" (${control.localName}) cannot be sealed: it ${why}, so that no answer is lost in silence.`,
  );

export const isBox = (control: Element): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

export const isFile = (control: Element): control is HTMLInputElement =>
  control.matches("input[type=file i]");

/** Whether a control holds an answer. Fieldsets, objects and outputs hold none; nor do suggestions to another control. */
export const isAsked = (control: Element): boolean =>
  (nameOf(control) !== "" || isCustom(control) || control.matches("[type=image i]")) &&
  !control.matches("fieldset, object, output, :disabled, datalist *");

/** What is edited in a custom element is for that element to answer with. */
function isInCustom(region: Element): boolean {
  for (
    let around: Element | null = region;
    around && !around.matches("form");
    around = around.parentElement
  ) {
    if (around.localName.includes("-")) return true;
  }
  return false;
}
