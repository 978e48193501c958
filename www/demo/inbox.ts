import type { Keyring } from "../src/inbox.ts";
import { Desk } from "./inbox/desk.ts";
import { exportButton } from "./inbox/export-button.ts";
import { byId, make } from "./shared/dom.ts";
import { newestFirst } from "./shared/newest.ts";
import { Session } from "./shared/session.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { inboxWords as words } from "./words/inbox.ts";

startTranslatedPage();

const refresh = byId("refresh", HTMLButtonElement);
refresh.textContent = words.refresh;
byId("lock", HTMLButtonElement).textContent = words.lock;
const practice = byId("practice", HTMLElement);
const empty = byId("empty", HTMLElement);
empty.append(
  make("h2", {}, words.emptyHeading),
  make("p", {}, words.empty),
  make("p", {}, make("a", { href: "/intake" }, words.emptyTry)),
);
const desk = new Desk();
byId("unlocked", HTMLElement).append(desk.element);
const exporting = exportButton();
const session = new Session({
  opened: show,
  closed: () => {
    exporting.close();
    desk.clear();
    practice.textContent = "";
  },
});
refresh.addEventListener("click", () => void session.run(show));

async function show(keyring: Keyring): Promise<void> {
  practice.textContent = keyring.practice;
  const rows = await newestFirst(keyring);
  // Locked while the list was on its way.
  if (!session.isOpen(keyring)) return;
  empty.hidden = rows.length > 0;
  desk.element.hidden = rows.length === 0;
  exporting.offer(keyring, rows, () => desk.shown);
  await desk.show(keyring, rows);
}
