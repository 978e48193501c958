import type { Keyring, Notebook } from "../../src/notes.ts";
import { changePassphrase, newCode } from "../keyring/actions.ts";
import { actionForm } from "../shared/action.ts";
import { byId, make, say } from "../shared/dom.ts";
import { journalLink } from "../shared/links.ts";
import { journalWords as words } from "../words/journal.ts";
import { forgetJournal } from "./kept.ts";

/** What is done with the journal as a whole. */
export class Settings {
  readonly #root = byId("settings", HTMLDetailsElement);
  readonly #done = byId("done", HTMLElement);

  show(keyring: Keyring, notebook: Notebook): void {
    this.#root.replaceChildren(
      make("summary", {}, make("h2", {}, words.settings)),
      ...otherDevice(keyring.id),
      ...part(
        words.passphraseHeading,
        changePassphrase(keyring, (done) => this.#changed(keyring, notebook, done), words.passphraseWhy),
      ),
      ...part(
        words.codeHeading,
        newCode(keyring, (done) => this.#changed(keyring, notebook, done), words.codeWhy),
      ),
      ...part(words.forgetHeading, forget(notebook)),
    );
    this.#root.hidden = false;
  }

  clear(): void {
    this.#root.replaceChildren();
    this.#root.hidden = true;
    this.#root.open = false;
    say(this.#done, "");
  }

  /** Fills them anew, because what was used up must not stand there. */
  async #changed(keyring: Keyring, notebook: Notebook, done: string): Promise<void> {
    // Locked meanwhile.
    if (notebook.locked.aborted) return;
    this.show(keyring, notebook);
    say(this.#done, done);
    byId("heading", HTMLElement).focus();
  }
}

const part = (heading: string, content: Node[]): Node[] => [
  make("section", {}, make("h3", {}, heading), ...content),
];

function otherDevice(id: string): Node[] {
  const url = new URL(journalLink(id), location.href).href;
  const link = make("a", { href: url }, url);
  const copied = make("span", { role: "status" });
  const copy = make("button", { type: "button", class: "quiet" }, words.copy);
  copy.addEventListener("click", async () => {
    copied.textContent = await navigator.clipboard.writeText(url).then(
      () => words.copied,
      () => words.notCopied,
    );
  });
  const labelled = make("p", { class: "journal-link" }, `${words.link}: `, link);
  return part(words.otherDevice, [
    make("p", {}, words.otherDeviceWhy),
    labelled,
    make("p", {}, copy, " ", copied),
  ]);
}

function forget(notebook: Notebook): Node[] {
  const form = actionForm({
    fields: [make("p", {}, words.forgetWhy)],
    button: words.forgetButton,
    working: words.forgetting,
    instead: { "note-changed": words.forgetPending },
    run: async () => {
      await notebook.forgetDevice();
      forgetJournal();
      // Begins anew, with nothing of it in the page or in the address.
      location.replace("/journal");
      return "";
    },
  });
  return [form];
}
