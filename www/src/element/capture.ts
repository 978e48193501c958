import type { WrittenAnswer } from "../manifest.ts";
import type { DraftAnswer } from "../record.ts";
import { Entries } from "./capture/entries.ts";
import { checkControls, isAsked, isBox, isFile } from "./capture/kinds.ts";
import { askedBy, askedOfGroup, labelOf, textOf } from "./capture/labels.ts";
import { attributeOf, controlsOf, isCustom, isEdited, nameOf } from "./form.ts";

export { checkControls } from "./capture/kinds.ts";
export { ariaLabelOf } from "./capture/labels.ts";

/** What was chosen in an input for files. */
export type ChosenFiles = { filesOf: (input: HTMLInputElement) => File[] };

/**
 * The answers of a form, in its order: what a browser would send (HTML, "constructing the entry list"), with the
 * questions as they were asked. Three things differ. What was left blank is there too, once for each name and with an
 * empty value, so that the practice sees that the question was asked: radio buttons, checkboxes and lists in which
 * nothing is chosen. Regions with contenteditable are there by their data-seal-name. Of an input for files, `chosen` says
 * what that is.
 *
 * The browser's own list is read along: what is in it and would be in no answer is an error, and no loss in silence.
 * Error: control-unsupported.
 */
export function captureAnswers(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  chosen: ChosenFiles,
): DraftAnswer[] {
  checkControls(form);
  const controls = controlsOf(form, submitter).filter(isAsked);
  const entries = new Entries(form, submitter);
  const boxes = controls.filter(isBox);
  const blank = new Set(boxes.map(nameOf));
  for (const box of boxes) if (box.checked) blank.delete(box.name);

  const answers = controls.flatMap((control): DraftAnswer[] => {
    const name = nameOf(control);
    if (isFile(control)) {
      entries.skipFiles(name);
      const about = { name, ...askedBy(control) };
      const files = chosen.filesOf(control);
      return files.length > 0 ? files.map((file) => ({ ...about, file })) : [{ ...about, value: "" }];
    }
    // Never shown, and by some browsers sent.
    if (control.matches("datalist *")) return entries.takeIf(name) && [];
    if (isCustom(control)) return entries.takeOfCustom(control, controls);
    if (isBox(control)) {
      // Once for each name.
      return control.checked || blank.delete(name) ? [boxAnswer(control, boxes, controls, entries)] : [];
    }
    return valuesOf(control, entries, submitter).map((sent) => ({
      name,
      ...askedBy(control),
      ...sent,
    }));
  });
  entries.end(controls);
  return answers;
}

/** What a control answers, by the name of the control unless it says another. */
type Sent = Pick<WrittenAnswer, "value" | "text"> & { name?: string };

const BLANK: Sent = { value: "" };

function valuesOf(control: Element, entries: Entries, submitter: HTMLElement | null): Sent[] {
  if (isEdited(control)) return [{ value: (control as HTMLElement).innerText.replace(/\n$/, "") }];
  if (control instanceof HTMLSelectElement) {
    const options = [...control.selectedOptions].filter((option) => !option.matches(":disabled"));
    const sent = options.map((option) => ({ value: entries.take(control), text: shownAs(option) }));
    const chosen = sent.filter(({ value }) => value !== "");
    return chosen.length > 0 ? chosen : [BLANK];
  }
  if (control === submitter) return pressed(control as HTMLButtonElement, entries);
  if (/^(submit|button|reset)$/.test(Reflect.get(control, "type"))) return [];
  return [{ value: entries.take(control) }, ...entries.takeIf(attributeOf(control, "dirname"))];
}

/** The button that sent the form. An image sends where it was pressed. Browsers of before 2023 leave both to be guessed. */
function pressed(button: HTMLButtonElement, entries: Entries): Sent[] {
  const { name, value } = button;
  if (button.matches("[type=image i]")) {
    return ["x", "y"].flatMap((axis) => entries.takeIf(name ? `${name}.${axis}` : axis));
  }
  const text = textOf(button);
  const [sent = { value }] = entries.takeIf(name);
  return [{ ...sent, ...(text ? { text } : {}) }];
}

/**
 * A radio button or checkbox. The question is what names its group; its own label is the option as shown. A checkbox
 * that has its name to itself is its own question.
 */
function boxAnswer(
  box: HTMLInputElement,
  boxes: Element[],
  controls: Element[],
  entries: Entries,
): WrittenAnswer {
  const { name, checked } = box;
  const group = boxes.filter((other) => nameOf(other) === name);
  const value = checked ? entries.take(box) : "";
  if (box.type === "checkbox" && group.length === 1) return { name, value, ...askedBy(box) };
  const text = labelOf(box);
  return { name, value, ...askedOfGroup(box, group, controls), ...(checked && text ? { text } : {}) };
}

function shownAs(option: HTMLOptionElement): string {
  const group = option.closest("optgroup")?.label;
  return group ? `${group}: ${option.label}` : option.label;
}
