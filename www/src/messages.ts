import type { FileSentences } from "./attachments/messages.ts";
import type { DraftSentences } from "./drafts/messages.ts";
import type { ErrorCode } from "./errors.ts";
import type { UndeliveredSentences } from "./undelivered/messages.ts";

/**
 * Every sentence that a form page shows, in one table; languages/ has it in others, and a site puts its own words over
 * both with `setMessages`. Whoever reads these may be in distress: they say what happened, that nothing was sent (or
 * that we cannot know), that the answers are still there, and what to do now. `{practice}` stands for the practice's
 * name as the card has it. What only some pages show is in `files` (attachments/messages.ts), `drafts`
 * (drafts/messages.ts) and `undelivered` (undelivered/messages.ts), and comes with the scripts that show it.
 */
export type Sentences = Record<keyof typeof SENTENCES, string>;
export type FormErrors = Record<keyof typeof ERRORS, string>;
/** What a language has: everything. */
export type Translation = Sentences & { errors: FormErrors } & Apart;
/** What comes in a file of its own, with the scripts that show it. */
export type Apart = { files: FileSentences; drafts: DraftSentences; undelivered: UndeliveredSentences };
/** What is spoken just now. In English, what is apart is in the scripts that show it. */
export type Messages = Sentences & { errors: FormErrors } & Pick<Overrides, keyof Apart>;
type Overrides = Partial<Sentences> & {
  [Table in "errors" | keyof Apart]?: Partial<Translation[Table]>;
};

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
  waiting:
    "Your answers could not be sent just now. They wait on this device, encrypted, and are sent as soon as that is possible. You may close this page, and open it again later.",
  sendNow: "Send now",
  change: "Change my answers",
  earlierWaiting:
    "What you sent earlier still waits on this device, encrypted. It is sent as soon as that is possible.",
  earlierSent: "What you sent earlier has arrived now.",
  receipt: "Your receipt",
  receiptReference: "Reference",
  receiptTime: "Sent",
  receiptRoot: "Fingerprint of what you sent",
  receiptSave: "Save the receipt",
  receiptPrint: "Print the receipt",
  copyMake: "Make a private link to what I sent",
  copyLink: "Your private link",
  copyHint:
    "With this link you can read what you sent, and so can everybody else who has it. Keep it in a safe place.",
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

/** What can happen on a form page. The codes that only a practice meets are in messages-practice.ts. */
const ERRORS = {
  "card-unavailable": NOT_READY,
  "card-malformed": NOT_TRUSTED,
  "card-integrity": NOT_TRUSTED,
  "insecure-context": `This page was not loaded over a secure connection, so the form stays closed. ${CLOSED}`,
  "form-missing": MISTAKE,
  "form-unsafe": MISTAKE,
  "control-unsupported": MISTAKE,
  "transport-missing": MISTAKE,
  "wasm-failed": NOT_READY,
  "worker-failed": NOT_READY,
  "extra-failed": "A part of this form could not be loaded, and nothing was sent. Please try again.",
  "self-test-failed": NOT_READY,
  "randomness-unavailable": NOT_READY,
  network: `There seems to be no connection, so we cannot say that your answers arrived. ${AGAIN}`,
  "server-refused": `The other side did not take your answers just now. ${AGAIN}`,
  "too-large": TOO_LONG,
  "limit-exceeded": TOO_LONG,
  "file-changed": "A file changed while it was read, and nothing was sent. Please choose it again.",
  "file-refused": "This file cannot be sent with this form. Please look at the note beside it.",
  "storage-full": "There is too little room on this device. Please free some, and try again.",
  internal: "Something went wrong, and nothing was sent. Please try again.",
  "invalid-recipient": NOT_TRUSTED,
} satisfies Partial<Record<ErrorCode, string>>;

export const messages: Messages = { ...SENTENCES, errors: ERRORS };

const own: Overrides[] = [];

/** Puts a site's own sentences over ours, in whatever language; best before the element is made. */
export function setMessages(sentences: Overrides): void {
  own.push(sentences);
  put(sentences);
}

let spoken = "en";

/** Changes to the language with this tag, all of it or a part; a site's own sentences stay. */
export function useTranslation(tag: string, translation: Overrides): void {
  spoken = tag;
  for (const sentences of [translation, ...own]) put(sentences);
}

export const language = (): { lang: string; dir: "ltr" | "rtl" } => ({
  lang: spoken,
  dir: spoken === "ar" ? "rtl" : "ltr",
});

function put({ errors, files, drafts, undelivered, ...sentences }: Overrides): void {
  Object.assign(messages, sentences);
  Object.assign(messages.errors, errors);
  messages.files = { ...messages.files, ...files };
  messages.drafts = { ...messages.drafts, ...drafts };
  messages.undelivered = { ...messages.undelivered, ...undelivered };
}

/** The sentence for an error, on a form page. */
export const sentenceFor = (code: ErrorCode): string =>
  (messages.errors as Partial<Record<ErrorCode, string>>)[code] ?? messages.errors.internal;

/** A sentence with the practice's name in it. */
export const naming = (sentence: string, practice: string): string =>
  sentence.replaceAll("{practice}", () => practice);
