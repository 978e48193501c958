import { Keyring, SealformError } from "../../src/inbox.ts";
import { actionForm, field, typedBytes } from "../shared/action.ts";
import { byId, make } from "../shared/dom.ts";
import { STORE } from "../shared/links.ts";
import { setupWords as words } from "../words/setup.ts";

/** Offers to bring a keyring from a file into this store; `token` is this store's. Returns what to remove when it is of no use. */
export function offerFile(
  token: Uint8Array<ArrayBuffer>,
  finish: (keyring: Keyring) => Promise<void>,
): HTMLElement {
  const details = byId("from-file", HTMLDetailsElement);
  const file = field(words.file, { id: "keyring-file", type: "file" });
  const key = field(words.fileKey, { id: "file-key", type: "password", autocomplete: "off" });
  const form = actionForm({
    fields: [file.element, key.element],
    button: words.fileOpen,
    working: words.importing,
    instead: { "keyring-changed": words.fileExists, "open-failed": words.fileWrong },
    run: async () => {
      const content = new Uint8Array((await file.input.files?.[0]?.arrayBuffer()) ?? []);
      const keyring = await open(content, token, key.input);
      token.fill(0);
      byId("setup", HTMLFormElement).remove();
      await finish(keyring);
      details.remove();
      return "";
    },
  });
  details.replaceChildren(make("summary", {}, words.fileHeading), make("p", {}, words.fileWhy), form);
  details.hidden = false;
  return details;
}

/** With what was typed as a recovery code, if it can be one, and else as a passphrase. */
async function open(
  file: Uint8Array,
  token: Uint8Array<ArrayBuffer>,
  key: HTMLInputElement,
): Promise<Keyring> {
  try {
    const recoveryCode = typedBytes(key);
    return await Keyring.importFile({ store: STORE, token: token.slice(), file, recoveryCode });
  } catch (error) {
    if (SealformError.from(error).code !== "recovery-code-mistyped") throw error;
  }
  return Keyring.importFile({ store: STORE, token: token.slice(), file, passphrase: typedBytes(key) });
}
