import { aboutFile, question, recordManifest, written } from "../manifest.ts";
import { count, either, list, looseObject, object, only, type Parsed, text, truth } from "../shape.ts";
import { context, objectId } from "./protocol.ts";

export const submissionRow = object({
  seq: count,
  id: objectId,
  receivedAt: text(64),
  sha256: text(64),
  size: count,
});
export type SubmissionRow = Parsed<typeof submissionRow>;

/** An answer as a page gets it: what opens a file stays in the worker, and where it is saved is for an export to say. */
const openedFile = looseObject(aboutFile, ["secret", "path"]);
const openedAnswer = either(written, looseObject({ ...question, file: openedFile }));
export const openedAnswers = list(openedAnswer);

/**
 * A file of a record: `listed` is one that an answer names and the manifest lists the same. Otherwise whoever sealed the
 * record made a mistake: an answer names it and the manifest does not (`unlisted`) or with another root or size
 * (`different`), or the manifest lists it and no answer names it (`unnamed`).
 */
const checkedFile = object({
  id: objectId,
  state: either(only("listed"), only("unlisted"), only("different"), only("unnamed")),
});
export type CheckedFile = Parsed<typeof checkedFile>;

/** A consent of a record: whether its text is the one that the manifest has the SHA-256 of. If not, one of the two is wrong. */
export const checkedConsent = object({ id: text(), textMatches: truth });
export type CheckedConsent = Parsed<typeof checkedConsent>;

export const openedRecord = object({
  id: objectId,
  receivedAt: text(64),
  root: text(64),
  context,
  manifest: recordManifest,
  answers: openedAnswers,
  files: list(checkedFile),
  /** As many as in the manifest, and in its order. */
  consents: list(checkedConsent),
  size: count,
});
export type OpenedRecord = Parsed<typeof openedRecord>;
