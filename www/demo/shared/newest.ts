import type { Keyring, SubmissionRow } from "../../src/inbox.ts";

/** Every row that the store has, newest first. The store lists from the oldest on, a page at a time. */
export async function newestFirst(keyring: Keyring): Promise<SubmissionRow[]> {
  const rows: SubmissionRow[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<Keyring["list"]>> = await keyring.list({ after, limit: 500 });
    rows.push(...page.submissions);
    after = page.next;
  }
  return rows.reverse();
}
