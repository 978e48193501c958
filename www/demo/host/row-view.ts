import { fromBase64, hex } from "../../src/bytes.ts";
import type { Inspection, SubmissionRow } from "../../src/inbox.ts";
import { make } from "../shared/dom.ts";
import { count, grouped } from "../shared/format.ts";
import { layout, type Part } from "./layout.ts";

const LEGEND = [
  ["readable", "the host can read this"],
  ["locked", "unreadable without the key"],
] as const;

/** The store's row, column by column, and its envelope as hexadecimal bytes with the parts named. */
export function rowView(row: SubmissionRow & { payload: string }, inspection: Inspection): HTMLElement[] {
  const columns: [string, string][] = [
    ["seq", String(row.seq)],
    ["id", row.id],
    ["received_at", row.receivedAt],
    ["size", `${count(row.size)} bytes`],
    ["sha256", row.sha256],
    ["envelope", "the bytes below"],
  ];
  return [
    make(
      "dl",
      { class: "columns" },
      ...columns.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
    ),
    make("p", { class: "legend" }, ...LEGEND.map(([reader, text]) => make("span", { class: reader }, text))),
    ...layout(fromBase64(row.payload), inspection).map(partView),
  ];
}

function partView(part: Part): HTMLElement {
  const bytes = `${count(part.bytes.length)} bytes, ${part.reader === "readable" ? "readable" : "unreadable without the key"}`;
  return make(
    "section",
    { class: `part ${part.reader}` },
    make("h3", {}, `${part.name} `, make("small", {}, bytes)),
    make("p", {}, part.note),
    ...(part.clear === undefined ? [] : [make("p", { class: "clear" }, part.clear)]),
    // Long parts scroll, so the keyboard must reach them.
    make(
      "pre",
      { class: "hex", tabindex: "0", role: "region", "aria-label": `Bytes of: ${part.name}` },
      grouped(hex(part.bytes)),
    ),
  );
}
