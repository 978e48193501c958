import type { Note, Notebook, NoteContent } from "../../src/notes.ts";
import type { RecordShelf } from "./record-shelf.ts";

export type DeskOptions = {
  /** Buttons of the page's own for the note that is open, beside print and history. Asked for again after each save. */
  actionsFor?: (note: Note) => Node[];
  /** Where the records are that a note can be about; without it, notes have no such links. */
  records?: RecordShelf;
  /** Whether a note can be shared with the practice's colleagues. */
  canShare: boolean;
  withTemplates: boolean;
};

/** A notebook: its list, what narrows it, and the note that is open. */
export class NotesDesk {
  constructor(
    readonly root: HTMLElement,
    readonly options: DeskOptions,
  ) {}

  /** Shows the notebook, and resolves when all of its notes are there. It can be used meanwhile. Keeps it in step with the store until `clear`. */
  async show(_notebook: Notebook): Promise<void> {}

  /** Keeps what the open note holds: on this device, and in the store if it can be reached. */
  async save(): Promise<void> {}

  /** Changes the open note as if it had been typed, and saves it. Does nothing when another note is open by now. */
  async change(_id: string, _part: Partial<NoteContent>): Promise<void> {}

  /** Takes everything out of the page at once. What was not saved is on its way then: `save` first, and lock after it. */
  clear(): void {}
}
