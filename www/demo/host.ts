import type { Keyring } from "../src/inbox.ts";
import { rowView } from "./host/row-view.ts";
import { byId, make } from "./shared/dom.ts";
import { size, when } from "./shared/format.ts";
import { newestFirst } from "./shared/newest.ts";
import { recordView } from "./shared/record-view.ts";
import { Session } from "./shared/session.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { hostWords as words } from "./words/host.ts";

startTranslatedPage();

const which = byId("which", HTMLSelectElement);
const session = new Session({ opened: list, closed: clear });
which.addEventListener("change", () => void session.run(show));

async function list(keyring: Keyring): Promise<void> {
  const rows = await newestFirst(keyring);
  byId("empty", HTMLElement).hidden = rows.length > 0;
  which.replaceChildren(
    ...rows.map((row) =>
      make("option", { value: row.id }, words.submission(row.seq, when(row.receivedAt), size(row.size))),
    ),
  );
  if (rows.length > 0) await show(keyring);
}

/** The row first: it is there even when the record does not open. */
async function show(keyring: Keyring): Promise<void> {
  const id = which.value;
  byId("record", HTMLElement).replaceChildren();
  const [row, inspection] = await Promise.all([keyring.row(id), keyring.inspect(id)]);
  // Another one was chosen, or the page was locked, in the meantime.
  if (which.value !== id) return;
  byId("row", HTMLElement).replaceChildren(...rowView(row, inspection));
  byId("compare", HTMLElement).hidden = false;
  const record = await keyring.open(id);
  if (which.value === id) byId("record", HTMLElement).replaceChildren(...recordView(record));
}

function clear(): void {
  which.replaceChildren();
  byId("compare", HTMLElement).hidden = true;
  byId("row", HTMLElement).replaceChildren();
  byId("record", HTMLElement).replaceChildren();
}
