import { hasPasskeys, type Keyring } from "../../src/inbox.ts";
import { actionForm, field } from "../shared/action.ts";
import { byId, make } from "../shared/dom.ts";
import { setupWords as words } from "../words/setup.ts";

/** Offers a passkey for this device, where the browser has any. Resolves when one was added, or when it is not wanted. */
export function offerPasskey(keyring: Keyring): Promise<void> {
  if (!hasPasskeys()) return Promise.resolve();
  const section = byId("passkey", HTMLElement);
  return new Promise((resolve) => {
    const done = (): void => {
      section.replaceChildren();
      section.hidden = true;
      resolve();
    };
    const name = { id: "passkey-label", maxlength: "60", autocomplete: "off", value: words.passkeyDefault };
    const label = field(words.passkeyLabel, name);
    const skip = make("button", { type: "button", class: "quiet" }, words.passkeySkip);
    skip.addEventListener("click", done);
    const form = actionForm({
      fields: [label.element],
      button: words.passkeyAdd,
      working: words.passkeyAdding,
      beside: [skip],
      run: async () => {
        await keyring.addPasskey({ label: label.input.value.trim() });
        done();
        return "";
      },
    });
    const heading = make("h2", { tabindex: "-1" }, words.passkeyHeading);
    section.replaceChildren(heading, make("p", {}, words.passkeyWhy), form);
    section.hidden = false;
    heading.focus();
  });
}
