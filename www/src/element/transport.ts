import { base64url, digest, fromUtf8, hex, utf8 } from "../bytes.ts";
import { readAtMost, request } from "../fetch.ts";
import { object, optional, parseJson, text } from "../shape.ts";

const SEND_TIMEOUT_MS = 60_000;
const MAX_REPLY_BYTES = 64 * 1024;

/** A sealed form on its way, kept until a server has it. */
export type Parcel = { content: string; id: string; root: string; body: string };

/** What a parcel is compared by: the hash of everything that the client entered or decided, without the times. */
export const contentDigest = async (content: unknown): Promise<string> =>
  hex(await digest("SHA-256", utf8(JSON.stringify(content))));

export function parcelBody(envelope: Uint8Array, clear: Record<string, string | string[]>): string {
  const payload = base64url(envelope);
  return JSON.stringify(Object.keys(clear).length > 0 ? { payload, clear } : { payload });
}

/**
 * Delivers a parcel. Any answer of success counts, because any backend may stand there; when it was received is known
 * from those that say so. Errors: network, too-large, server-refused.
 */
export async function deliver(action: URL, { body }: Parcel): Promise<{ receivedAt: string | null }> {
  const headers = { "content-type": "application/json" };
  const plan = { method: "POST", headers, body, timeoutMs: SEND_TIMEOUT_MS } as const;
  return { receivedAt: await request(action, plan, (response) => receivedAt(response).catch(() => null)) };
}

async function receivedAt(response: Response): Promise<string | null> {
  const reply = fromUtf8(await readAtMost(response, MAX_REPLY_BYTES));
  return parseJson(receipt, reply, "internal", "The answer").received_at ?? null;
}

const receipt = object({ received_at: optional(text(64)) });
