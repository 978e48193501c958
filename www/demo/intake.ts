import { byId } from "./shared/dom.ts";
import { parseIntakeLink } from "./shared/links.ts";
import { startPage } from "./shared/page.ts";
import { remembered } from "./shared/remember.ts";

startPage();

// A practice writes card and pin into its page; this page serves whichever practice was set up, so they come in the link.
const pinned = parseIntakeLink(location.hash) ?? parseIntakeLink(remembered()?.intake.split("#")[1] ?? "");
const intake = byId("intake", HTMLElement);
const form = document.querySelector("seal-form");

if (pinned === null || form === null) {
  byId("no-card", HTMLElement).hidden = false;
  // Gone, and not only hidden: nobody should write into a form that cannot be sent.
  intake.remove();
} else {
  form.setAttribute("integrity", pinned.integrity);
  form.setAttribute("card", pinned.card);
  form.addEventListener("seal-sent", () => thank());
}

/** The form goes, with all that was typed into it, and the receipt takes its place. */
function thank(): void {
  byId("receipt", HTMLElement).append(...intake.querySelectorAll("[data-seal=receipt]"));
  intake.remove();
  byId("thanks", HTMLElement).hidden = false;
  byId("thanks-heading", HTMLElement).focus();
}
