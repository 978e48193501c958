import { Keyring } from "../../src/inbox.ts";
import { make, say } from "./dom.ts";
import { parseKeyringId, STORE } from "./links.ts";
import { sentence } from "./problem.ts";
import { remembered } from "./remember.ts";
import { revealButton } from "./reveal.ts";

const WRONG_PASSPHRASE =
  "This passphrase does not open the practice’s key. Look for capital letters and spaces, then try again.";

/**
 * Fills the section with the form that unlocks the practice's key, and calls back each time that it is unlocked.
 * The keyring's id comes from the link, or from what set-up kept on this device.
 */
export function offerUnlock(section: HTMLElement, onUnlocked: (keyring: Keyring) => void): void {
  section.hidden = false;
  // What was typed goes with the old form, which an unlocking under way still holds.
  section.querySelector("form")?.reset();
  const id = parseKeyringId(location.hash) ?? remembered()?.keyring ?? null;
  if (id === null) {
    section.replaceChildren(noKeyring());
    return;
  }
  const form = unlockForm(id);
  section.replaceChildren(form.element);
  form.element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.button.disabled) return;
    form.button.disabled = true;
    say(form.problem, "");
    form.progress.textContent = "Unlocking. This takes some seconds, and should: it makes guessing slow.";
    try {
      // Encoded for the worker, which takes the bytes over and wipes them.
      const passphrase = new TextEncoder().encode(form.input.value);
      const keyring = await Keyring.unlock({ store: STORE, id, passphrase });
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
      say(form.problem, sentence(error, { "open-failed": WRONG_PASSPHRASE }));
      // What was typed stays: most wrong passphrases are one key off.
      form.input.select();
    } finally {
      form.progress.textContent = "";
      form.button.disabled = false;
    }
  });
}

function unlockForm(id: string) {
  const input = make("input", {
    id: "passphrase",
    type: "password",
    required: "",
    autocomplete: "current-password",
    autocapitalize: "none",
    spellcheck: "false",
  });
  // A password manager files the passphrase under this name.
  const account = make("input", {
    type: "text",
    autocomplete: "username",
    value: id,
    readonly: "",
    hidden: "",
  });
  const problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
  const progress = make("p", { class: "progress", role: "status" });
  const button = make("button", { class: "primary" }, "Unlock");
  // method=dialog: should this script not get so far, the browser sends nothing.
  const element = make(
    "form",
    { method: "dialog" },
    account,
    make(
      "div",
      { class: "field" },
      make("label", { for: "passphrase" }, "Passphrase of the practice"),
      make("div", { class: "with-button" }, input),
    ),
    problem,
    make("div", { class: "actions" }, button, progress),
  );
  input.after(revealButton(element, input));
  return { element, input, problem, progress, button };
}

function noKeyring(): HTMLElement {
  return make(
    "div",
    { class: "notice" },
    make(
      "p",
      {},
      "This device does not know the practice yet. Open the link to the inbox that set-up showed.",
    ),
    make("p", {}, "If nothing is set up yet, open the set-up link that the terminal printed."),
  );
}
