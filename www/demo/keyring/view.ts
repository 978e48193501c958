import type { Keyring } from "../../src/inbox.ts";
import { byId, make, say } from "../shared/dom.ts";
import { keyringWords as words } from "../words/keyring.ts";
import { changePassphrase, drill, newCode, newPasskey, saveFile, shutOut } from "./actions.ts";
import { holderList, isDrillDue, lastDrill } from "./holders.ts";

/** Everything about the open keyring: what unlocks it, and what can be done with it. */
export class KeyringView {
  readonly #root = byId("keyring", HTMLElement);
  readonly #done = byId("done", HTMLElement);
  #shown: Keyring | null = null;

  async show(keyring: Keyring): Promise<void> {
    this.clear();
    this.#shown = keyring;
    byId("practice", HTMLElement).textContent = keyring.practice;
    await this.#fill(keyring);
  }

  clear(): void {
    this.#shown = null;
    this.#root.replaceChildren();
    say(this.#done, "");
  }

  /** Fills the page anew after each change: what it says about the holders has to be true. */
  async #fill(keyring: Keyring): Promise<void> {
    const [holders, drilled] = await Promise.all([keyring.holders(), keyring.drilled()]);
    // Locked meanwhile.
    if (keyring !== this.#shown) return;
    const changed = async (sentence: string): Promise<void> => {
      await this.#fill(keyring);
      if (keyring !== this.#shown) return;
      say(this.#done, sentence);
      // The button that was pressed is gone.
      byId("heading", HTMLElement).focus();
    };
    const code = holders.find(({ type }) => type === "recovery");
    const isDue = code !== undefined && isDrillDue(code.created, drilled);
    this.#root.replaceChildren(
      ...(isDue
        ? [make("p", { class: "notice warning" }, words.drillDue(lastDrill(code.created, drilled)))]
        : []),
      ...(code ? [] : [make("p", { class: "notice problem" }, words.noCode)]),
      holderList(keyring, holders, changed),
      panel(words.passkeyHeading, newPasskey(keyring, changed)),
      ...(code ? [panel(words.drillHeading, drill(keyring, drilled, changed), isDue)] : []),
      panel(words.passphraseHeading, changePassphrase(keyring, changed)),
      panel(words.codeHeading, newCode(keyring, changed), code === undefined),
      panel(words.fileHeading, saveFile(keyring)),
      panel(words.shutHeading, shutOut(keyring, changed)),
    );
  }
}

function panel(heading: string, content: Node[], isOpen = false): HTMLElement {
  const summary = make("summary", {}, make("h2", {}, heading));
  const panel = make("details", { class: "card panel" }, summary, ...content);
  panel.open = isOpen;
  return panel;
}
