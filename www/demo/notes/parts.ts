import { make } from "../shared/dom.ts";

export const quiet = (text: string, label = text): HTMLButtonElement =>
  make(
    "button",
    { type: "button", class: "quiet", ...(label === text ? {} : { "aria-label": label }) },
    text,
  );

/**
 * What a field needs into which somebody writes about a client: no browser keeps it for its suggestions, and none sends it to a
 * service that looks for spelling mistakes, as the enhanced spell check of Chrome and Edge do with every text field.
 */
export const PRIVATE = { autocomplete: "off", spellcheck: "false", autocorrect: "off" } as const;

/** A control under its label. */
export function labelled(control: HTMLElement, label: string, hint = ""): HTMLElement {
  const hintId = `${control.id}-hint`;
  if (hint !== "") control.setAttribute("aria-describedby", hintId);
  return make(
    "div",
    { class: "field" },
    make("label", { for: control.id }, label),
    ...(hint === "" ? [] : [make("p", { class: "hint", id: hintId }, hint)]),
    control,
  );
}
