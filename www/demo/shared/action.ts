import type { ErrorCode } from "../../src/inbox.ts";
import { make, say } from "./dom.ts";
import { sentence } from "./problem.ts";

/**
 * A form that does one thing: says what it is doing, what went wrong, and what `run` returns when it is done. Nothing is sent by
 * the browser, and what was typed goes when it was of use.
 */
export function actionForm(options: {
  fields: Node[];
  button: string;
  working: string;
  instead?: Partial<Record<ErrorCode, string>>;
  run: () => Promise<string>;
  beside?: Node[];
}): HTMLFormElement {
  const problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
  const progress = make("p", { class: "progress", role: "status" });
  const button = make("button", { class: "primary" }, options.button);
  const actions = make("div", { class: "actions" }, button, ...(options.beside ?? []), progress);
  const form = make("form", { method: "dialog" }, ...options.fields, problem, actions);
  let isRunning = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isRunning) return;
    isRunning = true;
    // A button that is disabled loses the focus, and with it whoever pressed it by a key loses their place.
    button.setAttribute("aria-disabled", "true");
    say(problem, "");
    progress.textContent = options.working;
    try {
      progress.textContent = await options.run();
      form.reset();
    } catch (error) {
      progress.textContent = "";
      say(problem, sentence(error, options.instead));
    } finally {
      isRunning = false;
      button.removeAttribute("aria-disabled");
    }
  });
  return form;
}

/** A labelled input. */
export function field(
  label: string,
  attributes: Record<string, string> & { id: string },
  hint = "",
): { element: HTMLElement; input: HTMLInputElement } {
  const described: Record<string, string> =
    hint === "" ? {} : { "aria-describedby": `${attributes.id}-hint` };
  const input = make("input", { required: "", ...described, ...attributes });
  const element = make("div", { class: "field" }, make("label", { for: attributes.id }, label));
  if (hint !== "") element.append(make("p", { class: "hint", id: `${attributes.id}-hint` }, hint));
  element.append(input);
  return { element, input };
}

/** For a recovery code: seen while it is typed, and kept by no browser. */
export const codeField = (id: string, label: string, hint = "") =>
  field(
    label,
    {
      id,
      class: "code",
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      maxlength: "64",
    },
    hint,
  );

/** What was typed, for a worker that takes the bytes over. */
export const typedBytes = ({ value }: HTMLInputElement): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(value);
