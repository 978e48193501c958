import { installGuard } from "./element/guard.ts";
import { SealForm } from "./element/seal-form.ts";

export type { State } from "./element/state.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export { type Messages, setMessages } from "./messages.ts";
export { SealForm };

export type SealSentDetail = { id: string; root: string; receivedAt: string | null };
export type SealWaitingDetail = { id: string; code: string };
/** `envelope` is the ciphertext to store; resolve with the time at which it was received, RFC 3339, or with nothing. */
export type SealDeliverDetail = {
  id: string;
  root: string;
  envelope: Uint8Array;
  clear: Record<string, string | string[]>;
  respondWith: (response: Promise<unknown>) => void;
};
export type SealErrorDetail = { code: string; message: string };

declare global {
  interface HTMLElementTagNameMap {
    "seal-form": SealForm;
  }
  // The map of all that elements, documents and windows hear: these events bubble.
  interface GlobalEventHandlersEventMap {
    "seal-ready": CustomEvent<undefined>;
    "seal-submit": CustomEvent<undefined>;
    "seal-deliver": CustomEvent<SealDeliverDetail>;
    "seal-waiting": CustomEvent<SealWaitingDetail>;
    "seal-sent": CustomEvent<SealSentDetail>;
    "seal-sent-earlier": CustomEvent<SealSentDetail>;
    "seal-error": CustomEvent<SealErrorDetail>;
  }
}

// On a server there is nothing to guard and nothing to define. The guard comes first: it also protects a form whose
// element cannot start.
if (typeof window === "object" && typeof customElements === "object") {
  installGuard(window);
  if (!customElements.get("seal-form")) customElements.define("seal-form", SealForm);
}
