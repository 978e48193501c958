import { make } from "../shared/dom.ts";
import { exportWords as words } from "../words/export.ts";

/** How far an export is. Counted in the bar at once; told to screen readers a few times on the way. */
export function exportProgress(
  all: number,
  onCancel: () => void,
): { views: HTMLElement[]; report: (done: { records: number; files: number }) => void } {
  const bar = make("progress", {
    max: String(Math.max(all, 1)),
    value: "0",
    "aria-labelledby": "export-heading",
  });
  const shown = make("p", { "aria-hidden": "true" });
  const told = make("p", { role: "status", class: "visually-hidden" });
  const cancel = make("button", { type: "button", class: "quiet" }, words.cancel);
  cancel.addEventListener("click", onCancel);
  const step = Math.max(1, Math.ceil(all / 5));
  const report = ({ records, files }: { records: number; files: number }): void => {
    bar.value = records;
    shown.textContent = files === 0 ? words.opened(records, all) : words.openedFiles(records, all, files);
    if (records % step === 0 || records === all) told.textContent = shown.textContent;
  };
  report({ records: 0, files: 0 });
  const heading = make("h2", { id: "export-heading", tabindex: "-1" }, words.running);
  return { views: [heading, bar, shown, told, make("div", { class: "actions" }, cancel)], report };
}
