import { MAX_TEXT } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { renderMarkdown } from "./markdown.ts";
import { labelled, PRIVATE, quiet } from "./parts.ts";
import { TEMPLATES } from "./templates.ts";

const PREVIEW_MS = 200;
/** From here on there is room for text and preview side by side; notes.css has the same. */
const WIDE = "(min-width: 75rem)";

/** The text of a note, and how it will look: beside it where there is room, else in its place. */
export class Writing {
  readonly element = make("div", { class: "writing" });
  readonly #text = make("textarea", {
    id: "note-text",
    rows: "18",
    dir: "auto",
    maxlength: `${MAX_TEXT}`,
    ...PRIVATE,
  });
  readonly #field = labelled(this.#text, words.text, words.textHint);
  // It scrolls by itself, so that the keyboard has to reach it.
  readonly #preview = make("div", {
    class: "markdown preview",
    tabindex: "0",
    role: "region",
    "aria-label": words.preview,
  });
  readonly #toggle = quiet(words.showPreview);
  readonly #wide = matchMedia(WIDE);
  #isToggled = false;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(
    readonly onChange: (text: string) => void,
    options: { withTemplates: boolean },
  ) {
    const bar = make(
      "div",
      { class: "writing-bar" },
      ...(options.withTemplates ? [this.#templates()] : []),
      this.#toggle,
    );
    this.element.append(bar, make("div", { class: "sides" }, this.#field, this.#preview));
    this.#text.addEventListener("input", () => this.#changed());
    this.#toggle.addEventListener("click", () => {
      this.#isToggled = !this.#isToggled;
      this.#lay();
    });
    this.#wide.addEventListener("change", () => this.#lay());
    this.#lay();
  }

  fill(text: string): void {
    // Set again, it would lose the place of whoever writes in it.
    if (this.#text.value !== text) this.#text.value = text;
    this.#draw();
  }

  clear(): void {
    clearTimeout(this.#drawing);
    this.#turn += 1;
    this.#text.value = "";
    this.#preview.replaceChildren();
    this.#isToggled = false;
    this.#lay();
  }

  #changed(): void {
    this.onChange(this.#text.value);
    clearTimeout(this.#drawing);
    this.#drawing = setTimeout(() => this.#draw(), PREVIEW_MS);
  }

  /** On a narrow screen one of the two is in the place of the other. */
  #lay(): void {
    this.#toggle.hidden = this.#wide.matches;
    this.#toggle.textContent = this.#isToggled ? words.goOnWriting : words.showPreview;
    this.#field.hidden = !this.#wide.matches && this.#isToggled;
    this.#preview.hidden = !this.#wide.matches && !this.#isToggled;
    this.#draw();
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#turn += 1;
    if (!this.#preview.hidden) void this.#render(this.#turn);
  }

  async #render(turn: number): Promise<void> {
    const shown = await renderMarkdown(this.#text.value);
    // More was typed, or another note opened, meanwhile.
    if (turn === this.#turn) this.#preview.replaceChildren(shown);
  }

  /** A select alone would insert at each step that the keyboard takes through it. */
  #templates(): HTMLElement {
    const select = make("select", { id: "note-template", autocomplete: "off" });
    select.append(...TEMPLATES.map(({ id, name }) => make("option", { value: id }, name)));
    const insert = quiet(words.insert);
    insert.addEventListener("click", () => {
      const text = TEMPLATES.find(({ id }) => id === select.value)?.text ?? "";
      const written = this.#text.value.trimEnd();
      this.#isToggled = false;
      this.#lay();
      this.#text.value = written === "" ? text : `${written}\n\n${text}`;
      this.#changed();
      this.#text.focus();
    });
    const field = labelled(select, words.template, words.templateHint);
    const row = make("div", { class: "with-button" });
    select.before(row);
    row.append(select, insert);
    return field;
  }
}
