import type { ConsentStatement, FormCard } from "../../src/index.ts";
import type { Note } from "../../src/notes.ts";
import { actionForm, field } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import type { PinnedCard as CardLink } from "../shared/links.ts";
import { journalWords as words } from "../words/journal.ts";
import { practiceCard } from "./kept.ts";
import { type Line, linesOf, Outgoing, type Sent } from "./outgoing.ts";
import { NOT_SENT, notSent } from "./problem.ts";

/** Keeps in the entry that it was sent. */
type Keep = (sent: Sent) => Promise<void>;

/** Shows the one entry that is sent, to whom, and what its writer agrees to. */
export class SendDialog {
  readonly #dialog = make("dialog", { class: "export letter", "aria-labelledby": "send-heading" });
  #outgoing: Outgoing | null = null;

  constructor() {
    this.#dialog.addEventListener("close", () => {
      // The event comes some time later: by then the dialog may be open again.
      if (!this.#dialog.open) this.#end();
    });
    document.body.append(this.#dialog);
  }

  open(note: Note, keep: Keep): void {
    this.#end();
    this.#dialog.showModal();
    const card = practiceCard();
    if (card === null) this.#show(words.sendHeading, [make("p", {}, words.noCard)], words.close);
    else if (note.content.text.trim() === "")
      this.#show(words.sendHeading, [make("p", {}, words.empty)], words.close);
    else void this.#offer(note, card, keep);
  }

  /** Takes everything out of the page at once. */
  close(): void {
    this.#dialog.close();
    this.#end();
  }

  #end(): void {
    this.#outgoing?.end();
    this.#outgoing = null;
    this.#dialog.replaceChildren();
  }

  async #offer(note: Note, link: CardLink, keep: Keep): Promise<void> {
    const outgoing = new Outgoing();
    this.#outgoing = outgoing;
    this.#show(
      words.sendHeading,
      [make("p", { class: "progress", role: "status" }, words.loading)],
      words.cancel,
    );
    try {
      const card = await outgoing.load(link);
      if (outgoing === this.#outgoing) this.#ask(note, card, outgoing, keep);
    } catch (error) {
      if (outgoing !== this.#outgoing) return;
      const problem = make("p", { class: "notice problem", role: "alert" }, notSent(error));
      this.#show(words.sendHeading, [problem], words.close);
    }
  }

  #ask(note: Note, card: FormCard, outgoing: Outgoing, keep: Keep): void {
    const sender = { id: "sender", autocomplete: "name", maxlength: "200" };
    const name = field(words.nameLabel, sender, words.nameHint);
    name.input.required = false;
    const lines = linesOf(note);
    const consents = (card.consent ?? []).map(consentField);
    const form = actionForm({
      fields: [
        make("p", {}, words.exactly),
        letter(lines),
        ...remarks(note),
        name.element,
        make("p", {}, words.onlyReader(card.practice)),
        ...consents.map(({ element }) => element),
      ],
      button: words.sendButton,
      working: words.sending,
      instead: NOT_SENT,
      beside: [this.#closing(words.cancel)],
      run: async () => {
        const given = Object.fromEntries(consents.map(({ id, box }) => [id, box.checked]));
        const from = { name: "name", label: words.nameLabel, value: name.input.value.trim() };
        const sent = await outgoing.send([from, ...lines], given);
        const noted = await keep(sent).then(
          () => true,
          () => false,
        );
        if (outgoing === this.#outgoing) this.#thank(sent, noted);
        return "";
      },
    });
    this.#show(words.sendHeading, [form]);
  }

  #thank({ practice, id, at }: Sent, noted: boolean): void {
    const rows: [string, Node][] = [
      [words.sentTime, make("time", { datetime: at }, when(at))],
      [words.reference, make("code", {}, id)],
    ];
    const receipt = rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
    this.#show(
      words.sentHeading,
      [
        make("p", {}, words.sentTo(practice)),
        make("dl", { class: "facts" }, ...receipt),
        noted
          ? make("p", {}, words.noted)
          : make("p", { class: "notice problem", role: "alert" }, words.problems.notNoted),
      ],
      words.close,
    );
  }

  /** With a button that closes it, where the content has none of its own. */
  #show(heading: string, content: Node[], closing?: string): void {
    const title = make("h2", { id: "send-heading", tabindex: "-1" }, heading);
    const actions = closing === undefined ? [] : [make("div", { class: "actions" }, this.#closing(closing))];
    this.#dialog.replaceChildren(title, ...content, ...actions);
    title.focus();
  }

  #closing(name: string): HTMLElement {
    const button = make("button", { type: "button" }, name);
    button.addEventListener("click", () => this.close());
    return button;
  }
}

/** What is sent, as it is sent. */
function letter(lines: Line[]): HTMLElement {
  const shown = lines.filter(({ value }) => value !== "");
  return make(
    "dl",
    { class: "facts letter" },
    ...shown.flatMap(({ label, value }) => [make("dt", {}, label), make("dd", { dir: "auto" }, value)]),
  );
}

function remarks({ content, files }: Note): HTMLElement[] {
  return [
    ...(files.length > 0 ? [words.noFiles(files.length)] : []),
    ...(content.records.length > 0 ? [words.sentBefore] : []),
  ].map((remark) => make("p", { class: "notice" }, remark));
}

function consentField({ id, text, required }: ConsentStatement) {
  const box = make("input", { type: "checkbox", ...(required ? { required: "" } : {}) });
  const element = make("label", { class: "choice consent" }, box, make("span", { dir: "auto" }, text));
  return { id, box, element };
}
