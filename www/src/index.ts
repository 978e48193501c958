/**
 * sealform without its element, for pages with a user interface of their own: `loadCard`, `createSealer`, then `seal` and
 * `submit`. Importing this module touches nothing; in a browser a sealer starts a worker from the script itself.
 *
 *   const card = await loadCard("/v1/cards/intake", "sha256-…");
 *   const sealer = await createSealer(card);
 *   const sealed = await sealer.seal({ answers: [{ name: "reason", label: "What brings you here?", value: "…" }] });
 *   const { id, receivedAt } = await sealer.submit(sealed, { action: "/v1/submissions" });
 *   sealer.dispose();
 */
import { type FormCard, fetchCard, type PinnedCard } from "./card.ts";
import { FormSealer } from "./form-sealer.ts";

export type { Progress, SealingStream } from "./attachments.ts";
export { type ConsentStatement, cardPin, type FileLimits, parseCard } from "./card.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export type {
  Draft,
  EarlierRecord,
  SealedRecord,
  SubmitTarget,
  Submitted,
} from "./form-sealer.ts";
export type { Answer, AttachedFile, Consent, RecordManifest, WrittenAnswer } from "./manifest.ts";
export type { DraftAnswer } from "./record.ts";
export type { FormCard, FormSealer, PinnedCard };

/**
 * Fetches a form card, and holds it against its pin before anything in it is read. `integrity` is an SRI string as on a
 * script element. Errors: card-integrity, card-unavailable, card-malformed.
 */
export const loadCard = (
  url: string | URL,
  integrity: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<PinnedCard> => fetchCard(new URL(url, document.baseURI), integrity, signal);

/** Starts a sealer for the recipients of a card. Errors: wasm-failed, worker-failed, self-test-failed, invalid-recipient. */
export const createSealer = (card: PinnedCard, options?: { signal?: AbortSignal }): Promise<FormSealer> =>
  FormSealer.create(card, options);
