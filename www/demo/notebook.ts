import type { Keyring } from "../src/notes.ts";
import { Notebooks } from "./notebook/notebooks.ts";
import { byId } from "./shared/dom.ts";
import { keepForOffline } from "./shared/offline.ts";
import { Session } from "./shared/session.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";

startTranslatedPage();
void keepForOffline();

const practice = byId("practice", HTMLElement);
const notebooks = new Notebooks(byId("notebooks", HTMLElement));
const session = new Session({
  opened: show,
  leaving: () => notebooks.lock(),
  closed: () => {
    notebooks.clear();
    practice.textContent = "";
  },
});

async function show(keyring: Keyring): Promise<void> {
  practice.textContent = keyring.practice;
  await notebooks.show(keyring, () => session.isOpen(keyring));
}
