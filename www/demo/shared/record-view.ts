import type { OpenedRecord } from "../../src/inbox.ts";
import { recordWords as words } from "../words/record.ts";
import { attachmentView, type ReadFile } from "./attachment.ts";
import { make, woven } from "./dom.ts";
import { size, when } from "./format.ts";

type Answer = OpenedRecord["answers"][number];

/** A record as its reader has it: a client who opens their own copy does not hear when it was received. */
type Shown = Omit<OpenedRecord, "receivedAt" | "size"> & Partial<Pick<OpenedRecord, "receivedAt" | "size">>;

/** The name that the client gave, for lists and headings. */
export function clientName(record: Shown): string {
  const given = record.answers.find((answer) => answer.name === "name");
  return (given && "value" in given && given.value.trim()) || words.noName;
}

/**
 * A whole opened record: who and when, every answer in its order under its question, and what was consented to. With
 * `readFile` the files that were attached can be saved. `overview` is what a practice sees before the answers.
 */
export function recordView(
  record: Shown,
  readFile?: ReadFile,
  overview: readonly HTMLElement[] = [],
): HTMLElement[] {
  return [
    make("h2", { id: "record-heading", tabindex: "-1", dir: "auto" }, clientName(record)),
    facts(record),
    ...overview,
    ...sections(record.answers).flatMap(({ title, answers }) => [
      ...(title === "" ? [] : [make("h3", asWritten(record), title)]),
      make("dl", { class: "answers" }, ...answers.map((answer) => question(answer, record, readFile))),
    ]),
    ...unnamed(record),
    ...consents(record),
  ];
}

function facts(record: Shown): HTMLElement {
  const rows: [string, Node | string][] = [
    [words.form, make("span", asWritten(record), record.manifest.form.title)],
    ...(record.receivedAt ? ([[words.received, time(record.receivedAt)]] as [string, Node][]) : []),
    [words.written, time(record.manifest.created)],
    [words.reference, make("code", {}, record.id)],
    ...(record.size ? ([[words.size, size(record.size)]] as [string, string][]) : []),
  ];
  return make(
    "dl",
    { class: "facts" },
    ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
  );
}

/** Neighbours under the same outermost legend belong together; the order of the form is kept. */
function sections(answers: Answer[]): { title: string; answers: Answer[] }[] {
  const found: { title: string; answers: Answer[] }[] = [];
  for (const answer of answers) {
    const title = answer.section?.[0] ?? "";
    const last = found.at(-1);
    if (last?.title === title) last.answers.push(answer);
    else found.push({ title, answers: [answer] });
  }
  return found;
}

function question(answer: Answer, record: Shown, readFile?: ReadFile): HTMLElement {
  return make(
    "div",
    {},
    make("dt", asWritten(record), answer.label ?? answer.name),
    given(answer, record, readFile),
  );
}

function given(answer: Answer, record: Shown, readFile?: ReadFile): HTMLElement {
  if ("file" in answer) {
    const { file } = answer;
    const checked = record.files.find(({ id }) => id === file.id);
    return make("dd", {}, ...attachmentView(file, checked?.state === "listed", readFile));
  }
  const shown = answer.text ?? answer.value;
  return shown === ""
    ? make("dd", { class: "unanswered" }, words.noAnswer)
    : make("dd", asWritten(record), shown);
}

/** Files that were sent with the form, and that none of its answers names. */
function unnamed({ files }: Shown): HTMLElement[] {
  const count = files.filter(({ state }) => state === "unnamed").length;
  if (count === 0) return [];
  return [make("p", { class: "notice problem" }, words.filesMissing(count))];
}

function consents(record: Shown): HTMLElement[] {
  if (record.manifest.consent.length === 0) return [];
  return [
    make("h3", {}, words.consent),
    ...record.manifest.consent.flatMap((consent, at) => [
      make("p", { class: "consent-text", ...asWritten(record) }, consent.text),
      ...(record.consents[at]?.textMatches ? [] : [make("p", { class: "notice problem" }, words.otherText)]),
      make(
        "p",
        { class: "quiet-text" },
        ...woven(consent.given ? words.given : words.notGiven, [make("strong", {}), time(consent.at)]),
        words.wording(consent.id, consent.version),
      ),
    ]),
  ];
}

/** What the form and the client said is in the form’s language, whatever the page’s. */
function asWritten({ manifest }: Shown): Record<string, string> {
  const { lang } = manifest.form;
  return lang === "" ? { dir: "auto" } : { dir: "auto", lang };
}

function time(value: string): HTMLElement {
  return make("time", { datetime: value }, when(value));
}
