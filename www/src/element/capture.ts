import { SealformError } from "../errors.ts";
import type { WrittenAnswer as Answer } from "../manifest.ts";
import { attributeOf, controlsOf, rootOf } from "./form.ts";

/**
 * The answers of a form, in its order. As when a browser sends a form: named controls, not disabled, and of the
 * buttons only the one that was pressed. Unlike then, what was left blank is there too, once for each name and with an
 * empty value, so that the practice sees that the question was asked: blank fields, and radio buttons, checkboxes and
 * lists in which nothing is chosen. Error: control-unsupported.
 */
export function captureAnswers(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  _filesOf: (input: HTMLInputElement) => File[],
): Captured[] {
  const controls = controlsOf(form).filter(isAsked);
  const chosen = new Set(controls.filter((control) => isBox(control) && control.checked).map(nameOf));
  const answers: Answer[] = [];
  for (const control of controls) {
    if (!isBox(control)) answers.push(...answersOf(control, submitter));
    else if (control.checked) answers.push(boxAnswer(control, control.value, controls));
    else if (!chosen.has(control.name)) {
      answers.push(boxAnswer(control, "", controls));
      chosen.add(control.name);
    }
  }
  return answers;
}

/** Refuses a form with a control that could not be captured, before somebody fills it in. Error: control-unsupported. */
export function checkControls(form: HTMLFormElement): void {
  for (const control of controlsOf(form)) if (control.matches(ASKING)) readable(control);
}

/** An answer as it was captured: a file is not sealed yet. */
export type Captured = Answer | (Omit<Answer, "value" | "text"> & { file: File });

type Box = HTMLInputElement & { type: "checkbox" | "radio" };

/** Of what belongs to a form, all but what holds no answer. */
const ASKING = ":not(fieldset, object, output)";

const isBox = (control: Element): control is Box =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

const nameOf = (control: Element): string => control.getAttribute("name") ?? "";

const isAsked = (control: Element): boolean =>
  nameOf(control) !== "" &&
  control.matches(ASKING) &&
  !control.matches(":disabled") &&
  control.closest("datalist") === null;

function answersOf(control: Element, submitter: HTMLElement | null): Answer[] {
  const about = {
    name: nameOf(control),
    ...labelled(labelOf(control)),
    ...sectioned(legendsAround(control)),
  };
  if (control instanceof HTMLSelectElement) {
    const options = [...control.selectedOptions].filter((option) => !option.disabled && option.value !== "");
    if (options.length === 0) return [{ ...about, value: "" }];
    return options.map((option) => ({ ...about, value: option.value, text: option.label }));
  }
  if (control.matches("button, [type=submit], [type=button], [type=reset]")) {
    return control === submitter ? [{ ...about, value: (control as HTMLButtonElement).value }] : [];
  }
  return [{ ...about, value: readable(control).value }];
}

/** A control that can be read: not a file input, and with a value that is text, as form-associated custom elements may have. */
function readable(control: Element): Element & { value: string } {
  if ("value" in control && typeof control.value === "string" && !control.matches("[type=file]")) {
    return control as Element & { value: string };
  }
  throw new SealformError(
    "control-unsupported",
    `The control "${nameOf(control) || control.id}" (${control.localName}) cannot be sealed: files, and custom elements without a value that is text. Remove it from the form, so that no answer is lost in silence.`,
  );
}

/**
 * A radio button or checkbox. The question is what names its group; its own label is the option as shown. A checkbox
 * that has its name to itself is its own question.
 */
function boxAnswer(box: Box, value: string, controls: Element[]): Answer {
  const group = controls.filter((control) => isBox(control) && control.name === box.name);
  const option = labelOf(box);
  if (box.type === "checkbox" && group.length === 1) {
    return { name: box.name, value, ...labelled(option), ...sectioned(legendsAround(box)) };
  }
  const frame = frameOf(box, group, controls);
  return {
    name: box.name,
    value,
    ...labelled(frame && (ariaLabelOf(frame) ?? legendOf(frame))),
    ...(value !== "" && option ? { text: option } : {}),
    ...sectioned(legendsAround(frame?.parentElement ?? box)),
  };
}

/** The fieldset or ARIA group that holds this group of boxes and nothing else, so that its name is their question. */
function frameOf(box: Element, group: Element[], controls: Element[]): Element | undefined {
  const frame = box.closest("fieldset, [role=radiogroup], [role=group]");
  const shared = controls.some((control) => frame?.contains(control) && !group.includes(control));
  return frame && !shared ? frame : undefined;
}

function legendsAround(element: Element): string[] {
  const legends: string[] = [];
  for (let set = element.closest("fieldset"); set; set = set.parentElement?.closest("fieldset") ?? null) {
    legends.unshift(legendOf(set) ?? "");
  }
  return legends.filter(Boolean);
}

const legendOf = (frame: Element): string | undefined => {
  const legend = frame.querySelector(":scope > legend");
  return legend ? textOf(legend) : undefined;
};

/** What names a control, in the order in which assistive technology looks for it. */
function labelOf(control: Element): string | undefined {
  const labels =
    "labels" in control ? [...((control.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : [];
  return (
    ariaLabelOf(control) ||
    labels.map(textOf).filter(Boolean).join(" ") ||
    control.getAttribute("title") ||
    control.getAttribute("placeholder") ||
    undefined
  );
}

/** The name that ARIA attributes give to an element. */
export function ariaLabelOf(element: Element): string | undefined {
  const tree = rootOf(element) as Document | ShadowRoot;
  const ids = attributeOf(element, "aria-labelledby")?.split(/\s+/) ?? [];
  const texts = ids
    .map((id) => tree.getElementById(id))
    .map((labelling) => (labelling ? textOf(labelling) : ""));
  return texts.filter(Boolean).join(" ") || attributeOf(element, "aria-label")?.trim() || undefined;
}

/** The text of an element as one line: without the text of controls in it, what is not said aloud, and what is ours. */
const textOf = (element: Element): string => spacedText(element).replace(/\s+/g, " ").trim();

function spacedText(element: Element): string {
  if (element.matches(SILENT)) return "";
  const text = [...element.childNodes].map((node) =>
    node instanceof Text ? node.data : node instanceof Element ? spacedText(node) : "",
  );
  return element.matches("br, div, li, p") ? ` ${text.join("")} ` : text.join("");
}

const SILENT = "select, textarea, button, script, style, [hidden], [aria-hidden=true], [data-seal]";

const labelled = (label: string | undefined): { label?: string } => (label ? { label } : {});
const sectioned = (section: string[]): { section?: string[] } => (section.length > 0 ? { section } : {});
