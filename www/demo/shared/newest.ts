import { type Keyring, SealformError, type SubmissionRow } from "../../src/inbox.ts";

/**
 * Every row that the store has, newest first. The store lists from the oldest on, a page at a time; a list that does
 * not advance is malformed.
 */
export async function newestFirst(keyring: Keyring): Promise<SubmissionRow[]> {
  const rows: SubmissionRow[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<Keyring["list"]>> = await keyring.list({ after, limit: 500 });
    // A host that sends the reader round in circles would never be done.
    if (page.next !== null && page.next <= after) {
      throw new SealformError("malformed", `The list after ${after} goes on after ${page.next}.`);
    }
    rows.push(...page.submissions);
    after = page.next;
  }
  return rows.reverse();
}
