/** In UTF-8 bytes: common file systems take 255, and an unpacking program may need room for a path. */
const MAX_LENGTH = 120;

/** Characters that a file system refuses or gives a meaning to, and those that change how a name reads (Trojan Source). */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;

/** Names that are devices on Windows, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;

/**
 * A name for a file in a folder, of one that a client's device gave: no path, no control or direction characters, nothing
 * that Windows, macOS or Linux refuse, never hidden, never empty, and at most 120 bytes with its extension kept.
 */
export function safeFileName(given: string): string {
  const name = given
    .normalize("NFC")
    .replace(UNSAFE, "_")
    .replace(/^[. ]+|[. ]+$/g, "");
  const whole = DEVICE.test(name) ? `_${name}` : name;
  return whole === "" ? "file" : shortened(whole);
}

/** The first of `name`, `name (2)`, `name (3)` … that is not yet taken. File systems that ignore case are the usual ones. */
export function freeName(name: string, taken: Set<string>): string {
  const { stem, extension } = split(name);
  let free = name;
  for (let number = 2; taken.has(key(free)); number += 1) free = `${stem} (${number})${extension}`;
  taken.add(key(free));
  return free;
}

const key = (name: string): string => name.toLowerCase().normalize("NFD");

function shortened(name: string): string {
  const { stem, extension } = split(name);
  let [kept, length] = ["", byteLength(extension)];
  for (const char of stem) {
    length += byteLength(char);
    if (length > MAX_LENGTH) break;
    kept += char;
  }
  return kept.replace(/[. ]+$/, "") + extension;
}

/** An extension is what follows the last dot, when it is short; otherwise the name has none. */
function split(name: string): { stem: string; extension: string } {
  const extension = /(?<=.)\.[^. ]{1,16}$/u.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - extension.length), extension };
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
