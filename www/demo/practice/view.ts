import type { Keyring, PublishedCard } from "../../src/inbox.ts";
import { byId, make, say } from "../shared/dom.ts";
import { formLink } from "../shared/links.ts";
import { remember, remembered } from "../shared/remember.ts";
import { cardsPart, pageOf, pinnedAs } from "./cards.ts";
import { colleaguesPart } from "./colleagues.ts";
import { ownKey } from "./own-key.ts";
import { ResealingPart } from "./resealing.ts";

/** Whom the practice's forms are sealed to: its own key, its cards, its colleagues, and what is there already. */
export class PracticeView {
  readonly #root = byId("parts", HTMLElement);
  readonly #done = byId("done", HTMLElement);
  #shown: { keyring: Keyring; resealing: ResealingPart; changing: HTMLElement } | null = null;

  async show(keyring: Keyring): Promise<void> {
    this.clear();
    byId("practice", HTMLElement).textContent = keyring.practice;
    const shown = { keyring, resealing: new ResealingPart(keyring), changing: make("div", {}) };
    this.#shown = shown;
    await this.#fill(keyring);
    if (this.#shown === shown) this.#root.replaceChildren(shown.changing, shown.resealing.element);
  }

  clear(): void {
    this.#shown?.resealing.stop();
    this.#shown = null;
    this.#root.replaceChildren();
    say(this.#done, "");
  }

  /** Fills the page anew after each change: what it says has to be true. */
  async #fill(keyring: Keyring): Promise<void> {
    const [identities, colleagues, cards] = await Promise.all([
      keyring.identities(),
      keyring.colleagues(),
      keyring.cards(),
    ]);
    const changed = async (done: string, problem = ""): Promise<void> => {
      await this.#fill(keyring);
      if (keyring !== this.#shown?.keyring) return;
      say(this.#done, done);
      say(byId("problem", HTMLElement), problem);
      // The button that was pressed is gone.
      byId("heading", HTMLElement).focus();
    };
    const parts = [
      ownKey(keyring, identities, changed),
      colleaguesPart(keyring, colleagues, identities.at(-1)?.words ?? [], changed),
      await cardsPart(keyring, cards, { identities, colleagues }, changed),
    ];
    await this.#shown?.resealing.refresh();
    // Locked meanwhile.
    if (keyring !== this.#shown?.keyring) return;
    this.#shown.changing.replaceChildren(...parts);
    rememberNewest(keyring, cards);
  }
}

/** The demo's own links lead to the forms with the newest lines. */
function rememberNewest(keyring: Keyring, cards: PublishedCard[]): void {
  const known = remembered();
  if (known?.keyring !== keyring.id) return;
  const links = { ...known.links };
  for (const card of cards) {
    const isInForce = card.isNewest && !card.withdrawn;
    const page = pageOf(card);
    if (isInForce && card.form === page) links[page] = formLink(page, pinnedAs(card));
  }
  remember({ keyring: keyring.id, links });
}
