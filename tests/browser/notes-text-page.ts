// The script of a page for notes-text.test.ts, which bundles it: what it tests, within reach of the test.
import { differenceView } from "../../www/demo/notes/difference.ts";
import { cleaned, renderMarkdown } from "../../www/demo/notes/markdown.ts";
import { type Merging, mergeView } from "../../www/demo/notes/merge-view.ts";
import { printable, type WrittenNote } from "../../www/demo/notes/plain-text.ts";

const place = document.querySelector("#place");
const show = (...content: (Node | string)[]): void => place?.replaceChildren(...content);

const inMarkdown = (content: DocumentFragment): HTMLElement => {
  const frame = document.createElement("div");
  frame.className = "markdown";
  frame.append(content);
  return frame;
};

export const notesText = {
  markdown: async (text: string) => show(inMarkdown(await renderMarkdown(text))),
  html: async (html: string) => show(inMarkdown(await cleaned(html))),
  difference: (before: string, after: string) => show(differenceView(before, after)),
  merge: (merging: Merging) => {
    const view = mergeView(merging);
    const told: string[] = [];
    view.onChange((text) => told.push(text));
    show(view.element);
    return Object.assign(globalThis, { merged: () => ({ result: view.result(), told }) }) && undefined;
  },
  print: async (note: WrittenNote) => document.body.append(await printable(note)),
};

Object.assign(globalThis, { notesText });
