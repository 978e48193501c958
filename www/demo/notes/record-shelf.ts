/** A client's record as the list to choose from shows it. */
export type RecordChoice = { readonly id: string; readonly name: string; readonly detail: string };

/** The records of a practice that notes can be about. */
export type RecordShelf = {
  /** Those that came in last, newest first. */
  newest(): Promise<RecordChoice[]>;
  /** Those with these ids, in any order; what the store does not have or does not open is not among them. */
  find(ids: readonly string[]): Promise<RecordChoice[]>;
};
