import { blob, bytes, count, nothing, nullable, object, text } from "../shape.ts";
import { objectId, start } from "./protocol.ts";

/** Seals one file at a time, and reads on only when the page asks for the next piece: so neither side fills up. */
export const attachmentCalls = {
  start,
  /**
   * `record` is the object id of the record that the file belongs to, `size` what the page knows of it, in bytes: an engine
   * may look at the disk again. What was being sealed before is given up. Error: file-changed.
   */
  begin: {
    request: object({ file: blob, size: count, record: objectId }),
    reply: object({ id: objectId, sealedLength: count }),
  },
  /** About a megabyte of the sealed object, or nothing when all of it was given. Error: file-changed. */
  next: { request: nothing, reply: nullable(bytes) },
  /** What opens the file that was sealed, 32 bytes, and the hash of its content. */
  end: { request: nothing, reply: object({ secret: bytes, root: text(64) }) },
};
export type AttachmentCalls = typeof attachmentCalls;
