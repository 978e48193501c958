import type { Finding, OpenedRecord } from "../../src/inbox.ts";
import type { Entry } from "./entry.ts";

/** What the list shows: `show` everything, what is unread, what needs a look, or one kind of finding. */
export type Wanted = {
  form: string;
  from: string;
  to: string;
  question: string;
  contains: string;
  show: "all" | "unread" | "findings" | Finding["kind"];
};

export const EVERYTHING: Wanted = { form: "", from: "", to: "", question: "", contains: "", show: "all" };

/** How many of the filters are in use. */
export const inUse = (wanted: Wanted): number =>
  [wanted.form, wanted.from, wanted.to, wanted.question, wanted.contains].filter(Boolean).length +
  (wanted.show === "all" ? 0 : 1);

/** Whether an entry is wanted. Days are those of the reader's time zone, both included. */
export function isWanted(entry: Entry, wanted: Wanted): boolean {
  const { record, row } = entry;
  if (wanted.show === "unread" && !entry.unread) return false;
  if (wanted.show === "findings" && entry.findings.length === 0) return false;
  if (
    !["all", "unread", "findings"].includes(wanted.show) &&
    !entry.findings.some(({ kind }) => kind === wanted.show)
  )
    return false;
  if (wanted.form !== "" && record?.context.form !== wanted.form) return false;
  if (wanted.from !== "" || wanted.to !== "") {
    const day = localDay(row.receivedAt);
    if (wanted.from !== "" && day < wanted.from) return false;
    if (wanted.to !== "" && day > wanted.to) return false;
  }
  return hasAnswer(record, wanted);
}

function hasAnswer(record: OpenedRecord | null, { question, contains }: Wanted): boolean {
  if (question === "" && contains === "") return true;
  if (!record) return false;
  const sought = fold(contains);
  return record.answers.some((answer) => {
    if (question !== "" && answer.name !== question) return false;
    const text = "file" in answer ? answer.file.name : (answer.text ?? answer.value);
    return text !== "" && fold(text).includes(sought);
  });
}

/** Accents and case do not count. */
export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The day of a time as an input of type date has it. */
function localDay(time: string): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
