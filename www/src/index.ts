/**
 * sealform without its element: seal records from a user interface of your own. In a browser, `Sealer` starts a worker
 * from the script itself; importing this module touches nothing.
 */
export {
  type ConsentStatement,
  cardPin,
  type FormCard,
  fetchCard,
  type PinnedCard,
  parseCard,
} from "./card.ts";
export { ERROR_CODES, type ErrorCode, SealformError } from "./errors.ts";
export type { Answer, Consent, RecordManifest } from "./manifest.ts";
export { Sealer } from "./sealer.ts";
export type { Sealed } from "./worker/protocol.ts";
