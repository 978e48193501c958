import { recordManifest } from "../manifest.ts";
import { bytes, list, object, type Parsed, text } from "../shape.ts";
import { checkedConsent, openedAnswers } from "./practice-protocol.ts";
import { context, objectId, start } from "./protocol.ts";

const openedCopy = object({
  id: objectId,
  root: text(64),
  context,
  manifest: recordManifest,
  answers: openedAnswers,
  /** As many as in the manifest, and in its order. */
  consents: list(checkedConsent),
});
export type OpenedCopy = Parsed<typeof openedCopy>;

/** Opens one record with the secret that its client kept. */
export const copyCalls = {
  start,
  open: { request: object({ copies: text(2048), id: objectId, secret: bytes }), reply: openedCopy },
};
export type CopyCalls = typeof copyCalls;
