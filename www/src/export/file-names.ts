/** In code points. */
const MAX_LENGTH = 100;

/** Neither letters nor digits of any script, nor one of the few signs that every file system takes as they are. */
const UNSAFE = /[^\p{Alphabetic}\p{N} ._\-()]/gu;

/**
 * A name for a file in a folder, of one that a client's device gave, as docs/EXPORT.md has it: no path, nothing that changes
 * how a name reads, nothing at its ends that a file system drops, at most 100 characters with its extension kept, never
 * empty. A number in front keeps it from being hidden, a device of Windows, or the name of another file.
 */
export function safeFileName(given: string): string {
  const name = given
    .normalize("NFC")
    .replace(UNSAFE, "_")
    .replace(/^[ .]+|[ .]+$/g, "");
  const characters = Array.from(name);
  if (characters.length <= MAX_LENGTH) return name === "" ? "file" : name;
  const extension = Array.from(/\.[^.]{1,10}$/u.exec(name)?.[0] ?? "");
  return [...characters.slice(0, MAX_LENGTH - extension.length), ...extension].join("");
}

/** A path of safe names as a relative URL. */
export const encodedPath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
