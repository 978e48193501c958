import type { Keyring, SubmissionRow } from "../../src/inbox.ts";
import { byId } from "../shared/dom.ts";
import { exportWords } from "../words/export.ts";
import { ExportDialog } from "./export-dialog.ts";
import { progressNotes } from "./progress-notes.ts";

/**
 * The button that exports what the inbox has. `offer` says what that is, and what the list shows of it when somebody
 * presses; `close` ends an export, when the inbox is locked.
 */
export function exportButton(): {
  offer: (keyring: Keyring, rows: readonly SubmissionRow[], shown: () => readonly SubmissionRow[]) => void;
  close: () => void;
} {
  const dialog = new ExportDialog();
  const button = byId("export", HTMLButtonElement);
  button.textContent = exportWords.button;
  return {
    offer(keyring, rows, shown) {
      button.hidden = rows.length === 0;
      // In the order in which they came, as `sealform export` has them.
      const oldestFirst = [...rows].reverse();
      const filtered = (): string[] => [...shown()].reverse().map(({ id }) => id);
      button.onclick = () =>
        dialog.open({
          choices: { all: oldestFirst.map(({ id }) => id), filtered: filtered() },
          open: (ids, signal) => {
            const wanted = new Set(ids);
            return keyring.openAll({ rows: oldestFirst.filter(({ id }) => wanted.has(id)), signal });
          },
          readFile: (record, file) => keyring.readFile(record, file),
          progressNotes: () => progressNotes(keyring),
        });
    },
    close() {
      button.onclick = null;
      dialog.close();
    },
  };
}
