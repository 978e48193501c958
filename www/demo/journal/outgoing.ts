import {
  type FormCard,
  type FormSealer,
  type PinnedCard,
  type SealedRecord,
  SealformError,
} from "../../src/index.ts";
import type { Note } from "../../src/notes.ts";
import type { PinnedCard as CardLink } from "../shared/links.ts";
import { journalWords as words } from "../words/journal.ts";

/** One question and answer of the record that the practice gets. */
export type Line = { name: string; label: string; value: string };

export type Sent = { practice: string; id: string; at: string };

/** What of an entry is sent: its title, day and text as they are now. */
export function linesOf({ content, created }: Note): Line[] {
  return [
    { name: "title", label: words.titleLabel, value: content.title },
    { name: "date", label: words.dateLabel, value: content.date || localDay(new Date(created)) },
    { name: "entry", label: words.entryLabel, value: content.text },
  ];
}

/** `2026-11-23`, by the clock of this device. */
export function localDay(time: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** One entry on its way to the practice. Nothing of it waits on the device to be sent later: it is sent while its writer looks, or not at all. */
export class Outgoing {
  readonly #stop = new AbortController();
  #pinned: PinnedCard | undefined;
  #sealer: FormSealer | undefined;
  /** What was sealed, for a second try: were it sealed anew, the practice could get it twice. */
  #sealed: { record: SealedRecord; of: string } | undefined;

  /** The practice's card, and a worker that can seal for it. */
  async load({ card, integrity }: CardLink): Promise<FormCard> {
    // It comes with the script that seals, which nobody needs who writes for themselves.
    const { createSealer, loadCard } = await import("../../src/index.ts");
    const { signal } = this.#stop;
    const pinned = await loadCard(card, integrity, { signal });
    this.#sealer = await createSealer(pinned, { signal });
    this.#pinned = pinned;
    return pinned.card;
  }

  async send(lines: Line[], consent: Record<string, boolean>): Promise<Sent> {
    const [pinned, sealer, { signal }] = [this.#pinned, this.#sealer, this.#stop];
    if (!pinned || !sealer) throw new SealformError("invalid-argument", "Load the card before sending.");
    const record = await this.#seal(sealer, lines, consent);
    const practice = pinned.card.practice;
    try {
      const { id, receivedAt } = await sealer.submit(record, { signal });
      return { practice, id, at: receivedAt ?? new Date().toISOString() };
    } catch (error) {
      // It forgets the record first, and fails only when it then looks for files, of which this one has none.
      const arrived = await sealer.discardWaiting(record.id).catch(() => undefined);
      if (arrived) return { practice, id: record.id, at: arrived.receivedAt ?? new Date().toISOString() };
      throw error;
    }
  }

  async #seal(sealer: FormSealer, lines: Line[], consent: Record<string, boolean>): Promise<SealedRecord> {
    const of = JSON.stringify([lines, consent]);
    if (this.#sealed?.of === of) return this.#sealed.record;
    const form = { title: words.recordTitle, lang: document.documentElement.lang };
    const record = await sealer.seal({ answers: lines, consent, form }, this.#stop);
    this.#sealed = { record, of };
    return record;
  }

  /** Ends the worker, and what is under way. */
  end(): void {
    this.#stop.abort();
    this.#sealed = undefined;
    this.#sealer?.dispose();
  }
}
