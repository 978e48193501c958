/** How many submissions there are at each step of an export. */
export type Counts = {
  /** Rows that the store listed, of those that were to be exported. */
  readonly listed: number;
  readonly opened: number;
  /** Rows that did not open. */
  readonly failed: number;
  /** Records in the export. */
  readonly exported: number;
  /** Records that were left out because they came a second time. None, without it. */
  readonly duplicates?: number;
};

/**
 * What the counts say together.
 * `complete`: every row that was listed is in the export. `incomplete`: every row is accounted for, and some did not open.
 * `unaccounted`: the counts do not fit together, and something was lost or came twice on the way.
 */
export type Reconciliation = Required<Counts> & {
  readonly state: "complete" | "incomplete" | "unaccounted";
  /** Listed, and neither opened nor failed. Below zero, more came than were listed. */
  readonly lost: number;
  /** Opened, no duplicate, and not in the export. Below zero, more are in it than were opened. */
  readonly leftOut: number;
};

/** Holds the counts of an export against the store's list. */
export function reconcile({ listed, opened, failed, exported, duplicates = 0 }: Counts): Reconciliation {
  const lost = listed - opened - failed;
  const leftOut = opened - exported - duplicates;
  // The store has each id once: what came twice came twice on the way.
  const accounted = lost === 0 && leftOut === 0 && duplicates === 0;
  const state = !accounted ? "unaccounted" : failed === 0 ? "complete" : "incomplete";
  return { state, lost, leftOut, listed, opened, failed, exported, duplicates };
}
