import type { Finding, OpenedRecord, SealformError, SubmissionRow } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { size, when } from "../shared/format.ts";
import { clientName } from "../shared/record-view.ts";
import { inboxWords as words } from "../words/inbox.ts";
import { snippetOf } from "./snippet.ts";

/** A submission in the list, and what is known of it by now. */
export class Entry {
  readonly button = make("button", { type: "button", class: "entry" });
  record: OpenedRecord | null = null;
  problem: SealformError | null = null;
  unread = false;
  findings: readonly Finding[] = [];
  /** What was searched for, when this was found. */
  sought = "";
  #drawn = "";

  constructor(readonly row: SubmissionRow) {}

  get isOpened(): boolean {
    return this.record !== null || this.problem !== null;
  }

  /** Brings the button up to date. */
  draw(): void {
    const { row, record, problem, unread, findings, sought } = this;
    const state = JSON.stringify([
      record !== null,
      problem !== null,
      unread,
      findings.map(({ kind }) => kind),
      sought,
    ]);
    if (state === this.#drawn) return;
    this.#drawn = state;
    const snippet = record && sought !== "" ? snippetOf(record, sought) : "";
    this.button.classList.toggle("failed", problem !== null);
    this.button.classList.toggle("unread", unread);
    const marks = [
      ...(unread ? [make("span", { class: "mark new" }, words.unread)] : []),
      ...findings
        // That it could not be opened stands in the place of its name.
        .filter(({ kind }) => kind !== "not-opened")
        .map(({ kind }) => make("span", { class: "mark" }, words.findings[kind].mark)),
    ];
    this.button.replaceChildren(
      this.#name(),
      make(
        "small",
        {},
        make("time", { datetime: row.receivedAt }, when(row.receivedAt)),
        ` · ${size(row.size)}`,
      ),
      ...(snippet === "" ? [] : [make("small", { class: "snippet" }, snippet)]),
      ...(marks.length === 0
        ? []
        : [make("span", { class: "marks" }, ...marks.flatMap((mark) => [mark, " "]))]),
    );
  }

  #name(): HTMLElement {
    if (this.problem) return make("strong", {}, words.couldNot);
    if (this.record) return make("strong", {}, make("bdi", {}, clientName(this.record)));
    return make("span", { class: "waiting" }, words.waiting);
  }
}
