import type { ExportFormat } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { exportWords as words } from "../words/export.ts";
import type { ExportChoices, ExportWish } from "./export-dialog.ts";

const FORMATS: ExportFormat[] = ["zip", "html", "csv", "json", "fhir"];

/** The form in which a person says what they want. */
export function exportForm(
  choices: ExportChoices,
  onWish: (wish: ExportWish) => void,
  onCancel: () => void,
): HTMLElement[] {
  const found = offered(choices);
  const cancel = make("button", { type: "button", class: "quiet" }, words.cancel);
  cancel.addEventListener("click", onCancel);
  const files = make("input", { type: "checkbox", name: "files", checked: "" });
  const withFiles = make("label", { class: "choice" }, files, make("span", {}, words.withFiles));
  const notes = make("input", { type: "checkbox", name: "notes" });
  const hint = make("small", {}, words.withNotesHint);
  const withNotes = make("label", { class: "choice" }, notes, make("span", {}, words.withNotes, hint));
  const form = make(
    "form",
    { method: "dialog" },
    group(
      words.which,
      found.map(({ name }, at) => radio("which", String(at), name, at === 0)),
    ),
    group(
      words.format,
      FORMATS.map((format, at) => {
        const { name, hint } = words.formats[format];
        return radio("format", format, name, at === 0, hint);
      }),
    ),
    withFiles,
    withNotes,
    make("p", { class: "notice warning" }, words.warning),
    make("div", { class: "actions" }, make("button", { class: "primary" }, words.start), cancel),
  );
  form.addEventListener("change", () => {
    withFiles.hidden = formatOf(form) !== "zip";
    // A table has no place for them.
    withNotes.hidden = formatOf(form) === "csv";
  });
  form.addEventListener("submit", (event) => {
    // The dialog stays, and tells how it goes on.
    event.preventDefault();
    const format = formatOf(form);
    const ids = found[Number(new FormData(form).get("which"))]?.ids ?? [];
    onWish({
      ids,
      format,
      withFiles: format === "zip" && files.checked,
      withNotes: format !== "csv" && notes.checked,
    });
  });
  return [make("h2", { id: "export-heading", tabindex: "-1" }, words.heading), form];
}

/** What there is anything of, the narrowest first. */
function offered({ all, filtered, chosen }: ExportChoices): { name: string; ids: readonly string[] }[] {
  const possible = [
    { name: words.chosen(chosen?.length ?? 0), ids: chosen ?? [] },
    ...(filtered && filtered.length < all.length
      ? [{ name: words.filtered(filtered.length), ids: filtered }]
      : []),
    { name: words.all(all.length), ids: all },
  ];
  return possible.filter(({ ids }) => ids.length > 0);
}

function formatOf(form: HTMLFormElement): ExportFormat {
  const chosen = new FormData(form).get("format");
  return FORMATS.find((format) => format === chosen) ?? "zip";
}

const group = (legend: string, choices: HTMLElement[]): HTMLElement =>
  make(
    "fieldset",
    { class: "item" },
    make("legend", {}, legend),
    make("div", { class: "options" }, ...choices),
  );

function radio(name: string, value: string, label: string, checked: boolean, hint?: string): HTMLElement {
  const input = make("input", { type: "radio", name, value, ...(checked ? { checked: "" } : {}) });
  const told = hint === undefined ? [] : [make("small", {}, hint)];
  return make("label", { class: "choice" }, input, make("span", {}, label, ...told));
}
