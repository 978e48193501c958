import type { Translation } from "../translation.ts";
import { attachment } from "./attachment.ts";
import { copy } from "./copy.ts";
import { exporting } from "./export.ts";
import { host } from "./host.ts";
import { html } from "./html.ts";
import { inbox } from "./inbox.ts";
import { journal } from "./journal.ts";
import { keyring } from "./keyring.ts";
import { notebook } from "./notebook.ts";
import { notes } from "./notes.ts";
import { notesText } from "./notes-text.ts";
import { page } from "./page.ts";
import { passphrase, recovery } from "./passphrase.ts";
import { practice } from "./practice.ts";
import { problem } from "./problem.ts";
import { record } from "./record.ts";
import { scores } from "./scores.ts";
import { session } from "./session.ts";
import { setup } from "./setup.ts";
import { unlock } from "./unlock.ts";

export const translation: Translation = {
  attachment,
  copy,
  export: exporting,
  host,
  html,
  inbox,
  journal,
  keyring,
  notesText,
  notebook,
  notes,
  page,
  passphrase,
  practice,
  problem,
  record,
  recovery,
  scores,
  session,
  setup,
  unlock,
};
