import { recoveryWords as words } from "../words/passphrase.ts";
import { actionForm, codeField, typedBytes } from "./action.ts";
import { make } from "./dom.ts";

/**
 * Shows a new recovery code in the section, takes it away, and asks for it back from the paper. `confirm` gets what was typed,
 * and fails until it is right. Resolves when it succeeded; the section is empty then.
 */
export function recoverySteps(
  section: HTMLElement,
  code: Uint8Array,
  confirm: (typed: Uint8Array) => Promise<void>,
): Promise<void> {
  return new Promise((resolve) => {
    const show = (): void => {
      const written = make("button", { type: "button", class: "primary" }, words.written);
      written.addEventListener("click", askBack);
      const heading = make("h2", { tabindex: "-1" }, words.heading);
      section.replaceChildren(
        heading,
        make("p", {}, words.why),
        make("p", { class: "recovery-code", translate: "no" }, new TextDecoder().decode(code)),
        make("p", {}, words.how),
        make("div", { class: "actions" }, written),
      );
      heading.focus();
    };
    const askBack = (): void => {
      const typed = codeField("typed-code", words.typed, words.typedHint);
      const again = make("button", { type: "button", class: "quiet" }, words.again);
      again.addEventListener("click", show);
      const form = actionForm({
        fields: [typed.element],
        button: words.check,
        working: words.checking,
        instead: { "recovery-code-mistyped": words.different },
        beside: [again],
        run: async () => {
          await confirm(typedBytes(typed.input));
          code.fill(0);
          section.replaceChildren();
          resolve();
          return "";
        },
      });
      const heading = make("h2", { tabindex: "-1" }, words.backHeading);
      section.replaceChildren(heading, make("p", {}, words.backWhy), form);
      typed.input.focus();
    };
    show();
  });
}
