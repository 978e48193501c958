import type { Finding, Keyring, OpenedRecord, ScoreDefinition } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { recordView } from "../shared/record-view.ts";
import { inboxWords as words } from "../words/inbox.ts";
import type { Entry } from "./entry.ts";
import { clientScores } from "./scores.ts";

/** Where the reader has the records around the one that it shows. */
export type Around = {
  keyring: Keyring;
  /** All that are open now: a score is shown over time. */
  records: () => OpenedRecord[];
  /** Those that the practice's cards define. */
  scores: readonly ScoreDefinition[];
  find: (id: string) => Entry | undefined;
};

/** The one submission that is being read. */
export class Reader {
  readonly element = make("article", {
    id: "record",
    class: "record card",
    "aria-labelledby": "record-heading",
    hidden: "",
  });
  readonly #previous = quiet(words.previous);
  readonly #next = quiet(words.next);
  readonly #position = make("span", { class: "quiet-text", role: "status" });
  readonly #body = make("div", {});
  #entry: Entry | null = null;
  #overview: HTMLElement | null = null;
  /** What was shown of it: the record, the problem, or nothing yet. */
  #shown: object | null = null;

  constructor(readonly on: { back: () => void; step: (by: 1 | -1) => void; read: (entry: Entry) => void }) {
    const back = quiet(words.back);
    back.classList.add("back");
    back.addEventListener("click", on.back);
    this.#previous.addEventListener("click", () => on.step(-1));
    this.#next.addEventListener("click", () => on.step(1));
    const print = quiet(words.print);
    print.addEventListener("click", () => window.print());
    this.element.append(
      make("div", { class: "reader-bar" }, back, this.#previous, this.#next, this.#position, print),
      this.#body,
    );
  }

  get entry(): Entry | null {
    return this.#entry;
  }

  show(entry: Entry, around: Around): void {
    this.#entry = entry;
    this.#shown = entry.record ?? entry.problem;
    this.#body.replaceChildren(...this.#views(entry, around));
    this.element.hidden = false;
  }

  /** Where it stands in the list; -1 when the list does not have it any more. */
  place(at: number, all: number): void {
    const hadFocus = [this.#previous, this.#next].some((button) => button === document.activeElement);
    this.#position.textContent = at < 0 ? "" : words.position(at + 1, all);
    this.#previous.disabled = at <= 0;
    this.#next.disabled = at < 0 || at === all - 1;
    // A button that nothing is behind any more does not keep the focus.
    if (hadFocus && (document.activeElement === document.body || this.#isAtEnd)) this.focus();
  }

  get #isAtEnd(): boolean {
    return document.activeElement instanceof HTMLButtonElement && document.activeElement.disabled;
  }

  focus(): void {
    this.element.querySelector<HTMLElement>("#record-heading")?.focus();
  }

  /** More is known than when it was shown: more records for the scores, and more to look at. */
  update(around: Around): void {
    const entry = this.#entry;
    if (!entry) return;
    if (this.#shown !== (entry.record ?? entry.problem)) {
      const hadFocus = this.#body.contains(document.activeElement);
      this.show(entry, around);
      if (hadFocus) this.focus();
    } else this.#overview?.replaceChildren(...this.#overviews(entry, around));
  }

  close(): void {
    this.#entry = null;
    this.#overview = null;
    this.#body.replaceChildren();
    this.element.hidden = true;
    this.#position.textContent = "";
  }

  #views(entry: Entry, around: Around): HTMLElement[] {
    this.#overview = null;
    const { record, problem, row } = entry;
    if (!record && !problem) return [heading(words.waitingHeading), make("p", {}, words.beingOpened)];
    this.#overview = make("div", {}, ...this.#overviews(entry, around));
    if (record) {
      const readFile = (file: string): ReadableStream<Uint8Array> => around.keyring.readFile(row.id, file);
      return recordView(record, readFile, [this.#overview]);
    }
    const instead = { "open-failed": words.willNotOpen, "no-slot": words.willNotOpen };
    return [
      heading(words.failedHeading),
      make("p", {}, sentence(problem, instead)),
      make(
        "p",
        { class: "quiet-text" },
        make("time", { datetime: row.receivedAt }, when(row.receivedAt)),
        " · ",
        make("code", {}, row.id),
      ),
      this.#overview,
      make("p", {}, make("a", { href: "/host" }, words.seeHost)),
    ];
  }

  #overviews(entry: Entry, around: Around): HTMLElement[] {
    return [
      ...entry.findings.map((finding) => this.#finding(finding, around)),
      ...(entry.record ? clientScores(entry.record, around.records(), around.scores) : []),
    ];
  }

  #finding(finding: Finding, around: Around): HTMLElement {
    const view = make(
      "div",
      { class: "notice warning" },
      make("p", {}, make("strong", {}, words.findings[finding.kind].mark), `: ${told(finding)}`),
    );
    const others = "others" in finding ? finding.others : [];
    for (const id of others.slice(0, 5)) {
      const other = around.find(id);
      if (!other) continue;
      const button = quiet(words.otherCopy(when(other.row.receivedAt)));
      button.addEventListener("click", () => this.on.read(other));
      view.append(button);
    }
    return view;
  }
}

function told(finding: Finding): string {
  switch (finding.kind) {
    case "duplicate":
    case "replayed":
      return words.findings[finding.kind].told(finding.others.length);
    case "files-missing":
      return words.findings[finding.kind].told(finding.files.length);
    default:
      return words.findings[finding.kind].told();
  }
}

const heading = (text: string): HTMLElement => make("h2", { id: "record-heading", tabindex: "-1" }, text);

const quiet = (text: string): HTMLButtonElement => make("button", { type: "button", class: "quiet" }, text);
