import type { ExportSummary, SealformError } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { sentence } from "../shared/problem.ts";
import { exportWords as words } from "../words/export.ts";

/** What was saved, and everything that is missing in it. */
export function exportResult(summary: ExportSummary, onClose: () => void): HTMLElement[] {
  const { exported, failed, files, fileProblems, counts } = summary;
  const whole = fileProblems.length === 0 && counts?.state === "complete";
  return [
    heading(whole ? words.done : words.doneWithGaps),
    make("p", {}, words.exported(exported, files), ...(counts ? [` ${words.states[counts.state]}`] : [])),
    ...list(
      words.failed(failed.length),
      failed.map(({ id, code }) => [id, sentence({ code }, { "open-failed": words.recordChanged })]),
    ),
    ...list(words.fileProblems(fileProblems.length), fileProblems.map(fileProblem)),
    make("p", { class: "notice warning" }, words.lies),
    closing(onClose),
  ];
}

/** Why nothing was saved. */
export function exportProblem(error: SealformError, onClose: () => void): HTMLElement[] {
  const cancelled = Object(error.cause).name === "AbortError";
  const told = cancelled ? words.cancelled : sentence(error);
  return [heading(words.problem), make("p", { class: "notice problem" }, told), closing(onClose)];
}

function fileProblem({ record, name, problem }: ExportSummary["fileProblems"][number]): [string, string] {
  const which = words.ofRecord(name === "" ? words.unknownFile : name, record);
  if (problem === "unnamed" || problem === "unlisted" || problem === "different")
    return [which, words.fileStates[problem]];
  return [which, words.leftOut(sentence({ code: problem }, { "open-failed": words.fileChanged }))];
}

function list(title: string, items: [what: string, why: string][]): HTMLElement[] {
  if (items.length === 0) return [];
  const rows = items.map(([what, why]) => make("li", {}, make("code", {}, what), make("br", {}), why));
  return [make("h3", {}, title), make("ul", {}, ...rows)];
}

const heading = (text: string): HTMLElement => make("h2", { id: "export-heading", tabindex: "-1" }, text);

function closing(onClose: () => void): HTMLElement {
  const close = make("button", { type: "button", class: "primary" }, words.close);
  close.addEventListener("click", onClose);
  return make("div", { class: "actions" }, close);
}
