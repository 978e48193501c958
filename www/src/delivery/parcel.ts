import { type Bytes, base64url, digest, random, sha256 } from "../bytes.ts";
import type { Sealed } from "../worker/protocol.ts";

/** Answers that the card leaves readable for the site; a name that has several answers has a list. */
export type Clear = Record<string, string | string[]>;

/** A sealed record on its way: all that a backend gets, and nothing that opens it. */
export type Parcel = {
  /** The record's object id, 32 hex digits. */
  id: string;
  root: string;
  /** Hex, of the envelope: a backend that tells the hash of what it took is held to it. */
  sha256: string;
  envelope: Bytes;
  clear: Clear;
  /** Whoever shows the token of this hash may fetch the envelope: see `CopyKey`. */
  copy?: string | undefined;
};

export async function makeParcel(
  { envelope, objectId, root }: Sealed,
  clear: Clear,
  copy?: string,
): Promise<Parcel> {
  return { id: objectId, root, sha256: await sha256(envelope), envelope, clear, copy };
}

/**
 * What lets a client open a copy of their own: 32 random bytes that open the record, and of which a store knows only the
 * hash of a token that is derived from them.
 */
export type CopyKey = { secret: Bytes; hash: string };

export async function makeCopyKey(): Promise<CopyKey> {
  const secret = random(32);
  return { secret, hash: base64url(await digest("SHA-256", await copyToken(secret))) };
}

/** The fragment of a private link, which opens a client's copy: a secret, that no browser sends to a server. */
export const copyFragment = (id: string, secret: Bytes): string =>
  new URLSearchParams({ id, key: base64url(secret) }).toString();

/** What a client shows to a store to get their copy. HKDF-SHA256 (RFC 5869), 32 bytes. */
export async function copyToken(secret: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const info = new TextEncoder().encode("sealform/v1/copy");
  const plan = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(plan, key, 256));
}
