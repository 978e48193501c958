import { type Keyring, type Note, Notebook } from "../src/notes.ts";
import { offerBeginning } from "./journal/beginning.ts";
import { keepJournal, keptJournal, practiceCard } from "./journal/kept.ts";
import { localDay, type Sent } from "./journal/outgoing.ts";
import { SendDialog } from "./journal/sending.ts";
import { Settings } from "./journal/settings.ts";
import { NotesDesk } from "./notes/desk.ts";
import { byId, make } from "./shared/dom.ts";
import { keepForOffline } from "./shared/offline.ts";
import { recoverySteps } from "./shared/recovery-steps.ts";
import { Session } from "./shared/session.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { journalWords as words } from "./words/journal.ts";

startTranslatedPage();
void keepForOffline();
// A link with the card is the practice's invitation: it is kept whether or not anything is sent on this visit.
practiceCard();

const recovery = byId("recovery", HTMLElement);
const settings = new Settings();
const dialog = new SendDialog();
let notebook: Notebook | null = null;
const desk = new NotesDesk(byId("desk", HTMLElement), {
  actionsFor,
  canShare: false,
  withTemplates: false,
});
const session = new Session({
  owner: { known: keptJournal, words, hasPasskeys: false, unknown: offerBeginning },
  opened: show,
  leaving: async () => {
    await desk.keep();
    await notebook?.lock();
  },
  closed: () => {
    dialog.close();
    desk.clear();
    settings.clear();
    recovery.replaceChildren();
    notebook = null;
  },
});

async function show(keyring: Keyring): Promise<void> {
  await haveCode(keyring);
  if (keptJournal() === null) keepJournal(keyring.id);
  const opened = await Notebook.open({ keyring, noteClass: "journal" });
  // Locked meanwhile: the notebook went with its keyring.
  if (!session.isOpen(keyring)) return;
  notebook = opened;
  settings.show(keyring, opened);
  await desk.show(opened);
}

/** Nothing is written before it can be recovered. Whoever left before the code was on paper comes here again. */
async function haveCode(keyring: Keyring): Promise<void> {
  const holders = await keyring.holders();
  if (holders.some(({ type }) => type === "recovery")) return;
  const code = await keyring.newRecoveryCode();
  recovery.hidden = false;
  await recoverySteps(recovery, code, (typed) => keyring.confirmRecoveryCode(typed));
  recovery.hidden = true;
  byId("heading", HTMLElement).focus();
}

function actionsFor(note: Note): Node[] {
  const references = note.content.records;
  const isSent = references.length > 0;
  const button = make("button", { type: "button", class: "quiet" }, isSent ? words.sendAgain : words.send);
  button.addEventListener("click", () => void offerSending(note.id));
  return isSent ? [make("p", { class: "was-sent" }, words.wasSent(references.join(", "))), button] : [button];
}

/** With what is written by now, saved. */
async function offerSending(id: string): Promise<void> {
  const from = notebook;
  if (from === null) return;
  await desk.save();
  const note = await from.read(id);
  if (from === notebook) dialog.open(note, (sent) => keepSent(from, note, sent));
}

/** In the entry itself, sealed as it is: nothing else on this device tells that it was sent. */
async function keepSent(from: Notebook, note: Note, sent: Sent): Promise<void> {
  const { records, tags } = note.content;
  const tag = words.sentTag(localDay(new Date(sent.at)));
  const kept = { records: [...records, sent.id], tags: tags.includes(tag) ? tags : [...tags, tag] };
  await desk.change(note.id, kept);
  // Not every way to fail is thrown.
  if (!(await from.read(note.id)).content.records.includes(sent.id)) throw new Error("It was not noted.");
}
