import { hasPasskeys } from "../../src/inbox.ts";
import { type Keyring, Notebook, type Unlocking } from "../../src/notes.ts";
import { NotesDesk } from "../notes/desk.ts";
import { byId, make, say } from "../shared/dom.ts";
import { offerWays } from "../shared/unlock.ts";
import { notebookWords as words } from "../words/notebook.ts";
import { unlockWords } from "../words/unlock.ts";
import { PracticeRecords } from "./records.ts";

type Which = "progress" | "psychotherapy";

/** The practice's two notebooks, of which one is open at a time. */
export class Notebooks {
  readonly #records = new PracticeRecords();
  readonly #buttons: Record<Which, HTMLButtonElement>;
  readonly #what = make("p", { class: "hint", id: "notebook-what" });
  readonly #notice = make("p", { class: "notice", role: "status", hidden: "" });
  readonly #unlock = make("section", { class: "unlock", "aria-label": words.unlockLabel, hidden: "" });
  /** One for each: a note of one must never be seen in the other. */
  readonly #desks: Record<Which, NotesDesk>;
  #keyring: Keyring | null = null;
  #isOpen: () => boolean = () => false;
  #which: Which = "progress";
  #notebook: Notebook | null = null;
  #switching: Promise<void> = Promise.resolve();

  constructor(root: HTMLElement) {
    const button = (which: Which): HTMLButtonElement => {
      const made = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, words[which]);
      made.addEventListener("click", () => this.#choose(which));
      return made;
    };
    this.#buttons = { progress: button("progress"), psychotherapy: button("psychotherapy") };
    const group = {
      class: "which-notebook",
      role: "group",
      "aria-label": words.which,
      "aria-describedby": "notebook-what",
    };
    const [progress, psychotherapy] = [make("div", { id: "desk" }), make("div", { id: "own-desk" })];
    const options = { records: this.#records, withTemplates: true };
    this.#desks = {
      progress: new NotesDesk(progress, { ...options, canShare: true }),
      psychotherapy: new NotesDesk(psychotherapy, { ...options, canShare: false }),
    };
    root.append(
      make("div", group, this.#buttons.progress, this.#buttons.psychotherapy),
      this.#what,
      this.#notice,
      this.#unlock,
      progress,
      psychotherapy,
    );
  }

  /** Opens the progress notes. `isOpen` says whether the keyring still is. */
  async show(keyring: Keyring, isOpen: () => boolean): Promise<void> {
    this.#keyring = keyring;
    this.#isOpen = isOpen;
    this.#records.show(keyring);
    this.#draw("progress");
    await this.#open(() => Notebook.open({ keyring, noteClass: "progress" }));
  }

  /** Keeps what is written, and closes the notebook. */
  async lock(): Promise<void> {
    const notebook = this.#notebook;
    if (!notebook) return;
    await this.#desks[this.#which].keep();
    this.#notebook = null;
    await notebook.lock();
  }

  clear(): void {
    this.#keyring = null;
    this.#notebook = null;
    this.#records.clear();
    for (const desk of Object.values(this.#desks)) desk.clear();
    this.#hideUnlock();
    say(this.#notice, "");
  }

  /** One switch waits for the other. */
  #choose(which: Which): void {
    const keyring = this.#keyring;
    if (!keyring || (which === this.#which && this.#notebook)) return;
    this.#switching = this.#switching.then(() => this.#switch(which, keyring)).catch(() => undefined);
  }

  async #switch(which: Which, keyring: Keyring): Promise<void> {
    await this.lock();
    if (keyring !== this.#keyring) return;
    this.#desks[this.#which].clear();
    this.#hideUnlock();
    say(this.#notice, "");
    this.#draw(which);
    if (which === "psychotherapy") this.#ask(keyring).focus();
    else await this.#open(() => Notebook.open({ keyring, noteClass: "progress" }));
  }

  /** For the passphrase, the code or a passkey, once more. */
  #ask(keyring: Keyring): HTMLInputElement {
    this.#unlock.hidden = false;
    const form = make("div", {});
    this.#unlock.replaceChildren(make("p", {}, words.again), form);
    const unlock = (how: Unlocking): Promise<Notebook> =>
      Notebook.open({ keyring, noteClass: "psychotherapy", ...how });
    const owner = { words: unlockWords, hasPasskeys: hasPasskeys() };
    return offerWays(form, { id: keyring.id, owner, unlock }, (notebook) => {
      this.#hideUnlock();
      void this.#open(async () => notebook);
      byId("heading", HTMLElement).focus();
    });
  }

  async #open(open: () => Promise<Notebook>): Promise<void> {
    const notebook = await open();
    // Locked meanwhile: the notebook went with its keyring.
    if (!this.#isOpen()) return;
    this.#notebook = notebook;
    notebook.locked.addEventListener("abort", () => this.#closed(notebook));
    await this.#desks[this.#which].show(notebook);
  }

  /** It has locked itself, because nobody was there. */
  #closed(notebook: Notebook): void {
    if (notebook !== this.#notebook || !this.#isOpen() || !this.#keyring) return;
    this.#notebook = null;
    this.#desks[this.#which].clear();
    const isOwn = this.#which === "psychotherapy";
    if (isOwn) this.#ask(this.#keyring);
    say(this.#notice, isOwn ? words.locked : words.closed);
    byId("heading", HTMLElement).focus();
  }

  #hideUnlock(): void {
    this.#unlock.querySelector("form")?.reset();
    this.#unlock.replaceChildren();
    this.#unlock.hidden = true;
  }

  #draw(which: Which): void {
    this.#which = which;
    for (const [name, button] of Object.entries(this.#buttons)) {
      button.setAttribute("aria-pressed", String(name === which));
    }
    this.#what.textContent = which === "progress" ? words.progressWhat : words.psychotherapyWhat;
  }
}
