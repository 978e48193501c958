import { SealformError } from "../errors.ts";
import type { Asked } from "../worker/opener-protocol.ts";
import type { Store, StoredRowWithPayload } from "../worker/store.ts";

/** A submission as the store sent it, or why it did not. */
export type Fetched = { id: string; found: StoredRowWithPayload | SealformError };

const MAX_PAGE = 500;
/** How many others may lie between those that are asked for, for each of them, before they are fetched one by one. */
const MAX_BETWEEN = 2;

/** In the order in which they are asked for. Neighbours in the store's list are fetched together. */
export async function fetchAll(store: Store, asked: Asked[]): Promise<Fetched[]> {
  const known = await fetchNeighbours(store, asked);
  return Promise.all(
    asked.map(async ({ id }) => ({ id, found: known.get(id) ?? (await store.row(id).catch(asError)) })),
  );
}

async function fetchNeighbours(store: Store, asked: Asked[]): Promise<Map<string, StoredRowWithPayload>> {
  const found = new Map<string, StoredRowWithPayload>();
  const places = asked
    .flatMap(({ seq }) => (seq === undefined ? [] : [seq]))
    .sort((one, other) => one - other);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (places.length < 2 || last - first >= places.length * (MAX_BETWEEN + 1)) return found;
  const wanted = new Set(asked.map(({ id }) => id));
  try {
    for (let after: number | null = first - 1; after !== null && after < last; ) {
      const limit = Math.min(last - after, MAX_PAGE);
      const page: Awaited<ReturnType<Store["listPayloads"]>> = await store.listPayloads(after, limit);
      for (const { payload, ...row } of page.submissions) {
        if (payload !== undefined && wanted.has(row.id)) found.set(row.id, { ...row, payload });
      }
      // A page that does not go on would be asked for for ever.
      after = page.next !== null && page.next > after ? page.next : null;
    }
  } catch {
    // Those that are missing are asked for by themselves, and each says then why it does not come.
  }
  return found;
}

const asError = (thrown: unknown): SealformError => SealformError.from(thrown);
