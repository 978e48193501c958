import { type ErrorCode, hasPasskeys, Keyring, type Unlocking } from "../../src/inbox.ts";
import { unlockWords as words } from "../words/unlock.ts";
import { codeField, typedBytes } from "./action.ts";
import { make, say } from "./dom.ts";
import { parseKeyringId, STORE } from "./links.ts";
import { sentence } from "./problem.ts";
import { remembered } from "./remember.ts";
import { revealButton } from "./reveal.ts";

type OnUnlocked = (keyring: Keyring) => void;

/** Whose keyring is unlocked. */
export type Owner = {
  /** Its id, as far as this device knows it; a link that carries one comes first. */
  known: () => string | null;
  words: Pick<typeof words, "passphrase" | "wrongPassphrase" | "wrongCode">;
  hasPasskeys: boolean;
  /** Fills the section where no keyring is known. */
  unknown: (section: HTMLElement, onUnlocked: OnUnlocked) => void;
};

const PRACTICE: Owner = {
  known: () => remembered()?.keyring ?? null,
  words,
  hasPasskeys: true,
  unknown: (section) =>
    section.replaceChildren(
      make("div", { class: "notice" }, make("p", {}, words.unknown), make("p", {}, words.notSetUp)),
    ),
};

/**
 * Fills the section with the form that unlocks a keyring, the practice's unless another owner is named, and calls back each time
 * that it is unlocked.
 */
export function offerUnlock(section: HTMLElement, onUnlocked: OnUnlocked, owner = PRACTICE): void {
  section.hidden = false;
  const id = parseKeyringId(location.hash) ?? owner.known();
  const unlocked = (keyring: Keyring): void => {
    section.replaceChildren();
    section.hidden = true;
    onUnlocked(keyring);
  };
  if (id === null) owner.unknown(section, unlocked);
  else {
    const unlock = (how: Unlocking): Promise<Keyring> => Keyring.unlock({ store: STORE, id, ...how });
    offerWays(section, { id, owner, unlock }, unlocked);
  }
}

/** What is unlocked by the ways into a keyring, its own or once more: `id` is the keyring's. */
export type Asked<T> = {
  id: string;
  owner: Pick<Owner, "words" | "hasPasskeys">;
  unlock: (how: Unlocking) => Promise<T>;
};

/** Fills the section with the form that asks for the passphrase, the recovery code or a passkey. */
export function offerWays<T extends { lock(): unknown }>(
  section: HTMLElement,
  asked: Asked<T>,
  onUnlocked: (opened: T) => void,
  way: "passphrase" | "code" = "passphrase",
): HTMLInputElement {
  const { owner } = asked;
  // What was typed goes with the old form, which an unlocking under way still holds.
  section.querySelector("form")?.reset();
  const form = unlockForm(asked, way);
  section.replaceChildren(form.element);
  const unlock = async (how: () => Unlocking, working: string, wrong: string): Promise<void> => {
    if (form.button.disabled) return;
    form.button.disabled = true;
    say(form.problem, "");
    form.progress.textContent = working;
    try {
      const opened = await asked.unlock(how());
      // Locked meanwhile, and the form replaced: only the form that is offered now may open the page.
      if (!form.element.isConnected) {
        opened.lock();
        return;
      }
      form.element.reset();
      onUnlocked(opened);
    } catch (error) {
      const instead: Partial<Record<ErrorCode, string>> = { "open-failed": wrong };
      say(form.problem, sentence(error, instead));
      // What was typed stays: most wrong passphrases are one key off.
      form.input.select();
    } finally {
      form.progress.textContent = "";
      form.button.disabled = false;
    }
  };
  form.element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (way === "passphrase") {
      void unlock(
        () => ({ passphrase: typedBytes(form.input) }),
        words.unlocking,
        owner.words.wrongPassphrase,
      );
    } else {
      void unlock(() => ({ recoveryCode: typedBytes(form.input) }), words.unlocking, owner.words.wrongCode);
    }
  });
  form.other.addEventListener("click", () => {
    offerWays(section, asked, onUnlocked, way === "passphrase" ? "code" : "passphrase").focus();
  });
  form.passkey.hidden = !owner.hasPasskeys || !hasPasskeys();
  form.passkey.addEventListener("click", () => {
    void unlock(() => ({ passkey: true }), words.askingPasskey, words.wrongPasskey);
  });
  return form.input;
}

function unlockForm({ id, owner }: Pick<Asked<unknown>, "id" | "owner">, way: "passphrase" | "code") {
  const { field, input } = way === "passphrase" ? passphraseField(owner.words.passphrase) : recoveryField();
  // A password manager files the passphrase under this name.
  const name = { type: "text", autocomplete: "username", value: id, readonly: "", hidden: "" };
  const account = make("input", name);
  const problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
  const progress = make("p", { class: "progress", role: "status" });
  const button = make("button", { class: "primary" }, words.unlock);
  const quiet = { type: "button", class: "quiet" };
  const other = make("button", quiet, way === "passphrase" ? words.withCode : words.withPassphrase);
  const passkey = make("button", quiet, words.withPasskey);
  // method=dialog: should this script not get so far, the browser sends nothing.
  const element = make(
    "form",
    { method: "dialog" },
    account,
    field,
    problem,
    make("div", { class: "actions" }, button, other, passkey, progress),
  );
  if (way === "passphrase") input.after(revealButton(element, input));
  return { element, input, problem, progress, button, other, passkey };
}

function passphraseField(name: string) {
  const input = make("input", {
    id: "passphrase",
    type: "password",
    required: "",
    autocomplete: "current-password",
    autocapitalize: "none",
    spellcheck: "false",
  });
  const label = make("label", { for: "passphrase" }, name);
  const field = make("div", { class: "field" }, label, make("div", { class: "with-button" }, input));
  return { field, input };
}

function recoveryField() {
  const { element, input } = codeField("recovery-code", words.code, words.codeHint);
  return { field: element, input };
}
