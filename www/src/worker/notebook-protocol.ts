import { noteClass } from "../notes/note.ts";
import { list, nothing, object, port, text } from "../shape.ts";
import { objectId } from "./protocol.ts";

const at = text(64);

/** What the practice's worker does about the notebooks of its keyring. */
export const notebookCalls = {
  /** The id of the notebook of this class, which is made if there is none. */
  ensureNotebook: { request: object({ noteClass, at }), reply: object({ id: objectId }) },
  /** Hands a notebook's key over through the port; that of psychotherapy notes only who unlocks the keyring anew gets. */
  lendNotebook: { request: object({ noteClass, port }), reply: nothing },
  /** Keeps the newest roots of notes in the keyring. */
  rememberRoots: {
    request: object({
      notebook: objectId,
      roots: list(object({ note: objectId, root: text(64) })),
      at,
    }),
    reply: nothing,
  },
};
