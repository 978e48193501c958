import type { History, Notebook, NoteContent, NoteVersion } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { notesWords as words } from "../words/notes.ts";
import { differenceView } from "./difference.ts";
import { PAGE } from "./note-list.ts";
import { quiet } from "./parts.ts";

type Shown = { notebook: Notebook; id: string; restore: (content: NoteContent) => Promise<void> };

/** Every version of a note: what changed in each, and the way back to it. */
export class HistoryDialog {
  readonly #dialog = make("dialog", { class: "export notes-dialog", "aria-labelledby": "history-heading" });
  readonly #version = make("div", { class: "version" });
  #turn = 0;

  constructor() {
    this.#dialog.addEventListener("close", () => {
      if (!this.#dialog.open) this.#end();
    });
    document.body.append(this.#dialog);
  }

  /** `restore` is absent where the note can only be read. */
  async open(shown: Omit<Shown, "restore"> & Partial<Shown>): Promise<void> {
    this.#end();
    const turn = this.#turn;
    const history = await shown.notebook.history(shown.id);
    if (turn !== this.#turn) return;
    const close = quiet(words.close);
    close.addEventListener("click", () => this.close());
    this.#dialog.replaceChildren(
      make("h2", { id: "history-heading", tabindex: "-1" }, words.historyHeading),
      ...findingsOf(history),
      make("p", { class: "quiet-text" }, words.historyHint),
      this.#list(history, shown),
      this.#version,
      make("div", { class: "actions" }, close),
    );
    this.#dialog.showModal();
    this.#dialog.querySelector<HTMLElement>("#history-heading")?.focus();
  }

  close(): void {
    this.#dialog.close();
    this.#end();
  }

  #end(): void {
    this.#turn += 1;
    this.#version.replaceChildren();
    this.#dialog.replaceChildren();
  }

  /** Newest first, some at a time: who writes for an hour leaves many. */
  #list(history: History, shown: Partial<Shown> & Omit<Shown, "restore">): HTMLElement {
    const list = make("ol", {});
    const left = [...history.versions].sort((a, b) => b.created.localeCompare(a.created));
    const more = quiet("");
    const add = (): void => {
      const items = left
        .splice(0, PAGE)
        .map((version) => make("li", {}, this.#choice(version, history, shown)));
      list.append(...items);
      more.hidden = left.length === 0;
      more.textContent = words.more(Math.min(left.length, PAGE));
      if (list.childElementCount > PAGE) items[0]?.querySelector("button")?.focus();
    };
    more.addEventListener("click", add);
    add();
    return make("div", { class: "list versions" }, list, more);
  }

  #choice(
    version: NoteVersion,
    history: History,
    shown: Partial<Shown> & Omit<Shown, "restore">,
  ): HTMLElement {
    const received = version.received === null ? "" : words.received(when(version.received));
    const button = make(
      "button",
      { type: "button", class: "entry" },
      make("strong", {}, words.written(when(version.created))),
      make("small", { dir: "auto" }, version.title || words.untitled),
      make("small", {}, [words.versionStates[version.state], received].filter(Boolean).join(" · ")),
    );
    button.addEventListener("click", () => {
      for (const one of this.#dialog.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      void this.#show(version, history, shown);
    });
    return button;
  }

  async #show(
    version: NoteVersion,
    history: History,
    shown: Partial<Shown> & Omit<Shown, "restore">,
  ): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const { notebook, id, restore } = shown;
      const before = version.after.find((root) => history.versions.some((one) => one.root === root));
      const content = await notebook.version(id, version.root);
      const previous = before === undefined ? null : await notebook.version(id, before);
      if (turn !== this.#turn) return;
      const isHead = version.state === "head" || version.state === "pending";
      this.#version.replaceChildren(
        ...versionView(content, previous),
        ...(restore && !isHead ? [this.#restoring(() => restore(content))] : []),
      );
      this.#version.querySelector<HTMLElement>("h3")?.focus();
    } catch (error) {
      if (turn === this.#turn) this.#version.replaceChildren(problem(error));
    }
  }

  #restoring(restore: () => Promise<void>): HTMLElement {
    const button = make("button", { type: "button", class: "primary" }, words.restore);
    button.addEventListener("click", () => {
      button.disabled = true;
      restore().then(
        () => this.close(),
        (error: unknown) => button.replaceWith(problem(error)),
      );
    });
    return make("div", { class: "actions" }, button);
  }
}

const problem = (error: unknown): HTMLElement =>
  make("p", { class: "notice problem", role: "alert" }, sentence(error));

function findingsOf({ findings }: History): HTMLElement[] {
  if (findings.length === 0) return [];
  const items = findings.map(({ problem, at }) => make("li", {}, words.historyFindings[problem](when(at))));
  return [make("div", { class: "notice warning" }, make("ul", {}, ...items))];
}

function versionView(content: NoteContent, previous: NoteContent | null): HTMLElement[] {
  const isRenamed = previous !== null && previous.title !== content.title;
  const named = (title: string): string => title || words.untitled;
  return [
    make("h3", { tabindex: "-1" }, words.changesHeading),
    ...(isRenamed ? [make("p", {}, words.titleChanged(named(previous.title), named(content.title)))] : []),
    previous === null ? make("p", {}, words.firstVersion) : differenceView(previous.text, content.text),
    make(
      "details",
      {},
      make("summary", {}, words.wholeText),
      make("pre", { class: "text", dir: "auto" }, content.text),
    ),
  ];
}
