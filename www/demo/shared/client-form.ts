import { byId } from "./dom.ts";
import { type FormName, parseFormLink } from "./links.ts";
import { startPage } from "./page.ts";
import { remembered } from "./remember.ts";

/** The page of a form that clients fill in; its content has the form's name as its id. */
export function startForm(name: FormName): void {
  startPage();
  // A practice writes card and pin into its page; this page serves whichever practice was set up, so they come in the link.
  const pinned = parseFormLink(location.hash) ?? parseFormLink(remembered()?.links[name] ?? "");
  const content = byId(name, HTMLElement);
  const form = document.querySelector("seal-form");
  if (pinned === null || form === null) {
    byId("no-card", HTMLElement).hidden = false;
    // Gone, and not only hidden: nobody should write into a form that cannot be sent.
    content.remove();
    return;
  }
  form.setAttribute("integrity", pinned.integrity);
  form.setAttribute("card", pinned.card);
  form.addEventListener("seal-sent", () => thank(content));
}

/** The form goes, with all that was typed into it, and the receipt takes its place. */
function thank(content: HTMLElement): void {
  byId("receipt", HTMLElement).append(...content.querySelectorAll("[data-seal=receipt]"));
  content.remove();
  byId("thanks", HTMLElement).hidden = false;
  byId("thanks-heading", HTMLElement).focus();
}
