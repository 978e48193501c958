import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * All the byte strings as which a secret could turn up in a file or on the wire: as it is, in UTF-16, in base64 at any
 * alignment, in base64url, in hexadecimal digits, percent-encoded.
 */
export function disguises(secret: string): Map<string, Buffer> {
  const utf8 = Buffer.from(secret, "utf8");
  const utf16 = Buffer.from(secret, "utf16le");
  const hex = utf8.toString("hex");
  const escaped = hex.replace(/../g, "%$&");
  const found = new Map<string, Buffer>([
    ["utf-8", utf8],
    ["utf-16le", utf16],
    ["utf-16be", Buffer.from(utf16).swap16()],
    ["hex", Buffer.from(hex)],
    ["HEX", Buffer.from(hex.toUpperCase())],
    ["percent", Buffer.from(encodeURIComponent(secret))],
    ["percent, lower", Buffer.from(encodeURIComponent(secret).toLowerCase())],
    ["form", Buffer.from(new URLSearchParams({ "": secret }).toString().slice(1))],
    ["percent, all", Buffer.from(escaped)],
    ["PERCENT, all", Buffer.from(escaped.toUpperCase())],
  ]);
  for (const alignment of [0, 1, 2]) {
    const base64 = alignedBase64(utf8, alignment);
    // So short a text turns up in ciphertext by chance.
    if (base64.length < 8) continue;
    found.set(`base64 at ${alignment}`, Buffer.from(base64));
    found.set(`base64url at ${alignment}`, Buffer.from(base64.replaceAll("+", "-").replaceAll("/", "_")));
  }
  return found;
}

/** Of a text's base64, when it begins at byte 0, 1 or 2 of a group, the part that no neighbouring byte can change. */
function alignedBase64(text: Buffer, alignment: number): string {
  const before = Buffer.alloc(alignment);
  const whole = Math.floor((alignment + text.length) / 3) * 4;
  const encoded = Buffer.concat([before, text]).toString("base64").slice(0, whole);
  return alignment === 0 ? encoded : encoded.slice(4);
}

/** Where any of the secrets is found, in any disguise: "place: which secret, in which disguise". Never the secret itself. */
export function findSecrets(places: Map<string, Buffer>, secrets: Record<string, string>): string[] {
  const found: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [disguise, bytes] of disguises(secret)) {
      for (const [place, content] of places) {
        if (content.includes(bytes)) found.push(`${place}: ${name}, ${disguise}`);
      }
    }
  }
  return found;
}

/** Every file below a directory, whatever it is named: a database's side files count too. */
export async function filesBelow(directory: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}
