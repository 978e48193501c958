import { type Bytes, base64, digest, fromUtf8 } from "./bytes.ts";
import { SealformError } from "./errors.ts";
import { fetchBytes } from "./fetch.ts";
import { count, list, object, only, optional, type Parsed, parseJson, text, truth } from "./shape.ts";

const MAX_CARD_BYTES = 256 * 1024;
const MAX_RECIPIENTS = 32;
const CARD_TIMEOUT_MS = 30_000;

const consentStatement = object({
  id: text(64),
  version: text(64),
  text: text(10_000),
  required: truth,
});

/** What a form takes as attachments: how many files, of how many bytes each, and of which types, as in `accept`. */
const fileLimits = object({
  max: optional(count),
  bytes: optional(count),
  types: optional(list(text(128), 64)),
});

/** The form card: whom a form is sealed to, what the client consents to, and which fields stay readable for routing. */
export const formCard = object({
  sealform: only(1),
  form: text(512),
  practice: text(512),
  recipients: list(text(4096), MAX_RECIPIENTS),
  consent: optional(list(consentStatement, 32)),
  clear: optional(list(text(512), 64)),
  files: optional(fileLimits),
});

export type ConsentStatement = Parsed<typeof consentStatement>;
export type FileLimits = Parsed<typeof fileLimits>;
export type FormCard = Parsed<typeof formCard>;

/** A card whose bytes are the pinned ones, and its own pin as it stands in the context of every record. */
export type PinnedCard = { card: FormCard; pin: string };

/**
 * Fetches a card and holds it against its pin, before anything in it is read.
 *
 * `integrity` is an SRI string as on a script element. Errors: card-integrity (pin missing or wrong),
 * card-unavailable, card-malformed.
 */
export async function fetchCard(url: URL, integrity: string, stop?: AbortSignal): Promise<PinnedCard> {
  const pins = strongestPins(integrity);
  const bytes = await fetchBytes(
    url,
    { unreachable: "card-unavailable", timeoutMs: CARD_TIMEOUT_MS, stop },
    MAX_CARD_BYTES,
  );
  if (!(await matches(bytes, pins))) {
    throw new SealformError(
      "card-integrity",
      `The card ${url} is not the one that the page pins. If the card was changed on purpose, put integrity="${await cardPin(bytes)}" on the element, after reading the card; if not, somebody else changed it.`,
    );
  }
  return { card: parseCard(bytes), pin: await cardPin(bytes) };
}

/** The bytes of a card as a card. Error: card-malformed. */
export function parseCard(bytes: Bytes): FormCard {
  const card = parseJson(formCard, cardText(bytes), "card-malformed", "The card");
  if (card.recipients.length === 0) {
    throw new SealformError("card-malformed", "The card names no recipient, so nobody could read the form.");
  }
  return card;
}

/** The SRI string of a card's exact bytes. */
export const cardPin = async (bytes: Bytes): Promise<string> =>
  `sha256-${base64(await digest("SHA-256", bytes))}`;

type Pin = { algorithm: "SHA-256" | "SHA-384" | "SHA-512"; hash: string };

/** The hashes of the strongest algorithm in an SRI string, as the SRI specification has it. */
function strongestPins(integrity: string): Pin[] {
  for (const size of ["512", "384", "256"] as const) {
    const pins = integrity
      .split(/\s+/)
      .filter((pin) => pin.startsWith(`sha${size}-`))
      .map((pin): Pin => ({ algorithm: `SHA-${size}`, hash: normal(pin.slice(7)) }));
    if (pins.length > 0) return pins;
  }
  throw new SealformError(
    "card-integrity",
    'The element has no pin for its card. Put integrity="sha256-…" on it, with the hash of the card as it was published; without a pin, whoever serves the card could name another reader.',
  );
}

async function matches(bytes: Bytes, pins: Pin[]): Promise<boolean> {
  for (const { algorithm, hash } of pins) {
    if (normal(base64(await digest(algorithm, bytes))) === hash) return true;
  }
  return false;
}

/** SRI allows both base64 alphabets, padding or none, and options after a question mark. */
const normal = (hash: string): string =>
  hash.replace(/\?.*$/, "").replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");

function cardText(bytes: Bytes): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new SealformError("card-malformed", "The card is not UTF-8.");
  }
}
