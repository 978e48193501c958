import { hasPasskeys, type Keyring } from "../../src/inbox.ts";
import { actionForm, codeField, field, typedBytes } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { newPassphrase } from "../shared/new-passphrase.ts";
import { recoverySteps } from "../shared/recovery-steps.ts";
import { download } from "../shared/save.ts";
import { keyringWords as words } from "../words/keyring.ts";
import type { Changed } from "./holders.ts";

const said = (sentence: string): HTMLElement => make("p", {}, sentence);

export function newPasskey(keyring: Keyring, changed: Changed): Node[] {
  if (!hasPasskeys()) return [said(words.passkeyWhy), said(words.passkeyNone)];
  const label = field(words.passkeyLabel, { id: "passkey-label", maxlength: "60", autocomplete: "off" });
  const form = actionForm({
    fields: [label.element],
    button: words.passkeyButton,
    working: words.passkeyWorking,
    run: async () => {
      const name = label.input.value.trim();
      await keyring.addPasskey({ label: name });
      await changed(words.passkeyDone(name));
      return "";
    },
  });
  return [said(words.passkeyWhy), form];
}

export function drill(keyring: Keyring, drilled: string | null, changed: Changed): Node[] {
  const code = codeField("drill-code", words.drillField);
  const form = actionForm({
    fields: [code.element],
    button: words.drillButton,
    working: words.drilling,
    instead: { "open-failed": words.drillWrong },
    run: async () => {
      await keyring.drill(typedBytes(code.input));
      await changed(words.drillDone);
      return "";
    },
  });
  const last = drilled === null ? [] : [said(words.drilled(when(drilled)))];
  return [said(words.drillWhy), ...last, form];
}

export function changePassphrase(keyring: Keyring, changed: Changed, why = words.passphraseWhy): Node[] {
  const place = make("div", {});
  const form = actionForm({
    fields: [place],
    button: words.passphraseButton,
    working: words.passphraseWorking,
    run: async () => {
      await keyring.changePassphrase({ next: typedBytes(next.input) });
      await changed(words.passphraseDone);
      return "";
    },
  });
  const known = () => keyring.practice;
  const next = newPassphrase({ id: "new-passphrase", label: words.newPassphrase, form, known });
  place.append(...next.elements);
  return [said(why), form];
}

export function newCode(keyring: Keyring, changed: Changed, why = words.codeWhy): Node[] {
  const steps = make("div", {});
  const form = actionForm({
    fields: [],
    button: words.codeButton,
    working: words.codeMaking,
    run: async () => {
      const code = await keyring.newRecoveryCode();
      form.hidden = true;
      // Not waited for: a person has to find pen and paper.
      void recoverySteps(steps, code, async (typed) => {
        await keyring.confirmRecoveryCode(typed);
        await changed(words.codeDone);
      });
      return "";
    },
  });
  return [said(why), form, steps];
}

export function shutOut(keyring: Keyring, changed: Changed): Node[] {
  const place = make("div", {});
  const steps = make("div", {});
  const form = actionForm({
    fields: [place],
    button: words.shutButton,
    working: words.codeMaking,
    run: async () => {
      const passphrase = typedBytes(next.input);
      const recoveryCode = await keyring.newRecoveryCode();
      form.hidden = true;
      void recoverySteps(steps, recoveryCode, async (typed) => {
        // A copy: a mistyped code needs the passphrase again.
        await keyring.shutOut({ passphrase: passphrase.slice(), recoveryCode: typed });
        passphrase.fill(0);
        await changed(words.shutDone);
      });
      return "";
    },
  });
  const known = () => keyring.practice;
  const next = newPassphrase({ id: "shut-passphrase", label: words.newPassphrase, form, known });
  place.append(...next.elements);
  return [said(words.shutWhy), make("p", { class: "notice warning" }, words.shutLimits), form, steps];
}

export function saveFile(keyring: Keyring): Node[] {
  const form = actionForm({
    fields: [],
    button: words.fileButton,
    working: words.fileWorking,
    run: async () => {
      const file = await keyring.exportFile();
      const content = new Blob([file as Uint8Array<ArrayBuffer>], { type: "application/octet-stream" });
      download(content, `keyring-${keyring.id.slice(0, 8)}.sealform`);
      return words.fileDone;
    },
  });
  return [said(words.fileWhy), said(words.fileBack), form];
}
