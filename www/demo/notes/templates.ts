import { notesTextWords as words } from "../words/notes-text.ts";

const IDS = ["soap", "dap", "birp"] as const;

/** The usual forms of a session note, as Markdown to write into. */
export const TEMPLATES: { id: (typeof IDS)[number]; name: string; text: string }[] = IDS.map((id) => {
  const { name, headings } = words.templates[id];
  return { id, name, text: headings.map((heading) => `### ${heading}\n\n\n`).join("\n") };
});
