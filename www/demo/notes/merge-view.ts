import { make } from "../shared/dom.ts";
import { notesTextWords as words } from "../words/notes-text.ts";
import { type Difference, differences, folded, marked } from "./difference.ts";
import { type Choice, chosen, type MergePart, mergeText } from "./merging.ts";

export type Merging = {
  /** What both texts were made from. */
  base: string;
  mine: string;
  theirs: string;
  /** How the two are called, as "this device's" and "the other device's". */
  mineLabel: string;
  theirsLabel: string;
};

export type MergeView = {
  element: HTMLElement;
  /** The text as it stands in the field. */
  result: () => string;
  /** Calls back whenever that text has changed, whether by a choice or by hand. */
  onChange: (listener: (text: string) => void) => void;
};

type Conflict = Extract<MergePart, { kind: "conflict" }>;

let views = 0;

/**
 * Shows two versions of a text as one, with a choice wherever both have changed the same lines, and the result in a field, to be
 * edited. What was written by hand stays until a choice is changed, and can be brought back then.
 */
export function mergeView(merging: Merging): MergeView {
  views += 1;
  const name = `merge-${views}`;
  const parts = mergeText(merging.base, merging.mine, merging.theirs);
  const choices = new Map<MergePart, Choice>();
  const merged = (): string =>
    parts
      .map((part) => (part.kind === "settled" ? part.text : chosen(part, choices.get(part) ?? "both")))
      .join("");
  const listeners: ((text: string) => void)[] = [];
  const field = resultField(name, merged(), () => {
    for (const listener of listeners) listener(field.text());
  });
  const conflicts = parts.filter((part) => part.kind === "conflict");
  const shown = parts.map((part, at) =>
    part.kind === "settled"
      ? settledView(part.text, { isFirst: at === 0, isLast: at === parts.length - 1 })
      : conflictView(part, {
          ...merging,
          name: `${name}-${at}`,
          legend: words.place(conflicts.indexOf(part) + 1, conflicts.length),
          onChoice: (choice) => {
            choices.set(part, choice);
            field.replace(merged());
          },
        }),
  );
  const told = conflicts.length === 0 ? words.noConflict : words.conflicts(conflicts.length);
  return {
    element: make("div", { class: "merge" }, make("p", {}, told), ...shown, field.element),
    result: field.text,
    onChange: (listener) => listeners.push(listener),
  };
}

/** Empty lines at its ends are only space between it and the choices. */
function settledView(text: string, edges: { isFirst: boolean; isLast: boolean }): HTMLElement {
  return make("div", { class: "merge-settled text" }, ...folded(text.replace(/^\n+|\n+$/g, ""), edges));
}

type Asked = Omit<Merging, "base" | "mine" | "theirs"> & {
  name: string;
  legend: string;
  onChoice: (choice: Choice) => void;
};

/** Both texts of a conflict, each with what only it has, and the choice among them. */
function conflictView({ mine, theirs }: Conflict, asked: Asked): HTMLElement {
  const found = differences(mine, theirs);
  const labels: Record<Choice, string> = {
    mine: asked.mineLabel,
    theirs: asked.theirsLabel,
    both: words.both,
  };
  const radio = (choice: Choice): HTMLElement => {
    const isChosen = choice === "both" ? { checked: "" } : {};
    const input = make("input", { type: "radio", name: asked.name, value: choice, ...isChosen });
    input.addEventListener("change", () => asked.onChoice(choice));
    return make("label", { class: "choice" }, input, make("span", { dir: "auto" }, labels[choice]));
  };
  return make(
    "fieldset",
    { class: "merge-conflict item" },
    make("legend", {}, asked.legend),
    make(
      "div",
      { class: "sides" },
      sideView(asked.mineLabel, found, "removed"),
      sideView(asked.theirsLabel, found, "added"),
    ),
    make("div", { class: "options" }, radio("mine"), radio("theirs"), radio("both")),
  );
}

function sideView(label: string, found: readonly Difference[], own: "added" | "removed"): HTMLElement {
  const parts = found.filter(({ kind }) => kind === "same" || kind === own);
  const text = parts.map(({ kind, text }) => (kind === own ? marked("mark", text, words.only) : text));
  return make(
    "figure",
    {},
    make("figcaption", { dir: "auto" }, label),
    text.length === 0
      ? make("p", { class: "quiet-text" }, words.nothingHere)
      : make("div", { class: "text" }, ...text),
  );
}

type ResultField = { element: HTMLElement; text: () => string; replace: (text: string) => void };

/** The field with the result. What was written by hand and is replaced can be brought back. */
function resultField(name: string, start: string, onText: () => void): ResultField {
  let written: string | undefined;
  const area = make("textarea", { id: name, rows: "12", dir: "auto", "aria-describedby": `${name}-hint` });
  area.value = start;
  const back = make("button", { type: "button", class: "quiet" }, words.bringBack);
  const replaced = make("div", { class: "merge-replaced", role: "status" });
  const set = (text: string): void => {
    area.value = text;
    onText();
  };
  area.addEventListener("input", () => {
    written = area.value;
    replaced.replaceChildren();
    onText();
  });
  back.addEventListener("click", () => {
    replaced.replaceChildren();
    set(written ?? area.value);
    area.focus();
  });
  const element = make(
    "div",
    { class: "field" },
    make("label", { for: name }, words.result),
    make("p", { class: "hint", id: `${name}-hint` }, words.resultHint),
    area,
    replaced,
  );
  const replace = (text: string): void => {
    set(text);
    if (written !== undefined) replaced.replaceChildren(make("span", {}, words.replaced), back);
  };
  return { element, text: () => area.value, replace };
}
