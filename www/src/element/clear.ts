import { messages } from "../messages.ts";
import { controlsOf, nameOf } from "./form.ts";

let marks = 0;

/** The mark of each field, as long as both are there. */
const markOf = new WeakMap<Element, Element>();

/**
 * Marks the fields that the card leaves readable for the site, for eyes and for screen readers. Marks each name once,
 * and finds on a later call what the page added or took away since. Tells whether there was anything to mark.
 */
export function markClear(form: HTMLFormElement, names: readonly string[]): boolean {
  let changed = false;
  for (const name of names) {
    const fields = controlsOf(form).filter((control) => nameOf(control) === name);
    const last = fields.filter((field) => !field.matches("[type=hidden]")).at(-1);
    if (!last || markOf.get(last)?.isConnected) continue;
    changed = true;
    const mark = document.createElement("small");
    mark.dataset.seal = "clear";
    mark.id = `seal-clear-${++marks}`;
    mark.textContent = messages.clear;
    // Behind the label, if that is around the field: what is in a label becomes part of the field's name.
    (last.closest("label") ?? last).after(mark);
    for (const field of fields) {
      const described = field.getAttribute("aria-describedby");
      field.setAttribute("aria-describedby", described ? `${described} ${mark.id}` : mark.id);
      markOf.set(field, mark);
    }
  }
  return changed;
}

/**
 * Those of the names that a field has, which is marked: a control may answer by other names than its own, and such answers
 * stay sealed.
 */
export function markedNames(form: HTMLFormElement, names: readonly string[]): string[] {
  const fields = new Set(controlsOf(form).map(nameOf));
  return names.filter((name) => fields.has(name));
}
