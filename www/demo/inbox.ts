import type { Keyring } from "../src/inbox.ts";
import { exportButton } from "./inbox/export-button.ts";
import { InboxList } from "./inbox/list.ts";
import { byId } from "./shared/dom.ts";
import { count } from "./shared/format.ts";
import { newestFirst } from "./shared/newest.ts";
import { startPage } from "./shared/page.ts";
import { Session } from "./shared/session.ts";

startPage();

const list = new InboxList();
const exporting = exportButton();
const session = new Session({
  opened: refresh,
  closed: () => {
    exporting.close();
    list.clear();
  },
});
byId("refresh", HTMLButtonElement).addEventListener("click", () => void session.run(refresh));

async function refresh(keyring: Keyring): Promise<void> {
  byId("practice", HTMLElement).textContent = keyring.practice;
  const rows = await newestFirst(keyring);
  byId("count", HTMLElement).textContent =
    rows.length === 1 ? "1 submission" : `${count(rows.length)} submissions`;
  byId("empty", HTMLElement).hidden = rows.length > 0;
  byId("desk", HTMLElement).hidden = rows.length === 0;
  exporting.offer(keyring, rows);
  await list.show(keyring, rows);
}
