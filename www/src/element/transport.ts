import { base64url, digest, fromUtf8, hex, utf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { readAtMost, request } from "../fetch.ts";
import { object, optional, parseJson, text } from "../shape.ts";

const SEND_TIMEOUT_MS = 60_000;
const MAX_REPLY_BYTES = 64 * 1024;

/** A sealed form on its way, kept until a server has it. */
export type Parcel = { content: string; id: string; root: string; sha256: string; body: string };

/** What a parcel is compared by: the hash of everything that the client entered or decided, without the times. */
export const contentDigest = async (content: unknown): Promise<string> =>
  hex(await digest("SHA-256", utf8(JSON.stringify(content))));

export function parcelBody(envelope: Uint8Array, clear: Record<string, string | string[]>): string {
  const payload = base64url(envelope);
  return JSON.stringify(Object.keys(clear).length > 0 ? { payload, clear } : { payload });
}

/**
 * Delivers a parcel, and tells when it was received if the backend says so. Any answer of success counts, because any
 * backend may stand there, but two: a page, which is what a site answers that knows no such address; and the hash of
 * another envelope. Errors: network, too-large, server-refused.
 */
export function deliver(action: URL, { body, sha256 }: Parcel): Promise<string | null> {
  const headers = { "content-type": "application/json" };
  const plan = { method: "POST", headers, body, timeoutMs: SEND_TIMEOUT_MS } as const;
  return request(action, plan, async (response) => {
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      throw new SealformError(
        "server-refused",
        `${action.origin} answered with a page: the action is another address.`,
      );
    }
    const receipt = await readReceipt(response).catch(() => ({ sha256: undefined, received_at: undefined }));
    if (receipt.sha256 !== undefined && receipt.sha256 !== sha256) {
      throw new SealformError("server-refused", `${action.origin} acknowledged another envelope.`);
    }
    return receipt.received_at ?? null;
  });
}

async function readReceipt(response: Response): Promise<{ sha256?: string; received_at?: string }> {
  const reply = fromUtf8(await readAtMost(response, MAX_REPLY_BYTES));
  return parseJson(receipt, reply, "internal", "The answer");
}

const receipt = object({ sha256: optional(text(64)), received_at: optional(text(64)) });
