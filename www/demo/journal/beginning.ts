import { createJournal, type Keyring } from "../../src/notes.ts";
import { actionForm, typedBytes } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { STORE } from "../shared/links.ts";
import { newPassphrase } from "../shared/new-passphrase.ts";
import { journalWords as words } from "../words/journal.ts";
import { keepJournal } from "./kept.ts";

/** The first visit: what a journal is, and the passphrase for one's own. */
export function offerBeginning(section: HTMLElement, onMade: (keyring: Keyring) => void): void {
  const place = make("div", {});
  const form = actionForm({
    fields: [place, make("p", { class: "notice warning" }, words.noReset)],
    button: words.make,
    working: words.making,
    instead: { "server-refused": words.refused, "storage-full": words.refused },
    run: async () => {
      const keyring = await createJournal({ store: STORE, passphrase: typedBytes(passphrase.input) });
      // It is there from now on, also for whoever leaves before the recovery code is on paper.
      keepJournal(keyring.id);
      if (form.isConnected) onMade(keyring);
      else keyring.lock();
      return "";
    },
  });
  const passphrase = newPassphrase({ id: "passphrase", label: words.passphrase, form, known: () => "" });
  place.append(...passphrase.elements);
  section.replaceChildren(
    make("p", { class: "lead" }, words.lead),
    make("ul", {}, ...Object.values(words.promises).map((promise) => make("li", {}, promise))),
    make(
      "details",
      { class: "card panel" },
      make("summary", {}, words.hostSummary),
      make("p", {}, words.host),
    ),
    make("h2", {}, words.beginHeading),
    form,
    make("p", { class: "quiet-text" }, words.haveOne),
  );
}
