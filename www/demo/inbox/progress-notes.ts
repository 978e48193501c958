import type { Keyring, NotesAbout } from "../../src/inbox.ts";
import { Notebook } from "../../src/notes.ts";

/** The practice's own progress notes about records. The notebook is opened when the first is asked for, and locked by `end`. */
export function progressNotes(keyring: Keyring): { notes: NotesAbout; end: () => void } {
  let opening: Promise<Notebook> | undefined;
  const open = async (): Promise<Notebook> => {
    const notebook = await Notebook.open({ keyring, noteClass: "progress" });
    await notebook.load();
    return notebook;
  };
  return {
    notes: async ({ id }) => {
      opening ??= open();
      const notebook = await opening;
      const { notes } = await notebook.list({ record: id, limit: 500 });
      // A colleague's is not part of this practice's record.
      const own = notes.filter(({ from }) => from === undefined);
      return Promise.all(own.map(({ id }) => notebook.read(id)));
    },
    end: () => {
      // It did not open: then the export has said so.
      opening?.then((notebook) => notebook.lock()).catch(() => undefined);
    },
  };
}
