import { cardPin } from "../card.ts";
import { SealformError } from "../errors.ts";
import type { HeldKeyring } from "../worker/held-keyring.ts";
import { cardsOf } from "../worker/practice-entries.ts";
import { parseScores, type ScoreDefinition } from "./definition.ts";

/** The scores of a practice's cards that are in force; where two define the same, the one that was published last counts. */
export async function scoresOfCards(keyring: HeldKeyring): Promise<ScoreDefinition[]> {
  const inForce = cardsOf(keyring.entries).filter(({ withdrawn }) => withdrawn === undefined);
  const read = async ({ address, integrity }: (typeof inForce)[number]): Promise<ScoreDefinition[]> => {
    try {
      const card = await keyring.store.card(address);
      // The host could move a cut-off in it.
      return (await cardPin(card)) === integrity ? parseScores(card) : [];
    } catch (thrown) {
      if (thrown instanceof SealformError) return [];
      throw thrown;
    }
  };
  const scores = (await Promise.all(inForce.map(read))).flat();
  return [...new Map(scores.map((score) => [score.id, score])).values()];
}
