import { base64url, fromUtf8 } from "../bytes.ts";
import { SealformError } from "../errors.ts";
import { readAtMost, request } from "../fetch.ts";
import { object, optional, parseJson, text } from "../shape.ts";
import type { Parcel } from "./parcel.ts";

/** Of a body, in bytes, unless the page says otherwise: what sealform-store takes. */
export const MAX_BODY_BYTES = 8 << 20;
const SEND_TIMEOUT_MS = 60_000;
const MAX_REPLY_BYTES = 64 * 1024;

/**
 * How a parcel reaches a backend: `json` and `multipart` (the envelope as bytes) by fetch; `form` as a form that the
 * browser posts, for handlers that answer with a redirect to a page; `custom` by the site's own code.
 */
export type Transport = "json" | "multipart" | "form" | "custom";

/** `maxBytes` is the size that a backend takes at most, of the whole body. */
export type Target = { action: URL; transport: Transport; maxBytes: number };

/**
 * Delivers a parcel, and tells when it was received if the backend says so. Any answer of success counts, because any
 * backend may stand there, but two: a page, which is what a site answers that knows no such address; and the hash of
 * another envelope. Errors: network, too-large, server-refused.
 */
export async function deliver(
  { action, transport, maxBytes }: Target,
  parcel: Parcel,
  stop?: AbortSignal,
): Promise<string | null> {
  const body = transport === "multipart" ? multipart(parcel) : json(parcel);
  if (body.size > maxBytes) {
    throw new SealformError(
      "too-large",
      `What is to be sent has ${body.size} bytes, and this form may send ${maxBytes} (max-bytes).`,
    );
  }
  if (transport === "form") return postByBrowser(action, parcel);
  const headers = transport === "json" ? { "content-type": "application/json" } : {};
  const plan = { method: "POST", headers, body: body.content, timeoutMs: SEND_TIMEOUT_MS, stop } as const;
  return request(action, plan, async (response) => {
    if (response.headers.get("content-type")?.startsWith("text/html")) {
      throw new SealformError(
        "server-refused",
        `${action.origin} answered with a page: the action is another address.`,
      );
    }
    const receipt = await readReceipt(response).catch(() => ({ sha256: undefined, received_at: undefined }));
    if (receipt.sha256 !== undefined && receipt.sha256 !== parcel.sha256) {
      throw new SealformError("server-refused", `${action.origin} acknowledged another envelope.`);
    }
    return receipt.received_at ?? null;
  });
}

type Body = { content: string | FormData; size: number };

function json({ envelope, clear, copy }: Parcel): Body {
  const content = JSON.stringify({
    payload: base64url(envelope),
    clear: Object.keys(clear).length > 0 ? clear : undefined,
    copy,
  });
  return { content, size: content.length };
}

function multipart(parcel: Parcel): Body {
  const content = new FormData();
  content.set("payload", new Blob([parcel.envelope], { type: "application/vnd.sealform" }), "record.slf");
  for (const [name, value] of besides(parcel)) content.append(name, value);
  return { content, size: parcel.envelope.length };
}

/** What goes with the envelope: the answers that stay readable, each under its own name, as in any form. */
const besides = ({ clear, copy }: Parcel): [string, string][] => [
  ...Object.entries(clear).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  ),
  ...(copy ? [["copy", copy] as [string, string]] : []),
];

/** Leaves the page. Whoever is still here after a while was not let go, by the network or by a CSP. */
function postByBrowser(action: URL, parcel: Parcel): Promise<never> {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action.href;
  form.hidden = true;
  for (const [name, value] of [["payload", base64url(parcel.envelope)], ...besides(parcel)] as const) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  return new Promise((_, reject) => {
    const stays = (): void =>
      reject(
        new SealformError(
          "network",
          `${action.origin} did not answer, or form-action in the CSP refuses it.`,
        ),
      );
    setTimeout(stays, SEND_TIMEOUT_MS);
    try {
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      // Firefox, where a CSP refuses.
      stays();
    }
    form.remove();
  });
}

async function readReceipt(response: Response): Promise<{ sha256?: string; received_at?: string }> {
  const reply = fromUtf8(await readAtMost(response, MAX_REPLY_BYTES));
  return parseJson(receipt, reply, "internal", "The answer");
}

const receipt = object({ sha256: optional(text(64)), received_at: optional(text(64)) });
