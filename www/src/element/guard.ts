import { SealformError } from "../errors.ts";
import { attributeOf, closestTo, rootOf } from "./form.ts";

/*
 * Plaintext never leaves. Two defences that do not lean on each other: a form that could send itself is refused
 * (checkForm), and whatever sends a form all the same, or reads it with `new FormData(form)`, finds it empty.
 */

/** What the guard leaves in a form's data, so that whoever receives it understands it. */
const MARKER = ["sealform", "Nothing was sent this way: this form is sealed in the browser."] as const;

/** Once sealed, always guarded, also when a script moves the form out of its element. */
const guarded = new WeakSet<EventTarget>();

/**
 * Guards every form inside a seal-form below `target`: the window, and each shadow tree with a seal-form in it, which
 * these events do not leave. Capturing, so that no listener nearer to the form comes first. Doing it twice adds nothing.
 */
export function installGuard(target: EventTarget): void {
  target.addEventListener("formdata", emptyFormData, true);
  target.addEventListener("submit", stopUnsafeSubmit, true);
}

/** The one form of a seal-form, guarded from now on. Errors: form-missing, form-unsafe. */
export function checkForm(host: Element): HTMLFormElement {
  const forms = [...host.querySelectorAll("form")];
  for (const form of forms) {
    guarded.add(form);
    // On itself too: in another document, in a tree of its own or in none, its events do not reach the other listeners.
    installGuard(form);
  }
  const [form, second] = forms;
  if (!form) {
    throw new SealformError(
      "form-missing",
      'There is no form in <seal-form>. Put a <form method="dialog"> into it.',
    );
  }
  const danger = second ? "There are two forms in one <seal-form>. Give each its own." : dangerOf(form);
  if (danger) throw new SealformError("form-unsafe", danger);
  return form;
}

/** What would let this form send itself, and what to change; undefined when nothing does. */
function dangerOf(form: HTMLFormElement): string | undefined {
  if (attributeOf(form, "action") !== null) {
    return "The form has an action attribute. Remove it, and put the address into the action of <seal-form>.";
  }
  if (attributeOf(form, "method")?.toLowerCase() !== "dialog") {
    return 'The form\'s method is not "dialog". Write <form method="dialog">, with which a browser sends nothing by itself.';
  }
  // Not from controlsOf: a form's elements leave out its image buttons.
  const tree = rootOf(form) as ParentNode & Node;
  for (const button of tree.querySelectorAll("[formaction], [formmethod]")) {
    if (!("form" in button) || button.form !== form) continue;
    const attribute = button.hasAttribute("formaction") ? "formaction" : "formmethod";
    return `A button of the form has a ${attribute} attribute, which overrules method="dialog". Remove it.`;
  }
  return undefined;
}

/** The form that is read for its seal at this moment, and what was found. */
let reading: { form: EventTarget; entries: [string, FormDataEntryValue][] } | undefined;

/**
 * What a browser would send of a guarded form, in order. On the way the guard empties the list, as ever: who listens
 * behind it sees nothing of this one either.
 */
export function entriesOf(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): [string, FormDataEntryValue][] {
  const read = { form, entries: [] };
  reading = read;
  try {
    new FormData(form, submitter);
  } finally {
    reading = undefined;
  }
  return read.entries;
}

function emptyFormData(event: Event): void {
  const { formData } = event as FormDataEvent;
  if (!formData || !isGuarded(event.target)) return;
  if (reading?.form === event.target) reading.entries = [...formData];
  for (const name of new Set(formData.keys())) formData.delete(name);
  formData.set(...MARKER);
  // No later listener may put anything back.
  event.stopImmediatePropagation();
}

function stopUnsafeSubmit(event: Event): void {
  const form = event.target;
  if (isGuarded(form) && dangerOf(form)) event.preventDefault();
}

// A form that was moved into another document may be of that document's classes, so what is known goes by identity.
const isGuarded = (form: EventTarget | null): form is HTMLFormElement =>
  form !== null &&
  (guarded.has(form) || (form instanceof HTMLFormElement && closestTo(form, "seal-form") !== null));
