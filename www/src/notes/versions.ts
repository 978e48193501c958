import { FileOpener, FileSealer, open, readFileHeader, seal } from "sealform-wasm/full";
import { type Bytes, base64url, fromBase64, fromUtf8, random, utf8, wipe } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { type AttachedFile, attachedFile } from "../manifest.ts";
import { bytes, count, object, optional, parse, parseJson, text } from "../shape.ts";
import type { NotebookKey } from "../worker/notes-protocol.ts";
import { opened } from "../worker/practice-protocol.ts";
import { objectId, sealed } from "../worker/protocol.ts";
import { EMPTY_NOTE, type NoteContent, type NoteManifest, noteContent, noteManifest } from "./note.ts";

/** One version of a note, opened. */
export type Version = {
  root: string;
  objectId: string;
  manifest: NoteManifest;
  content: NoteContent;
  /** What is attached, with the secrets that open it. */
  files: AttachedFile[];
  /** Boxes that this release does not know, as JSON: the next version has them too. */
  others: string[];
};

/** What a version is made of before it is sealed. */
export type Unsealed = Pick<Version, "manifest" | "content" | "files" | "others">;

const box = object({ name: text(64), value: (input) => input, file: optional((input) => input) });

/** The roots of the versions that this one comes after. */
export const parentsOf = ({ previous, merged = [] }: NoteManifest): string[] =>
  previous ? [previous, ...merged] : merged;

/**
 * Opens a version of this note. With `identities` it is a note of the notebook `from`. Errors: open-failed, no-slot; malformed;
 * wrong-context, for a note of another class than its notebook.
 */
export function openVersion(
  { id, noteClass, secret, identities }: NotebookKey,
  note: string,
  envelope: Bytes,
  from?: string,
): Version {
  const key = from === undefined ? { secret } : { identities };
  const context = { notebook: from ?? id, note };
  const result = open(envelope, key, { kind: "note", context });
  const found = parse(opened, result, "internal", "What open returned");
  const [first = "", ...rest] = found.boxes.map(fromUtf8);
  wipe(...found.boxes);
  const manifest = parseJson(noteManifest, first, "malformed", "The note's manifest");
  if (manifest.class !== noteClass) {
    throw new SealformError("wrong-context", "The note is of another class than its notebook.");
  }
  return { root: found.root, objectId: found.objectId, manifest, ...contentOf(rest) };
}

function contentOf(boxes: string[]): Pick<Version, "content" | "files" | "others"> {
  let content: unknown = EMPTY_NOTE;
  const files: AttachedFile[] = [];
  const others: string[] = [];
  for (const json of boxes) {
    const { name, value, file } = parseJson(box, json, "malformed", "A box of the note");
    if (name === "file" && file !== undefined) {
      files.push(parse(attachedFile, file, "malformed", "An attached file"));
    } else if (name === "text") content = { ...Object(content), text: value };
    else if (name === "about") content = { ...Object(content), ...Object(value) };
    else others.push(json);
  }
  return { content: parse(noteContent, content, "malformed", "The note"), files, others };
}

/** Seals a version under the notebook's secret; a shared one opens with the keys of the colleagues too. */
export function sealVersion(
  key: NotebookKey,
  note: string,
  unsealed: Unsealed,
): { envelope: Bytes; version: Version } {
  const { manifest, content, files, others } = unsealed;
  // In one box, so that the number of boxes tells nothing but how many files there are.
  const { text, ...about } = content;
  const boxes = [
    manifest,
    { name: "text", value: text },
    { name: "about", value: about },
    ...files.map((file) => ({ name: "file", file })),
  ].map((value) => utf8(JSON.stringify(value)));
  boxes.push(...others.map(utf8));
  const recipients = content.shared ? key.readers : [];
  const request = { kind: "note", context: { notebook: key.id, note }, recipients };
  const result = seal(request, boxes, [{ secret: key.secret }]);
  wipe(...boxes);
  const { envelope, ...names } = parse(sealed, result, "internal", "What seal returned");
  return { envelope, version: { ...unsealed, ...names } };
}

/** Seals a file that is attached to a note, under a secret of its own. */
export function sealFile(
  { id }: NotebookKey,
  note: string,
  data: Bytes,
  about: { name: string; type: string },
): { envelope: Bytes; file: AttachedFile } {
  const secret = random(32);
  const sealer = new FileSealer(
    { context: { notebook: id, note }, recipients: [] },
    [{ secret }],
    data.length,
  );
  try {
    const parts = [sealer.start(), sealer.push(data), sealer.finish() ?? new Uint8Array()];
    const envelope = joined(parts);
    const file = { id: sealer.objectId, ...about, size: data.length, root: sealer.root() };
    return { envelope, file: { ...file, secret: base64url(secret) } };
  } finally {
    sealer.free();
    wipe(secret, data);
  }
}

const header = object({ length: count, objectId });
const end = object({ rest: bytes, objectId, root: text(64) });

/** Opens a whole file, as a note of this notebook, or of the notebook `from`, names it. Error: open-failed. */
export function openFile(
  envelope: Bytes,
  file: AttachedFile,
  context: { notebook: string; note: string },
): Bytes {
  const secret = fromBase64(file.secret);
  try {
    const { length } = parse(header, readFileHeader(envelope), "malformed", "The file's header");
    const opener = new FileOpener(envelope.slice(0, length), { secret }, context);
    const data = opener.push(envelope.subarray(length));
    const { rest, root, objectId } = parse(end, opener.finish(), "internal", "What finish returned");
    const whole = joined([data, rest]);
    if (objectId === file.id && root === file.root && whole.length === file.size) return whole;
    throw new SealformError("wrong-context", "This is another file.");
  } catch (thrown) {
    const { code } = SealformError.from(thrown);
    throw new SealformError("open-failed", `The file ${file.id} does not open (${code}).`);
  } finally {
    wipe(secret);
  }
}

function joined(parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
