import { count, either, list, looseObject, object, optional, type Parsed, text, truth } from "./shape.ts";

/** One consent statement as it was shown, and what the client decided. `sha256` is the hex hash of its UTF-8 text. */
export const consentGiven = looseObject({
  id: text(),
  version: text(),
  sha256: text(64),
  text: text(),
  given: truth,
  at: text(64),
});

/** Box 0 of a record. Times are RFC 3339. Members that another writer added are kept, here and below. */
export const recordManifest = looseObject({
  created: text(64),
  form: looseObject({ title: text(), lang: text() }),
  consent: list(consentGiven),
  files: list(looseObject({ id: text(32), root: text(64), size: count })),
});

export const question = {
  name: text(),
  label: optional(text()),
  section: optional(list(text())),
};

/**
 * Boxes 1.. of a record, in the order of the form. `label` is the question as the client saw it, `text` the chosen
 * option as shown, `section` the legends of the fieldsets around it, outermost first. An empty `value` means that the
 * question was there and left blank.
 */
export const written = looseObject({ ...question, value: text(), text: optional(text()) }, ["file"]);

/**
 * A file that was attached: the id and root of its object, its name, media type and size in bytes as the device told
 * them, and the secret that opens it, base64url. The manifest lists all of them, so that a missing one is noticed.
 */
export const aboutFile = {
  id: text(32, /^[0-9a-f]{32}$/),
  name: text(),
  type: text(),
  size: count,
  root: text(64),
};
export const attachedFile = looseObject({ ...aboutFile, secret: text(64) });
const attached = looseObject({ ...question, file: attachedFile });

export const answer = either(written, attached);

/** Box 0 of a keyring. */
export const keyringManifest = object({ created: text(64), practice: text(512) });

/** Boxes 1.. of a keyring: the secrets of a practice, by name. What unknown names hold is theirs to say. */
export const keyringEntry = object({ name: text(64) });
export const keyringIdentity = object({ value: text(4096), recipient: text(4096) });
export const keyringToken = object({ value: text(4096) });

export type Consent = Parsed<typeof consentGiven>;
export type RecordManifest = Parsed<typeof recordManifest>;
export type WrittenAnswer = Parsed<typeof written>;
export type AttachedFile = Parsed<typeof attachedFile>;
export type Answer = WrittenAnswer | Parsed<typeof attached>;

/** Box 0 is the manifest, and an envelope has at most 4,096 boxes. */
export const MAX_ANSWERS = 4095;
