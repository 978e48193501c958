import type { WrittenAnswer } from "../../manifest.ts";
import { attributeOf, EDITABLE, rootOf } from "../form.ts";

/*
 * The words around an answer, as the client saw them when it was sent: a page may have been translated or changed
 * since it came from its server.
 */

/** What an answer says of its question. */
type Asked = Pick<WrittenAnswer, "label" | "section">;

/** The question of a control that is its own, and the groups around it. */
export const askedBy = (control: Element): Asked => asked(labelOf(control), control);

/**
 * The question of a radio button or checkbox that shares its name with the `group`: what names the frame, a fieldset or
 * ARIA group, that holds all of the group and nothing else of the form.
 */
export function askedOfGroup(box: Element, group: Element[], controls: Element[]): Asked {
  const frame = framesAround(box)
    .filter((around) => group.every((member) => around.contains(member)))
    .at(-1);
  const shared = controls.some(
    (control) => frame?.contains(control) && !group.includes(control) && !control.matches("[type=hidden]"),
  );
  return frame && !shared ? asked(frameName(frame), frame.parentElement) : asked(undefined, box);
}

function asked(label: string | undefined, inside: Element | null): Asked {
  const section = framesAround(inside).map(frameName);
  return { ...(label ? { label } : {}), ...(section.length > 0 ? { section } : {}) };
}

/** The groups with a name around an element, outermost first. */
function framesAround(element: Element | null): Element[] {
  const frame = element?.closest("fieldset, [role=radiogroup], [role=group]");
  return frame ? [...framesAround(frame.parentElement), ...(frameName(frame) ? [frame] : [])] : [];
}

function frameName(frame: Element): string {
  const legend = frame.querySelector(":scope > legend");
  return ariaLabelOf(frame) ?? (legend ? textOf(legend) : "");
}

/** What names a control, in the order in which assistive technology looks for it. */
export function labelOf(control: Element): string | undefined {
  const texts = labelsOf(control).map((label) => textOf(label, control));
  return (
    ariaLabelOf(control) ||
    texts.filter(Boolean).join(" ") ||
    control.getAttribute("label") ||
    (control.localName.includes("-") && textOf(control)) ||
    ["alt", "title", "placeholder"].map((name) => control.getAttribute(name)).find(Boolean) ||
    undefined
  );
}

function labelsOf(control: Element): Element[] {
  if (control.matches(EDITABLE)) return [control.closest("label") ?? []].flat();
  const labels = Reflect.get(control, "labels");
  if (labels instanceof NodeList) return [...labels] as Element[];
  // A custom element keeps its labels to itself, and a label tells which control it has.
  const all = (rootOf(control) as ParentNode & Node).querySelectorAll("label");
  return [...all].filter((label) => label.control === control);
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

/**
 * The text of an element as one line: without the text of controls in it, of `control` above all, without what is
 * neither shown nor said aloud, and what is ours.
 */
export const textOf = (element: Element, control?: Element): string =>
  spacedText(element, control).replace(/\s+/g, " ").trim();

function spacedText(element: Element, control: Element | undefined): string {
  const texts = [...element.childNodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node === control || node.matches(SILENT)) return "";
    // Its own display alone: a step of a form that is hidden by now was seen.
    const { display } = getComputedStyle(node);
    if (display === "none") return "";
    const text = node.matches("img") ? (node.getAttribute("alt") ?? "") : spacedText(node, control);
    return node.matches("br") || !/^(inline|contents|$)/.test(display) ? ` ${text} ` : text;
  });
  return texts.join("");
}

const SILENT = `select, textarea, button, datalist, output, meter, progress, script, style, noscript, [hidden], [aria-hidden=true], [data-seal], ${EDITABLE}`;
