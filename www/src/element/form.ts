import type { RecordManifest } from "../manifest.ts";

/*
 * What is asked of a form goes by the prototypes: a field that is named like a property or method of its form, say
 * "closest" or "reset", stands in the way of it there.
 */

export const attributeOf = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

export const rootOf = (element: Element): Node => Node.prototype.getRootNode.call(element);

export const closestTo = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);

export const firstIn = (element: Element, selector: string): Element | null =>
  Element.prototype.querySelector.call(element, selector);

/** Closed to mouse, keyboard and assistive technology, or open. */
export function setInert(form: HTMLFormElement, inert: boolean): void {
  Element.prototype.toggleAttribute.call(form, "inert", inert);
}

/** The controls of a form in their order, also those that belong to it by form=. */
export function controlsOf(form: HTMLFormElement): Element[] {
  const elements: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, "elements", form);
  return [...elements];
}

/** Resets a form, also one whose page prevents it: what was sent does not stay on the screen of a shared device. */
export function emptyForm(form: HTMLFormElement): void {
  HTMLFormElement.prototype.reset.call(form);
  for (const control of controlsOf(form)) {
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.selected = option.defaultSelected;
    } else if (control instanceof HTMLTextAreaElement) {
      control.value = control.defaultValue;
    } else if (control instanceof HTMLInputElement && control.type !== "hidden") {
      control.value = control.defaultValue;
      control.checked = control.defaultChecked;
    }
  }
}

/** A form's name and language, as its reader will want to know them. */
export const describe = (form: HTMLFormElement, label: string | undefined): RecordManifest["form"] => ({
  title: label ?? document.title,
  lang: closestTo(form, "[lang]")?.getAttribute("lang") ?? "",
});
