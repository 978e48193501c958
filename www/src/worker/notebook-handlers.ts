import { SealformError } from "../errors.ts";
import type { HeldKeyring } from "./held-keyring.ts";
import type { Handlers } from "./host.ts";
import { keepKeyring } from "./kept-keyring.ts";
import { newNotebook, notebookKeyOf, notebookOf, withRoots } from "./notebook-entries.ts";
import type { notebookCalls } from "./notebook-protocol.ts";
import { movables } from "./protocol.ts";

/** What the practice's worker does about notebooks, with the open keyring, which `held` gives, or throws. */
export function notebookHandlers(
  held: () => { keyring: HeldKeyring; base: string },
): Handlers<typeof notebookCalls> {
  return {
    async ensureNotebook({ noteClass, at }) {
      const { keyring } = held();
      // A client's keyring names no practice.
      if ((keyring.practice === "") !== (noteClass === "journal")) {
        throw new SealformError("note-class", "A journal is in a client’s keyring, and nothing else is.");
      }
      if (notebookOf(keyring.entries, noteClass) === undefined) {
        // Another device may make one at the same time: then there is one.
        await keyring.amend(
          (entries) =>
            notebookOf(entries, noteClass) === undefined
              ? [...entries, newNotebook(noteClass, at)]
              : [...entries],
          at,
        );
      }
      await keepKeyring(keyring);
      return { id: notebookOf(keyring.entries, noteClass) ?? "" };
    },

    lendNotebook({ noteClass, port }) {
      if (noteClass === "psychotherapy") {
        throw new SealformError(
          "note-class",
          "Psychotherapy notes open only with the passphrase, the recovery code or a passkey, given anew.",
        );
      }
      const { keyring, base } = held();
      const identities = keyring.identities.map(({ identity }) => identity);
      const key = notebookKeyOf(keyring.entries, noteClass, {
        store: base,
        token: keyring.token,
        identities,
      });
      port.postMessage(key, movables(key));
      port.close();
    },

    async rememberRoots({ notebook, roots, at }) {
      const { keyring } = held();
      await keyring.amend((entries) => withRoots(entries, notebook, roots), at);
      await keepKeyring(keyring);
    },
  };
}
