import { byId } from "./shared/dom.ts";
import { inboxLink } from "./shared/links.ts";
import { startPage } from "./shared/page.ts";
import { remembered } from "./shared/remember.ts";

startPage();

const known = remembered();
if (known !== null) {
  byId("start", HTMLElement).textContent =
    "This device knows the practice that was set up. Go on with step 2: fill in the intake form.";
  byId("to-intake", HTMLAnchorElement).href = known.links.intake;
  byId("to-inbox", HTMLAnchorElement).href = inboxLink(known.keyring);
}
