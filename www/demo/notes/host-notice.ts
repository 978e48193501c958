import { type ErrorCode, type NoteFinding, practiceSentence } from "../../src/notes.ts";
import { make } from "../shared/dom.ts";
import { notesWords as words } from "../words/notes.ts";
import { quiet } from "./parts.ts";

/** What the host did that no host should, and whether the store can be reached. */
export class HostNotice {
  readonly #findings = make("div", { class: "notice warning", role: "alert", hidden: "" });
  readonly #said = make("p", { role: "status" });
  readonly #again = quiet(words.tryAgain);
  readonly #reach = make("div", { class: "notice reach", hidden: "" }, this.#said, this.#again);
  readonly element = make("div", {}, this.#findings, this.#reach);
  #drawn = "";

  constructor(onAgain: () => void) {
    this.#again.addEventListener("click", onAgain);
  }

  tellFindings(findings: readonly NoteFinding[]): void {
    const drawn = JSON.stringify(findings);
    // A screen reader is not to hear of the same each minute.
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#findings.hidden = findings.length === 0;
    const items = findings.map(({ problem, title }) =>
      make(
        "li",
        {},
        words.findings[problem](title === null ? words.unknownNote : title || words.untitled),
        " ",
        title === null ? words.notHere : words.knownHere,
      ),
    );
    this.#findings.replaceChildren(
      make("h2", {}, words.findingsHeading),
      make("ul", {}, ...items),
      make("p", {}, words.whatToDo),
    );
  }

  /** Why notes are on this device alone, or null. */
  tellReach(problem: ErrorCode | null): void {
    const text =
      problem === null
        ? ""
        : problem === "network"
          ? words.offline
          : words.notSynced(practiceSentence(problem));
    if (this.#said.textContent === text) return;
    // Whoever pressed the button that goes away now is not to lose their place.
    const hadFocus = this.#reach.contains(document.activeElement);
    this.#said.textContent = text;
    this.#reach.hidden = problem === null;
    if (hadFocus && problem === null) document.getElementById("heading")?.focus();
  }

  clear(): void {
    this.tellFindings([]);
    this.#findings.replaceChildren();
    this.tellReach(null);
  }
}
