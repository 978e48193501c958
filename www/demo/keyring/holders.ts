import type { Keyring, KeyringHolder } from "../../src/inbox.ts";
import { make, say } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { sentence } from "../shared/problem.ts";
import { keyringWords as words } from "../words/keyring.ts";

const DRILL_MONTHS = 3;

/** Tells the page that the keyring was changed, in a sentence for the practice. */
export type Changed = (sentence: string) => Promise<void>;

/** What unlocks the keyring, since when, and a button at each passkey that removes it. */
export function holderList(keyring: Keyring, holders: KeyringHolder[], changed: Changed): HTMLElement {
  const problem = make("p", { class: "notice problem", role: "alert", hidden: "" });
  const remover = (label: string, index: number): HTMLElement => {
    const button = make("button", { type: "button", class: "quiet" }, words.remove);
    button.setAttribute("aria-label", words.removeNamed(label));
    button.addEventListener("click", async () => {
      button.disabled = true;
      say(problem, "");
      try {
        await keyring.removeHolder(index);
        await changed(words.removed(label));
      } catch (error) {
        say(problem, sentence(error));
        button.disabled = false;
        button.focus();
      }
    });
    return button;
  };
  const items = holders.map((holder, index) => {
    const name =
      holder.type === "passkey" ? `${words.types.passkey}: ${holder.label}` : words.types[holder.type];
    const since = make("time", { datetime: holder.created }, when(holder.created));
    const text = make("span", {}, make("strong", {}, name), ` ${words.since} `, since);
    return make("li", {}, text, ...(holder.type === "passkey" ? [remover(holder.label ?? "", index)] : []));
  });
  const heading = make("h2", { id: "ways" }, words.ways);
  const list = make("ul", { class: "holders", "aria-labelledby": "ways" }, ...items);
  return make("section", {}, heading, make("p", { class: "quiet-text" }, words.waysHint), list, problem);
}

/** When the recovery code was last known to be right: typed back, or tried. */
const lastKnown = (created: string, drilled: string | null): string =>
  drilled !== null && drilled > created ? drilled : created;

export const lastDrill = (created: string, drilled: string | null): string =>
  when(lastKnown(created, drilled));

export function isDrillDue(created: string, drilled: string | null): boolean {
  const due = new Date(lastKnown(created, drilled));
  due.setMonth(due.getMonth() + DRILL_MONTHS);
  return due.valueOf() <= Date.now();
}
