import { make } from "../shared/dom.ts";
import { day, size } from "../shared/format.ts";
import { notesTextWords as words } from "../words/notes-text.ts";
import { renderMarkdown } from "./markdown.ts";

export type WrittenNote = {
  title: string;
  /** Markdown. */
  text: string;
  /** RFC 3339, or a day such as 2026-03-01. */
  date: string;
  minutes: number | null;
  tags: string[];
  /** `size` in bytes. */
  files: { name: string; size: number }[];
};

/** The note for a text file: what is known of it in lines of its own, an empty line, and the text as it was written. */
export function plainText(note: WrittenNote): string {
  const head = [titleOf(note), ...facts(note).map(({ name, value }) => words.line(name, value))];
  const text = note.text.replace(/\r\n?/g, "\n");
  return `${head.join("\n")}\n\n${text}${text.endsWith("\n") || text === "" ? "" : "\n"}`;
}

/**
 * The same to print. As a child of the body it is what prints, alone, and is not shown on the screen (notes-print.css). It is
 * there in the clear: take it away again after printing.
 */
export async function printable(note: WrittenNote): Promise<HTMLElement> {
  const text = make("div", { class: "markdown" });
  text.append(await renderMarkdown(note.text));
  return make(
    "article",
    { class: "notes-print" },
    make("h2", { dir: "auto" }, titleOf(note)),
    make(
      "dl",
      { class: "facts" },
      ...facts(note).flatMap(({ name, value }) => [make("dt", {}, name), make("dd", { dir: "auto" }, value)]),
    ),
    text,
  );
}

/** A line break in a name would look like another line of the head. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const titleOf = ({ title }: WrittenNote): string => oneLine(title) || words.untitled;

function facts({ date, minutes, tags, files }: WrittenNote): { name: string; value: string }[] {
  return [
    { name: words.date, value: dayOf(date) },
    { name: words.duration, value: minutes === null ? "" : words.minutes(minutes) },
    { name: words.tags, value: tags.map(oneLine).join(words.comma) },
    {
      name: words.files,
      value: files.map((file) => `${oneLine(file.name)} (${size(file.size)})`).join(words.comma),
    },
  ].filter(({ value }) => value !== "");
}

/** A day has no time zone. Without a time it would be read as midnight in London. */
const dayOf = (date: string): string => day(/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T00:00` : date);
