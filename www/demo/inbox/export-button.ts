import type { Exportable, Keyring, SubmissionRow } from "../../src/inbox.ts";
import { byId } from "../shared/dom.ts";
import { exportWords } from "../words/export.ts";
import { ExportDialog } from "./export-dialog.ts";

/** The button that exports what the inbox lists. `offer` says what that is; `close` ends an export, when the inbox is locked. */
export function exportButton(): {
  offer: (keyring: Keyring, rows: readonly SubmissionRow[]) => void;
  close: () => void;
} {
  const dialog = new ExportDialog();
  const button = byId("export", HTMLButtonElement);
  button.textContent = exportWords.button;
  return {
    offer(keyring, rows) {
      button.hidden = rows.length === 0;
      // In the order in which they came, as `sealform export` has them.
      const oldestFirst = [...rows].reverse();
      button.onclick = () =>
        dialog.open({
          choices: { all: oldestFirst.map(({ id }) => id) },
          open: (_, signal) => openEach(keyring, oldestFirst, signal),
          readFile: (record, file) => keyring.readFile(record, file),
        });
    },
    close() {
      button.onclick = null;
      dialog.close();
    },
  };
}

async function* openEach(
  keyring: Keyring,
  rows: readonly SubmissionRow[],
  signal: AbortSignal,
): AsyncGenerator<Exportable, void, undefined> {
  for (const row of rows) {
    signal.throwIfAborted();
    yield await keyring.open(row.id).then(
      (record) => ({ record }),
      (problem: unknown) => ({ row, problem }),
    );
  }
}
