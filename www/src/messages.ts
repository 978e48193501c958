import type { ErrorCode } from "./errors.ts";

/**
 * Every sentence that a person sees, in one table; a site puts its own words or language over it with `setMessages`.
 * Whoever reads these may be in distress: they say what happened, that nothing was sent (or that we cannot know),
 * that the answers are still there, and what to do now. `{practice}` stands for the practice's name as the card has it.
 */
export type Messages = Record<keyof typeof SENTENCES, string> & { errors: Record<ErrorCode, string> };

const SENTENCES = {
  who: "Only {practice} can read what you send here. It is encrypted on this device before it leaves.",
  whoExcept: "Answers that are marked below can be read by this website too.",
  clear: "This website can read this answer.",
  loading: "One moment. The protected form is being made ready.",
  ready: "The form is ready.",
  sealing: "Your answers are being encrypted on this device.",
  sending: "Your encrypted answers are being sent.",
  notSealed:
    "Your answers could not be encrypted just now, so nothing was sent. They are still here: please try again.",
  sent: "Thank you. Your answers were sent, and {practice} has them now. You do not need to do anything else.",
  retry: "Try again",
  reference: "Reference for support:",
};

const CLOSED = "Nothing was sent. Please reach the practice another way, for example by phone.";
const RETRY_CLOSED =
  "Nothing was sent. Please try again; if that does not help, use another browser, or reach the practice another way.";
const AGAIN = "They are still here. Please try again; they cannot arrive twice.";
const NOT_READY = `This form could not be made ready, so it stays closed. ${RETRY_CLOSED}`;
const MISTAKE = `There is a mistake in this page, so the form stays closed. ${CLOSED}`;
const NOT_TRUSTED = `We cannot be sure who would be able to read this form, so it stays closed. ${CLOSED}`;
const TOO_LONG =
  "Your answers are too long to be sent, so nothing was sent. They are still here: please shorten the longest one.";
const CHANGED =
  "This entry was damaged or changed after it was sent, or it belongs elsewhere. It was not opened.";
const INPUT = "Something that this page needs is missing or not in the right form.";

export const messages: Messages = {
  ...SENTENCES,
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `This page was not loaded over a secure connection, so the form stays closed. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    "out-of-memory":
      "There is not enough memory for the passphrase. Please close other pages and programs, and try again.",
    network: `There seems to be no connection, so we cannot say that your answers arrived. ${AGAIN}`,
    "server-refused": `The other side did not take your answers just now. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    internal: "Something went wrong, and nothing was sent. Please try again.",
    "invalid-recipient": NOT_TRUSTED,
    "invalid-argument": INPUT,
    "file-changed": "A file changed while it was read, and nothing was sent. Please choose it again.",
    "invalid-identity": INPUT,
    "invalid-secret": INPUT,
    "invalid-text": INPUT,
    "invalid-passphrase": "This passphrase cannot be used. Please choose another one.",
    "open-failed":
      "It did not open. Please check the passphrase; if it is right, what is stored was damaged or changed.",
    "no-slot": "This entry was sealed for somebody else. Your keys do not open it.",
    malformed: CHANGED,
    unsupported: "This entry was made by a newer version of sealform. Please reload the page.",
    "wrong-kind": CHANGED,
    "wrong-context": CHANGED,
  },
};

/** Puts a site's own sentences over ours, before the element is made. */
export function setMessages(
  own: Partial<Omit<Messages, "errors">> & { errors?: Partial<Messages["errors"]> },
): void {
  const { errors, ...sentences } = own;
  Object.assign(messages, sentences);
  Object.assign(messages.errors, errors);
}

/** A sentence with the practice's name in it. */
export const naming = (sentence: string, practice: string): string =>
  sentence.replaceAll("{practice}", () => practice);
