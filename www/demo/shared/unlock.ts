import { type ErrorCode, hasPasskeys, Keyring, type Unlocking } from "../../src/inbox.ts";
import { unlockWords as words } from "../words/unlock.ts";
import { codeField, typedBytes } from "./action.ts";
import { make, say } from "./dom.ts";
import { parseKeyringId, STORE } from "./links.ts";
import { sentence } from "./problem.ts";
import { remembered } from "./remember.ts";
import { revealButton } from "./reveal.ts";

type OnUnlocked = (keyring: Keyring) => void;

/**
 * Fills the section with the form that unlocks the practice's key, and calls back each time that it is unlocked.
 * The keyring's id comes from the link, or from what set-up kept on this device.
 */
export function offerUnlock(section: HTMLElement, onUnlocked: OnUnlocked): void {
  section.hidden = false;
  const id = parseKeyringId(location.hash) ?? remembered()?.keyring ?? null;
  if (id === null) {
    section.replaceChildren(
      make("div", { class: "notice" }, make("p", {}, words.unknown), make("p", {}, words.notSetUp)),
    );
    return;
  }
  offer(section, id, "passphrase", onUnlocked);
}

function offer(
  section: HTMLElement,
  id: string,
  way: "passphrase" | "code",
  onUnlocked: OnUnlocked,
): HTMLInputElement {
  // What was typed goes with the old form, which an unlocking under way still holds.
  section.querySelector("form")?.reset();
  const form = unlockForm(id, way);
  section.replaceChildren(form.element);
  const unlock = async (how: () => Unlocking, working: string, wrong: string): Promise<void> => {
    if (form.button.disabled) return;
    form.button.disabled = true;
    say(form.problem, "");
    form.progress.textContent = working;
    try {
      const keyring = await Keyring.unlock({ store: STORE, id, ...how() });
      // Locked meanwhile, and the form replaced: only the form that is offered now may open the page.
      if (!form.element.isConnected) {
        keyring.lock();
        return;
      }
      form.element.reset();
      section.replaceChildren();
      section.hidden = true;
      onUnlocked(keyring);
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
      void unlock(() => ({ passphrase: typedBytes(form.input) }), words.unlocking, words.wrongPassphrase);
    } else {
      void unlock(() => ({ recoveryCode: typedBytes(form.input) }), words.unlocking, words.wrongCode);
    }
  });
  form.other.addEventListener("click", () => {
    offer(section, id, way === "passphrase" ? "code" : "passphrase", onUnlocked).focus();
  });
  form.passkey.hidden = !hasPasskeys();
  form.passkey.addEventListener("click", () => {
    void unlock(() => ({ passkey: true }), words.askingPasskey, words.wrongPasskey);
  });
  return form.input;
}

function unlockForm(id: string, way: "passphrase" | "code") {
  const { field, input } = way === "passphrase" ? passphraseField() : recoveryField();
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

function passphraseField() {
  const input = make("input", {
    id: "passphrase",
    type: "password",
    required: "",
    autocomplete: "current-password",
    autocapitalize: "none",
    spellcheck: "false",
  });
  const label = make("label", { for: "passphrase" }, words.passphrase);
  const field = make("div", { class: "field" }, label, make("div", { class: "with-button" }, input));
  return { field, input };
}

function recoveryField() {
  const { element, input } = codeField("recovery-code", words.code, words.codeHint);
  return { field: element, input };
}
