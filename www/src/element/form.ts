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

/**
 * The controls of a form in their order, also those that belong to it by form=, and the regions in it that are edited
 * as text. An image that sends a form belongs to it, but not to its elements: it is there as the `submitter`.
 */
export function controlsOf(form: HTMLFormElement, submitter: Element | null = null): Element[] {
  const elements: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, "elements", form);
  const outermost = `${EDITABLE}:not(:scope ${EDITABLE} *)`;
  const edited: NodeListOf<Element> = Element.prototype.querySelectorAll.call(form, outermost);
  const all = new Set([...elements, ...edited, ...(submitter ? [submitter] : [])]);
  return [...all].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
}

/** By what name a control answers, or "". */
export const nameOf = (control: Element): string =>
  (isEdited(control) ? sealNameOf(control) : control.getAttribute("name")) ?? "";

export const EDITABLE = "[contenteditable]:not([contenteditable=false i])";

/** Whether a control of a form is a region with contenteditable, which a form does not know of. */
export const isEdited = (control: Element): boolean => control.matches(EDITABLE) && !isCustom(control);

/** A form-associated custom element. It answers in any number of entries, and by any names. */
export const isCustom = (control: Element): boolean =>
  control.localName.includes("-") && Reflect.get(control.constructor, "formAssociated") === true;

/** The name of an edited region. It may stand around it, where an editor makes the region itself. */
export const sealNameOf = (region: Element): string | null =>
  attributeOf(region.closest("[data-seal-name], form") ?? region, "data-seal-name");

/**
 * Keeps spelling aids, some of which send what is typed to their makers, away from what a form asks for. Whoever wants
 * them says so by a spellcheck attribute, on a control or around it, up to seal-form.
 */
export function declineSpelling(form: HTMLFormElement): void {
  for (const control of controlsOf(form)) {
    if (control.matches("fieldset, object, output, button, select")) continue;
    if (control.closest("[spellcheck], seal-form")?.hasAttribute("spellcheck")) continue;
    control.setAttribute("spellcheck", "false");
    control.setAttribute("autocorrect", "off");
    control.setAttribute("writingsuggestions", "false");
  }
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
    } else if (isEdited(control)) {
      control.textContent = "";
    }
  }
}

/** A form's name and language, as its reader will want to know them. */
export const describe = (form: HTMLFormElement, label: string | undefined): RecordManifest["form"] => ({
  title: label ?? document.title,
  lang: closestTo(form, "[lang]")?.getAttribute("lang") ?? "",
});

/** What a form page has to look at to notice that a form changed. */
export const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributeFilter: [
    "action",
    "method",
    "formaction",
    "formmethod",
    "form",
    "type",
    "name",
    "contenteditable",
    "data-seal-name",
  ],
};

/** An element that the parser has just met does not have its children yet. */
export const documentParsed = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
