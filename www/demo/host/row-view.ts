import { fromBase64, hex } from "../../src/bytes.ts";
import type { Inspection, SubmissionRow } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { grouped } from "../shared/format.ts";
import { hostWords as words } from "../words/host.ts";
import { layout, type Part } from "./layout.ts";

/** The store's row, column by column, and its envelope as hexadecimal bytes with the parts named. */
export function rowView(row: SubmissionRow & { payload: string }, inspection: Inspection): HTMLElement[] {
  const columns: [string, string][] = [
    ["seq", String(row.seq)],
    ["id", row.id],
    ["received_at", row.receivedAt],
    ["size", words.bytes(row.size)],
    ["sha256", row.sha256],
    ["envelope", words.envelope],
  ];
  return [
    make(
      "dl",
      { class: "columns" },
      ...columns.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
    ),
    make(
      "p",
      { class: "legend" },
      ...Object.entries(words.legend).map(([reader, text]) => make("span", { class: reader }, text)),
    ),
    ...layout(fromBase64(row.payload), inspection).map(partView),
  ];
}

function partView(part: Part): HTMLElement {
  const bytes = `${words.bytes(part.bytes.length)}, ${words.readers[part.reader]}`;
  return make(
    "section",
    { class: `part ${part.reader}` },
    make("h3", {}, `${part.name} `, make("small", {}, bytes)),
    make("p", {}, part.note),
    ...(part.clear === undefined ? [] : [make("p", { class: "clear" }, part.clear)]),
    // Long parts scroll, so the keyboard must reach them.
    make(
      "pre",
      { class: "hex", tabindex: "0", role: "region", "aria-label": words.bytesOf(part.name) },
      grouped(hex(part.bytes)),
    ),
  );
}
