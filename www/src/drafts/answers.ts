import { closestTo, controlsOf, isEdited, nameOf, sealNameOf } from "../element/form.ts";

/** What a person did to a control: its text, whether it is ticked, or the values of the options that are chosen. */
export type State = string | boolean | string[];

/**
 * The controls of a form whose state can be kept, each by a key that is the same after a reload: what kind it is, its
 * name, and the how-manieth of these it is. Boxes go by their value too, so that one more does not shift the others.
 * Left out: what belongs to the element (consents are given anew), what the site fills in itself, and what is typed to
 * prove who somebody is or to pay.
 */
export function controlsByKey(form: HTMLFormElement): Map<string, Element> {
  const keyed = new Map<string, Element>();
  for (const control of controlsOf(form)) {
    if (control.matches(LEFT_OUT) || closestTo(control, "[data-seal]")) continue;
    // Without a name, it is part of a custom element, which has a value of its own.
    if (isEdited(control) && sealNameOf(control) === null) continue;
    const about = [kindOf(control), nameOf(control) || control.id, isBox(control) ? control.value : ""];
    let count = 0;
    while (keyed.has(JSON.stringify([...about, count]))) count += 1;
    keyed.set(JSON.stringify([...about, count]), control);
  }
  return keyed;
}

/** Undefined for what has none that could be set again. */
export function stateOf(control: Element): State | undefined {
  if (isBox(control)) return control.checked;
  if (control instanceof HTMLSelectElement) {
    return [...control.selectedOptions].map((option) => option.value);
  }
  if (isFile(control)) return undefined;
  if (isEdited(control)) return (control as HTMLElement).innerText;
  return "value" in control && typeof control.value === "string" ? control.value : undefined;
}

/** Does what a person would have done, with the events that tell the site of it. */
export function applyState(control: Element, state: State): void {
  if (JSON.stringify(stateOf(control)) === JSON.stringify(state)) return;
  if (isBox(control)) {
    if (typeof state === "boolean") tick(control, state);
    return;
  }
  if (control instanceof HTMLSelectElement) {
    if (!Array.isArray(state) || !choose(control, state)) return;
  } else if (typeof state === "string") write(control, state);
  tell(control);
}

export const isFile = (control: Element): control is HTMLInputElement => control.matches("[type=file i]");

function tick(box: HTMLInputElement, checked: boolean): void {
  // A click, because frameworks listen for it where a box is concerned.
  if (checked || box.type === "checkbox") box.click();
  if (box.checked === checked) return;
  box.checked = checked;
  tell(box);
}

/** False when the site has none of these options any more. */
function choose(select: HTMLSelectElement, values: string[]): boolean {
  const wanted = [...values];
  const chosen = new Set<Element>();
  for (const option of select.options) {
    const found = wanted.indexOf(option.value);
    if (found < 0) continue;
    wanted.splice(found, 1);
    chosen.add(option);
  }
  if (chosen.size === 0 && values.length > 0) return false;
  for (const option of select.options) option.selected = chosen.has(option);
  return true;
}

function write(control: Element, text: string): void {
  if (isEdited(control)) (control as HTMLElement).innerText = text;
  // By the prototype: a framework puts a setter of its own on the control, and would not notice.
  else Reflect.set(Object.getPrototypeOf(control), "value", text, control);
}

function tell(control: Element): void {
  for (const type of ["input", "change"]) {
    control.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }));
  }
}

const LEFT_OUT = `fieldset, object, output, button,
  :is([type=hidden i], [type=password i], [type=submit i], [type=button i], [type=reset i], [type=image i]),
  :is([autocomplete*=password i], [autocomplete*=one-time-code i], [autocomplete*=cc- i])`;

const isBox = (control: Element): control is HTMLInputElement =>
  control.matches("input:is([type=checkbox i], [type=radio i])");

const kindOf = (control: Element): string => {
  if (isBox(control)) return control.type;
  if (isFile(control)) return "file";
  return control instanceof HTMLSelectElement ? "select" : "text";
};
