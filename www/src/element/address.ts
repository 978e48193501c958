import type { Waiting } from "../delivery/outbox.ts";
import { MAX_BODY_BYTES, type Transport } from "../delivery/transport.ts";
import { SealformError } from "../errors.ts";
import type { SealedForm } from "./record.ts";
import type { Stage } from "./stage.ts";

const TRANSPORTS: readonly Transport[] = ["json", "multipart", "form", "custom"];

/** A parcel with what the element's attributes say of its way. */
export function addressed(host: Element, { parcel, hasFiles }: SealedForm, files: URL): Waiting {
  const asked = host.getAttribute("transport");
  return {
    ...parcel,
    action: new URL(host.getAttribute("action") ?? "/v1/submissions", document.baseURI).href,
    transport: TRANSPORTS.find((transport) => transport === asked) ?? "json",
    maxBytes: Number(host.getAttribute("max-bytes")) || MAX_BODY_BYTES,
    files: hasFiles ? files.href : undefined,
  };
}

/** Lets the site's own code deliver a parcel, and tells when that received it. Errors: transport-missing, network. */
export async function hand({ id, root, envelope, clear }: Waiting, stage: Stage): Promise<string | null> {
  let response: Promise<unknown> | undefined;
  const respondWith = (promise: Promise<unknown>): void => {
    response = promise;
  };
  stage.tell("seal-deliver", { id, root, envelope: envelope.slice(), clear, respondWith });
  if (!response) throw new SealformError("transport-missing", NO_HANDLER);
  // Whatever the site's code throws: what it says is not ours to show, and an AbortError of its own is no client's.
  const received = await response.catch(() => {
    throw new SealformError("network", "The page's own transport failed.");
  });
  return typeof received === "string" ? received : null;
}

const NO_HANDLER =
  'With transport="custom" the page delivers: listen for seal-deliver, and call event.detail.respondWith(promise).';
