import type { Keyring, OpenedRecord, SubmissionRow } from "../../src/inbox.ts";
import { byId, make } from "../shared/dom.ts";
import { size, when } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { clientName, recordView } from "../shared/record-view.ts";
import { clientScores } from "./scores.ts";

const PAGE = 20;
// This is the inbox of one form: a record of another one, moved here, is no answer to it.
const FORM = "intake";
const WILL_NOT_OPEN =
  "This submission does not open with the practice’s key. It may have been damaged or exchanged on the host, or sealed for another key. It is kept as it is.";

// The rows that no button shows yet. Each list has its own, and so what was begun for an earlier one can tell.
type Listing = { keyring: Keyring; waiting: SubmissionRow[] };
type Entry = { button: HTMLButtonElement; keyring: Keyring; opened: OpenedRecord | { problem: string } };

/** The list of submissions and the one that is being read. What does not open keeps its place, and says why. */
export class InboxList {
  readonly #list = byId("submissions", HTMLOListElement);
  readonly #more = byId("more", HTMLButtonElement);
  readonly #desk = byId("desk", HTMLElement);
  readonly #article = byId("record", HTMLElement);
  #listing: Listing | null = null;
  #records: OpenedRecord[] = [];

  constructor() {
    this.#more.addEventListener("click", () => void this.#showMore());
  }

  /** Starts the list anew with these rows, newest first, and opens the first page of them. */
  async show(keyring: Keyring, rows: SubmissionRow[]): Promise<void> {
    this.clear();
    this.#listing = { keyring, waiting: [...rows] };
    await this.#showMore();
  }

  /** Takes everything that was opened out of the page. */
  clear(): void {
    this.#listing = null;
    this.#records = [];
    this.#list.replaceChildren();
    this.#more.hidden = true;
    this.#close();
  }

  async #showMore(): Promise<void> {
    const listing = this.#listing;
    if (listing === null) return;
    // One page at a time: two would mix their rows.
    this.#more.disabled = true;
    for (const row of listing.waiting.splice(0, PAGE)) {
      const entry = await openEntry(listing.keyring, row);
      // Locked, or listed anew, while this one was being opened.
      if (listing !== this.#listing) return;
      entry.button.addEventListener("click", () => this.#read(entry));
      if (!("problem" in entry.opened)) this.#records.push(entry.opened);
      this.#list.append(make("li", {}, entry.button));
    }
    this.#more.disabled = false;
    this.#more.hidden = listing.waiting.length === 0;
  }

  #read(entry: Entry): void {
    this.#close();
    entry.button.setAttribute("aria-current", "true");
    const back = make("button", { type: "button", class: "quiet back" }, "Back to the list");
    back.addEventListener("click", () => {
      this.#close();
      entry.button.focus();
    });
    this.#article.append(
      back,
      ...("problem" in entry.opened
        ? failure(entry.opened.problem)
        : reading(entry.opened, entry.keyring, this.#records)),
    );
    this.#article.hidden = false;
    byId("pick", HTMLElement).hidden = true;
    this.#desk.classList.add("reading");
    byId("record-heading", HTMLElement).focus();
  }

  #close(): void {
    this.#list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    this.#article.replaceChildren();
    this.#article.hidden = true;
    byId("pick", HTMLElement).hidden = false;
    this.#desk.classList.remove("reading");
  }
}

async function openEntry(keyring: Keyring, row: SubmissionRow): Promise<Entry> {
  const opened = await keyring.open(row.id, { form: FORM }).catch((error) => ({
    problem: sentence(error, { "open-failed": WILL_NOT_OPEN, "no-slot": WILL_NOT_OPEN }),
  }));
  const failed = "problem" in opened;
  const button = make(
    "button",
    { type: "button", class: failed ? "entry failed" : "entry" },
    make("strong", {}, failed ? "Could not be opened" : clientName(opened)),
    make(
      "small",
      {},
      make("time", { datetime: row.receivedAt }, when(row.receivedAt)),
      ` · ${size(row.size)}`,
    ),
  );
  return { button, keyring, opened };
}

function reading(record: OpenedRecord, keyring: Keyring, records: OpenedRecord[]): HTMLElement[] {
  const print = make("button", { type: "button", class: "quiet" }, "Print");
  print.addEventListener("click", () => window.print());
  const readFile = (file: string): ReadableStream<Uint8Array> => keyring.readFile(record.id, file);
  return [
    ...recordView(record, readFile, clientScores(record, records)),
    make("div", { class: "actions" }, print),
  ];
}

function failure(problem: string): HTMLElement[] {
  return [
    make("h2", { id: "record-heading", tabindex: "-1" }, "This one could not be opened"),
    make("p", {}, problem),
    make("p", {}, make("a", { href: "/host" }, "See what the host holds")),
  ];
}
