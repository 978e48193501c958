import { byId } from "./shared/dom.ts";
import { inboxLink } from "./shared/links.ts";
import { remembered } from "./shared/remember.ts";
import { startTranslatedPage } from "./shared/translated-page.ts";
import { pageWords as words } from "./words/page.ts";

startTranslatedPage();

const known = remembered();
if (known !== null) {
  byId("start", HTMLElement).textContent = words.isSetUp;
  byId("to-intake", HTMLAnchorElement).href = known.links.intake;
  if (known.links.journal !== "") byId("to-journal", HTMLAnchorElement).href = known.links.journal;
  byId("to-inbox", HTMLAnchorElement).href = inboxLink(known.keyring);
}
