import type { Colleague, Keyring, PublicKey } from "../../src/inbox.ts";
import { actionForm, field } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { day } from "../shared/format.ts";
import { practiceWords as words } from "../words/practice.ts";
import { inTwoSteps } from "./own-key.ts";
import { type Changed, panel, part, said, wordList } from "./parts.ts";

/** Who else reads the forms: the list, and what adds and removes them. */
export function colleaguesPart(
  keyring: Keyring,
  colleagues: Colleague[],
  ownWords: readonly string[],
  changed: Changed,
): HTMLElement {
  const added = make("div", {});
  askForKey(keyring, added, ownWords, changed);
  return part(
    "colleagues",
    words.colleagues,
    said(words.colleaguesWhy),
    ...(colleagues.length === 0 ? [said(words.noColleagues)] : []),
    ...colleagues.map((colleague) => colleagueView(keyring, colleague, changed)),
    panel(words.add, added),
  );
}

function colleagueView(keyring: Keyring, colleague: Colleague, changed: Changed): HTMLElement {
  const { label, fingerprint, added, pastRecords } = colleague;
  const form = actionForm({
    fields: [],
    button: words.remove,
    working: words.removing,
    run: async () => {
      await inTwoSteps(keyring, keyring.removeColleague(fingerprint), changed, words.removed(label));
      return "";
    },
  });
  const limits = make("ul", {}, ...words.removeLimits(label).map((limit) => make("li", {}, limit)));
  return make(
    "article",
    { class: "card colleague" },
    make("h3", {}, label),
    said(words.colleagueSince(day(added), pastRecords)),
    wordList(words.wordsOf(label), colleague.words),
    panel(words.removeNamed(label), said(words.removeDoes(label)), said(words.removeCannot), limits, form),
  );
}

/** The first step: whose key it is, and the key. */
function askForKey(
  keyring: Keyring,
  place: HTMLElement,
  ownWords: readonly string[],
  changed: Changed,
): void {
  const label = field(
    words.label,
    { id: "colleague-label", maxlength: "100", autocomplete: "off" },
    words.labelHint,
  );
  const key = make("textarea", {
    id: "colleague-key",
    rows: "4",
    required: "",
    maxlength: "8000",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "colleague-key-hint",
  });
  const keyField = make(
    "div",
    { class: "field" },
    make("label", { for: "colleague-key" }, words.theirKey),
    make("p", { class: "hint", id: "colleague-key-hint" }, words.theirKeyHint),
    key,
  );
  const form = actionForm({
    fields: [label.element, keyField],
    button: words.compare,
    working: "",
    instead: { "invalid-recipient": words.notAKey },
    run: async () => {
      const theirs = await keyring.publicKey(key.value.replace(/\s/g, ""));
      compare(keyring, place, { label: label.input.value.trim(), theirs, ownWords }, changed);
      return "";
    },
  });
  place.replaceChildren(form);
}

/** The second step: nobody is added whose words were not compared. */
function compare(
  keyring: Keyring,
  place: HTMLElement,
  { label, theirs, ownWords }: { label: string; theirs: PublicKey; ownWords: readonly string[] },
  changed: Changed,
): void {
  const compared = choice("checkbox", { id: "compared", required: "" }, words.compared(label));
  const past = choice("checkbox", { id: "past-records" }, words.pastRecords(label));
  const back = make("button", { type: "button", class: "quiet" }, words.back);
  const heading = make("h3", { tabindex: "-1" }, words.compareHeading(label));
  back.addEventListener("click", () => {
    askForKey(keyring, place, ownWords, changed);
    place.querySelector("input")?.focus();
  });
  const form = actionForm({
    fields: [compared.element, past.element, make("p", { class: "hint" }, words.pastRecordsHint)],
    button: words.addButton,
    working: words.adding,
    instead: { "invalid-argument": words.knownAlready },
    beside: [back],
    run: async () => {
      const colleague = { label, recipient: theirs.recipient, pastRecords: past.input.checked };
      await inTwoSteps(
        keyring,
        keyring.addColleague(colleague),
        changed,
        words.added(label, past.input.checked),
      );
      return "";
    },
  });
  place.replaceChildren(
    heading,
    said(words.compareWhy(label)),
    make("h4", {}, words.wordsOf(label)),
    wordList(words.wordsOf(label), theirs.words),
    make("h4", {}, words.ownWords),
    wordList(words.ownWords, ownWords),
    said(words.compareDiffers),
    form,
  );
  heading.focus();
}

function choice(
  type: "checkbox" | "radio",
  attributes: Record<string, string>,
  label: string,
): { element: HTMLElement; input: HTMLInputElement } {
  const input = make("input", { type, ...attributes });
  return { element: make("label", { class: "choice" }, input, make("span", {}, label)), input };
}
