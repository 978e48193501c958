import type { AttachedFile } from "../manifest.ts";
import { scoresOfCards } from "../scores/of-cards.ts";
import { parse } from "../shape.ts";
import type { HeldKeyring } from "../worker/held-keyring.ts";
import type { Handlers } from "../worker/host.ts";
import { forgetKeyring } from "../worker/kept-keyring.ts";
import { learned, type OpenerKeys, type Result } from "../worker/opener-protocol.ts";
import { cardsOf } from "../worker/practice-entries.ts";
import type { Store } from "../worker/store.ts";
import type { Archive } from "./archive.ts";
import { forget } from "./device.ts";
import { type Examined, findings, type Known } from "./findings.ts";
import type { openingCalls } from "./protocol.ts";
import type { ReadMarks } from "./read-marks.ts";
import { cacheSecret } from "./secret.ts";

type Held = {
  keyring: HeldKeyring;
  store: Store;
  /** The store's address. */
  base: string;
  attached: Map<string, AttachedFile[]>;
  archive: Archive;
  marks: ReadMarks;
};

/** What the practice's worker does about many records. `held` gives the open keyring, or throws. */
export function openingHandlers(held: () => Held): Handlers<typeof openingCalls> {
  return {
    lend({ port }) {
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        const { number, results } = parse(learned, data, "internal", "What the opener learned");
        for (const result of results) take(held(), result);
        port.postMessage({ number, taken: true });
      };
      port.postMessage(keysOf(held()));
    },

    search: ({ text, limit }) => held().archive.search(text, limit),

    markRead: (ids) => held().marks.add(ids),

    async unread(ids) {
      const read = await held().marks.read();
      return ids.filter((id) => !read.has(id));
    },

    async findings(ids) {
      const { examined } = held().archive;
      const rows = [...new Set(ids)].flatMap((id) => examined.get(id) ?? []);
      return findings(rows, await knownOf(held(), rows));
    },

    scores: () => scoresOfCards(held().keyring),

    async forgetDevice() {
      const { keyring, marks } = held();
      marks.forget();
      await Promise.all([forget(keyring.id), forgetKeyring(keyring.id)]);
    },
  };
}

/** A message copies them; these here stay. */
function keysOf({ base, keyring: { id, identities, entries, token } }: Held): OpenerKeys {
  const cache = cacheSecret(entries) ?? null;
  return { keyring: id, store: base, token, identities: identities.map(({ identity }) => identity), cache };
}

function take({ archive, attached }: Held, result: Result): void {
  archive.examine(result);
  if ("attached" in result) attached.set(result.id, result.attached);
}

async function knownOf({ keyring, store }: Held, rows: readonly Examined[]): Promise<Known> {
  // Also those that were withdrawn. Without any, the cards are kept elsewhere, or of an older release: then no card is unknown.
  const pins = cardsOf(keyring.entries).map(({ integrity }) => integrity);
  const hasFiles = rows.some(({ files }) => files && files.length > 0);
  return {
    cards: pins.length > 0 ? new Set(pins) : undefined,
    files: hasFiles ? await store.files() : undefined,
  };
}
