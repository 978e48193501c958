import { type Draft, type Note, practiceSentence } from "../../src/notes.ts";
import { download } from "../shared/save.ts";
import { notesWords as words } from "../words/notes.ts";
import { today } from "./note-day.ts";
import { plainText, printable, type WrittenNote } from "./plain-text.ts";

/** What an open note says of how it is kept. */
export function keptText({ state, problem }: Draft): string {
  if (state === "failed") return words.notSaved(problem ? practiceSentence(problem.code) : "");
  return words.saveState[state];
}

/** The note on paper: beside the page, and gone again when it is printed. */
export async function printNote(note: Note): Promise<void> {
  removePrinted();
  document.body.append(await printable(written(note)));
  addEventListener("afterprint", removePrinted, { once: true });
  print();
}

/** Nothing of a note stays in the page. */
export function removePrinted(): void {
  for (const element of document.querySelectorAll("body > .notes-print")) element.remove();
}

/** The note as a text file, which lies open where it is saved. */
export function saveAsText(note: Note): void {
  const text = plainText(written(note));
  const day = (note.content.date || today()).slice(0, 10);
  download(new Blob([text], { type: "text/plain;charset=utf-8" }), words.textFile(day));
}

const written = ({ content, files, created }: Note): WrittenNote => ({
  title: content.title,
  text: content.text,
  date: content.date || created,
  minutes: content.minutes,
  tags: content.tags,
  files,
});
