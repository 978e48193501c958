/*
 * An extra of <seal-form>, see extras.ts: what was sealed on an earlier visit, and is not taken. It is never thrown away
 * but by the client.
 */
import type { ErrorCode } from "./errors.ts";
import { UNDELIVERED_SENTENCES } from "./undelivered/messages.ts";

/** What is not taken, and since when it waits, in milliseconds since 1970. */
export type Undelivered = { id: string; code: ErrorCode; since: number };

/** What belongs to element.js, and is handed to what is here. */
export type Means = {
  /** Sentences instead of the English ones, by their keys. */
  words: Partial<typeof UNDELIVERED_SENTENCES> | undefined;
  language: { lang: string; dir: string };
  /** The code, for whoever helps. */
  reference: string;
  /** Deletes it, and tells what to say instead where it had arrived. */
  discard: () => Promise<string | undefined>;
};

/** Shows it in the element, once. A second call changes nothing: the client may be about to answer. */
export function showUndelivered(host: HTMLElement, { id, code, since }: Undelivered, means: Means): void {
  const region = regionOf(host, means.language);
  if (region.querySelector(`[data-record="${id}"]`)) return;
  const words = { ...UNDELIVERED_SENTENCES, ...means.words };
  const view = document.createElement("div");
  view.dataset.record = id;
  const say = (sentence: string, ...choices: [string, () => void][]): void => {
    const reference = Object.assign(document.createElement("small"), { textContent: means.reference });
    view.replaceChildren(paragraph(sentence), ...choices.map(button), reference);
  };
  const date = new Date(since).toLocaleString(means.language.lang, { dateStyle: "long", timeStyle: "short" });
  const offer = (): void => {
    const title = words.title.replace("{date}", () => date);
    say([title, words[reasonFor(code)], words.now].join(" "), [words.discard, ask]);
  };
  const ask = (): void => {
    const keep = (): void => {
      offer();
      focusIn(view);
    };
    say(words.ask, [words.no, keep], [words.yes, () => void discard()]);
    focusIn(view);
  };
  const discard = async (): Promise<void> => {
    view.replaceChildren(paragraph((await means.discard()) ?? words.discarded));
    region.focus();
  };
  offer();
  region.append(view);
}

function regionOf(host: HTMLElement, language: Means["language"]): HTMLElement {
  const there = host.querySelector<HTMLElement>(":scope > [data-seal=undelivered]");
  if (there) return there;
  const region = Object.assign(document.createElement("div"), { tabIndex: -1, ...language });
  region.dataset.seal = "undelivered";
  region.setAttribute("role", "alert");
  host.append(region);
  return region;
}

function reasonFor(code: ErrorCode): "tooLarge" | "files" | "refused" {
  if (code === "too-large" || code === "file-refused") return "tooLarge";
  return code === "file-changed" ? "files" : "refused";
}

/** The button that was pressed is gone; its place is not. */
const focusIn = (view: HTMLElement): void => view.querySelector("button")?.focus();

const paragraph = (textContent: string): HTMLElement =>
  Object.assign(document.createElement("p"), { textContent });

function button([textContent, act]: [string, () => void]): HTMLElement {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent });
  made.addEventListener("click", act);
  return made;
}
