import { type ErrorCode, SealformError } from "../errors.ts";
import type { OpenedRecord } from "../worker/practice-protocol.ts";

/**
 * One submission that is to be exported: a record that was opened, or what `openAll` gives for it. One that did not open
 * is no record of the export; it is listed there by its id and the code of its error.
 */
export type Exportable =
  | OpenedRecord
  | { readonly record: OpenedRecord }
  | { readonly row: { readonly id: string; readonly receivedAt: string }; readonly problem: unknown };

/** Where an export takes its submissions from, each once and in the order in which they come. */
export type ExportSource = Iterable<Exportable> | AsyncIterable<Exportable>;

/** A submission that did not open. */
export type UnopenedRecord = {
  readonly id: string;
  /** When the store received it, RFC 3339. */
  readonly receivedAt: string;
  readonly code: ErrorCode;
};

/** Takes the opened records out of a source, and keeps account of what came. */
export class Tally {
  exported = 0;
  readonly failed: UnopenedRecord[] = [];

  async *records(source: ExportSource, onItem?: () => void): AsyncGenerator<OpenedRecord, void, undefined> {
    for await (const item of source) {
      if ("problem" in item) {
        const { id, receivedAt } = item.row;
        // The code alone: a message could quote what somebody else's code put into it.
        this.failed.push({ id, receivedAt, code: SealformError.from(item.problem).code });
        onItem?.();
      } else {
        this.exported += 1;
        onItem?.();
        yield "record" in item ? item.record : item;
      }
    }
  }
}
