import type { attachmentWords } from "./attachment.ts";
import type { copyWords } from "./copy.ts";
import type { exportWords } from "./export.ts";
import type { hostWords } from "./host.ts";
import type { inboxWords } from "./inbox.ts";
import type { journalWords } from "./journal.ts";
import type { keyringWords } from "./keyring.ts";
import { type Language, language } from "./language.ts";
import type { notebookWords } from "./notebook.ts";
import type { notesWords } from "./notes.ts";
import type { notesTextWords } from "./notes-text.ts";
import type { HtmlWords, pageWords } from "./page.ts";
import type { passphraseWords, recoveryWords } from "./passphrase.ts";
import type { practiceWords } from "./practice.ts";
import type { problemWords } from "./problem.ts";
import type { recordWords } from "./record.ts";
import type { scoreWords } from "./scores.ts";
import type { sessionWords } from "./session.ts";
import type { setupWords } from "./setup.ts";
import type { unlockWords } from "./unlock.ts";

/** Everything that a language has: what is in English in the tables beside this file, and of `html` in the pages. */
export type Translation = {
  attachment: typeof attachmentWords;
  copy: typeof copyWords;
  export: typeof exportWords;
  host: typeof hostWords;
  html: HtmlWords;
  inbox: typeof inboxWords;
  journal: typeof journalWords;
  keyring: typeof keyringWords;
  notesText: typeof notesTextWords;
  notebook: typeof notebookWords;
  notes: typeof notesWords;
  page: typeof pageWords;
  passphrase: typeof passphraseWords;
  practice: typeof practiceWords;
  problem: typeof problemWords;
  record: typeof recordWords;
  recovery: typeof recoveryWords;
  scores: typeof scoreWords;
  session: typeof sessionWords;
  setup: typeof setupWords;
  unlock: typeof unlockWords;
};

/** One module for each language. None of them may import this one, which waits for it; nor a table that does. */
export const TRANSLATIONS: Record<
  Exclude<Language, "en">,
  () => Promise<{ translation: Translation | undefined }>
> = {
  ar: () => import("./ar/index.ts"),
  de: () => import("./de/index.ts"),
  es: () => import("./es/index.ts"),
  fr: () => import("./fr/index.ts"),
  pt: () => import("./pt/index.ts"),
  zh: () => import("./zh/index.ts"),
};

/** The page's language; undefined in English, and when it did not load: a page in English is better than none. */
export const translation = language === "en" ? undefined : await load(language);

async function load(language: Exclude<Language, "en">): Promise<Translation | undefined> {
  return (await TRANSLATIONS[language]().catch(() => undefined))?.translation;
}
