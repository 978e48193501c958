import type { Colleague, Keyring, PracticeIdentity, PublishedCard } from "../../src/inbox.ts";
import { embedLines } from "../setup/embed.ts";
import { actionForm } from "../shared/action.ts";
import { make } from "../shared/dom.ts";
import { when } from "../shared/format.ts";
import { type FormName, formLink, type PinnedCard } from "../shared/links.ts";
import { practiceWords as words } from "../words/practice.ts";
import { type Changed, copyable, panel, part, said } from "./parts.ts";

type Readers = { identities: PracticeIdentity[]; colleagues: Colleague[] };

export const pinnedAs = ({ address, integrity }: PublishedCard): PinnedCard => ({
  card: `/v1/cards/${address}`,
  integrity,
});

/** A form that has no page in the demo is opened on that of the intake form. */
export const pageOf = ({ form }: PublishedCard): FormName =>
  form === "check-in" || form === "journal" ? form : "intake";

/** The form cards: the lines of the newest ones, and what still works with older lines. */
export async function cardsPart(
  keyring: Keyring,
  cards: PublishedCard[],
  readers: Readers,
  changed: Changed,
): Promise<HTMLElement> {
  const inForce = cards.filter(({ withdrawn }) => !withdrawn);
  const isBehind = inForce.some(({ isNewest, isCurrent }) => isNewest && !isCurrent);
  const newest = inForce.filter(({ isNewest }) => isNewest);
  const older = inForce.filter(({ isNewest }) => !isNewest);
  return part(
    "cards",
    words.cards,
    ...(isBehind ? [behind(keyring, changed)] : []),
    ...(newest.length === 0 ? [said(words.noCards)] : []),
    ...(await Promise.all(newest.map((card) => newestCard(card, readers)))),
    ...(older.length === 0 ? [] : [make("h3", {}, words.olderCards), said(words.olderWhy)]),
    ...older.map((card) => olderCard(keyring, card, readers, changed)),
  );
}

function behind(keyring: Keyring, changed: Changed): HTMLElement {
  const form = actionForm({
    fields: [],
    button: words.republish,
    working: words.republishing,
    run: async () => {
      await keyring.republishCards();
      await changed(words.republished);
      return "";
    },
  });
  return make("div", { class: "notice warning" }, said(words.behind), form);
}

async function newestCard(card: PublishedCard, readers: Readers): Promise<HTMLElement> {
  const lines = await embedLines(pinnedAs(card));
  return make(
    "article",
    { class: "card form-card" },
    ...about(card, readers),
    panel(words.linesFor(card.form), said(words.linesWhy), copyable(lines, words.linesFor(card.form))),
    make("p", {}, make("a", { href: formLink(pageOf(card), pinnedAs(card)) }, words.openForm(card.form))),
  );
}

function olderCard(keyring: Keyring, card: PublishedCard, readers: Readers, changed: Changed): HTMLElement {
  const form = actionForm({
    fields: [],
    button: words.withdraw,
    working: words.withdrawing,
    run: async () => {
      await keyring.withdrawCard(card.address);
      await changed(words.withdrawn(card.address));
      return "";
    },
  });
  const withdrawal = panel(words.withdrawNamed(card.address), said(words.withdrawWhy), form);
  return make("article", { class: "card form-card" }, ...about(card, readers), withdrawal);
}

function about(card: PublishedCard, readers: Readers): HTMLElement[] {
  const rows: [string, Node | string][] = [
    [words.address, make("code", {}, card.address)],
    [words.published, make("time", { datetime: card.published }, when(card.published))],
    [words.sealsTo, card.sealsTo.map((fingerprint) => nameOf(fingerprint, readers)).join(", ")],
  ];
  return [
    make("h3", {}, words.form(card.form)),
    make(
      "dl",
      { class: "facts" },
      ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]),
    ),
  ];
}

function nameOf(fingerprint: string, { identities, colleagues }: Readers): string {
  if (identities.at(-1)?.fingerprint === fingerprint) return words.currentKey;
  if (identities.some((identity) => identity.fingerprint === fingerprint)) return words.earlierKey;
  const colleague = colleagues.find((found) => found.fingerprint === fingerprint);
  return colleague?.label ?? words.formerColleague(fingerprint);
}
