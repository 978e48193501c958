import { make } from "../shared/dom.ts";
import { practiceWords as words } from "../words/practice.ts";

/** Tells the page that something was changed, in a sentence for the practice, and in another one what went wrong with it. */
export type Changed = (done: string, problem?: string) => Promise<void>;

export const said = (sentence: string): HTMLElement => make("p", {}, sentence);

/** A part of the page under a heading. */
export const part = (id: string, heading: string, ...content: Node[]): HTMLElement =>
  make("section", { "aria-labelledby": id }, make("h2", { id }, heading), ...content);

/** What is not needed each time, or should not be pressed in passing. */
export const panel = (summary: string, ...content: Node[]): HTMLDetailsElement =>
  make("details", { class: "card panel" }, make("summary", {}, summary), ...content);

/** Eight words in two columns, to be read aloud by their numbers. */
export const wordList = (label: string, list: readonly string[]): HTMLElement =>
  make("ol", { class: "key-words", "aria-label": label }, ...list.map((word) => make("li", {}, word)));

/** Text that is to be put elsewhere, with a button that copies it. `name` says what of. */
export function copyable(text: string, name: string): HTMLElement {
  const button = make(
    "button",
    { type: "button", class: "quiet", "aria-label": words.copyNamed(name) },
    words.copy,
  );
  const copied = make("span", { role: "status" });
  button.addEventListener("click", async () => {
    copied.textContent = await navigator.clipboard.writeText(text).then(
      () => words.copied,
      () => words.notCopied,
    );
  });
  const code = make("pre", { tabindex: "0", role: "region", "aria-label": name }, make("code", {}, text));
  return make("div", { class: "code" }, code, button, copied);
}
