import { SealformError } from "../errors.ts";

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
  for (const form of forms) guarded.add(form);
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

/** The controls of a form in their order, also those that belong to it by form=. */
export function controlsOf(form: HTMLFormElement): Element[] {
  // By the prototype's getter: in `form.elements`, a field that is named "elements" would stand in the way.
  const elements: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, "elements", form);
  return [...elements];
}

/** What would let this form send itself, and what to change; undefined when nothing does. */
function dangerOf(form: HTMLFormElement): string | undefined {
  if (form.hasAttribute("action")) {
    return "The form has an action attribute. Remove it, and put the address into the action of <seal-form>.";
  }
  if (form.getAttribute("method")?.toLowerCase() !== "dialog") {
    return 'The form\'s method is not "dialog". Write <form method="dialog">, with which a browser sends nothing by itself.';
  }
  // Not from controlsOf: a form's elements leave out its image buttons.
  const tree = form.getRootNode() as ParentNode & Node;
  for (const button of tree.querySelectorAll("[formaction], [formmethod]")) {
    if (!("form" in button) || button.form !== form) continue;
    const attribute = button.hasAttribute("formaction") ? "formaction" : "formmethod";
    return `A button of the form has a ${attribute} attribute, which overrules method="dialog". Remove it.`;
  }
  return undefined;
}

function emptyFormData(event: Event): void {
  if (!(event instanceof FormDataEvent) || !isGuarded(event.target)) return;
  for (const name of new Set(event.formData.keys())) event.formData.delete(name);
  event.formData.set(...MARKER);
  // No later listener may put anything back.
  event.stopImmediatePropagation();
}

function stopUnsafeSubmit(event: Event): void {
  const form = event.target;
  if (form instanceof HTMLFormElement && isGuarded(form) && dangerOf(form)) event.preventDefault();
}

const isGuarded = (form: EventTarget | null): boolean =>
  form instanceof HTMLFormElement && (guarded.has(form) || form.closest("seal-form") !== null);
