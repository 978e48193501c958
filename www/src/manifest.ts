import { dictionary, list, object, optional, type Parsed, text, truth } from "./shape.ts";

/** One consent statement as it was shown, and what the client decided. `sha256` is the hex hash of its UTF-8 text. */
export const consentGiven = object({
  id: text(),
  version: text(),
  sha256: text(64),
  text: text(),
  given: truth,
  at: text(64),
});

/** Box 0 of a record. Times are RFC 3339. */
export const recordManifest = object({
  created: text(64),
  form: object({ title: text(), lang: text() }),
  consent: list(consentGiven),
  files: list(dictionary((input) => input)),
});

/**
 * Boxes 1.. of a record, in the order of the form. `label` is the question as the client saw it, `text` the chosen
 * option as shown, `section` the legends of the fieldsets around it, outermost first. An empty `value` means that the
 * question was there and left blank.
 */
export const answer = object({
  name: text(),
  value: text(),
  label: optional(text()),
  text: optional(text()),
  section: optional(list(text())),
});

/** Box 0 of a keyring. */
export const keyringManifest = object({ created: text(64), practice: text(512) });

/** Boxes 1.. of a keyring: the secrets of a practice, by name. What unknown names hold is theirs to say. */
export const keyringEntry = object({ name: text(64) });
export const keyringIdentity = object({ value: text(4096), recipient: text(4096) });
export const keyringToken = object({ value: text(4096) });

export type Consent = Parsed<typeof consentGiven>;
export type RecordManifest = Parsed<typeof recordManifest>;
export type Answer = Parsed<typeof answer>;

/** Box 0 is the manifest, and an envelope has at most 4,096 boxes. */
export const MAX_ANSWERS = 4095;
