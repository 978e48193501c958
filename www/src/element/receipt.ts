import type { Bytes } from "../bytes.ts";
import { copyFragment } from "../delivery/parcel.ts";
import { language, messages } from "../messages.ts";
import { button, part } from "./status.ts";

/** What a client keeps: which object, with which content, and when. `time` is RFC 3339. */
export type Receipt = { practice: string; id: string; root: string; time: string };

/** Where a copy of the client's own can be read, and what opens it. */
export type Copy = { page: URL; secret: Bytes };

/** The receipt, to be saved and printed, and a private link for those who ask for one. */
export function receiptView(receipt: Receipt, copy: Copy | undefined): HTMLElement {
  const view = part("section", "receipt");
  const heading = document.createElement("h2");
  heading.textContent = messages.receipt;
  heading.id = `seal-receipt-${receipt.id}`;
  view.setAttribute("aria-labelledby", heading.id);
  const list = document.createElement("dl");
  for (const [name, value] of rows(receipt)) {
    for (const [tag, text] of [
      ["dt", name],
      ["dd", value],
    ] as const) {
      const line = document.createElement(tag);
      line.textContent = text;
      list.append(line);
    }
  }
  view.append(heading, list);
  view.append(button([messages.receiptSave, () => save(receipt)]));
  view.append(button([messages.receiptPrint, () => print()]));
  if (copy) {
    const make = button([
      messages.copyMake,
      () => {
        const link = linkView(receipt.id, copy);
        make.replaceWith(link);
        link.querySelector("input")?.focus();
      },
    ]);
    view.append(make);
  }
  return view;
}

const rows = ({ id, root, time }: Receipt): [name: string, value: string][] => [
  [
    messages.receiptTime,
    new Date(time).toLocaleString(language().lang, { dateStyle: "long", timeStyle: "short" }),
  ],
  [messages.receiptReference, id],
  [messages.receiptRoot, root],
];

function save(receipt: Receipt): void {
  const lines = [messages.receipt, receipt.practice, ...rows(receipt).map((row) => row.join(": "))];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "text/plain" }));
  link.download = `receipt-${receipt.id.slice(0, 8)}.txt`;
  link.click();
  // A download that has begun no longer needs it; when that is, no event tells.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function linkView(id: string, { page, secret }: Copy): HTMLElement {
  const url = new URL(page);
  url.hash = copyFragment(id, secret);
  const label = document.createElement("label");
  const field = document.createElement("input");
  field.readOnly = true;
  field.dir = "ltr";
  field.value = url.href;
  field.addEventListener("focus", () => field.select());
  const hint = document.createElement("small");
  hint.textContent = messages.copyHint;
  hint.id = `seal-copy-${id}`;
  field.setAttribute("aria-describedby", hint.id);
  label.append(`${messages.copyLink} `, field);
  const view = part("p", "copy");
  view.append(label, hint);
  return view;
}
