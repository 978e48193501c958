/** Bytes that own their whole buffer, so that they can be moved to a worker. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Throws on what is not UTF-8: bytes that were authenticated must not change on their way to the reader. */
export const fromUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export const base64 = (bytes: Uint8Array): string => {
  // In slices, because an engine limits how many arguments a call may have.
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
};

export const base64url = (bytes: Uint8Array): string =>
  base64(bytes)
    .replace(/[+/]/g, (char) => (char === "+" ? "-" : "_"))
    .replace(/=+$/, "");

/** Of an even number of hex digits. */
export const fromHex = (digits: string): Bytes =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Reads base64 and base64url, padded or not. Throws on other characters. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text.replace(/[-_]/g, (char) => (char === "-" ? "+" : "/"))), (char) =>
    char.charCodeAt(0),
  );

export const digest = async (algorithm: "SHA-256" | "SHA-384" | "SHA-512", bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest(algorithm, bytes));

/** In hex. */
export const sha256 = async (bytes: Bytes): Promise<string> => hex(await digest("SHA-256", bytes));

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

export const wipe = (...secrets: Uint8Array[]): void => {
  for (const secret of secrets) secret.fill(0);
};
