// The shape of a vector that must be refused.

import { Kind } from "../format.ts";
import { b64, type OpensWith } from "../vectors.ts";
import { by } from "./known.ts";

/**
 * What sees that something is wrong: a step of FORMAT.md's "Order of checks", or what is read before or beside an
 * envelope. What `core` and `sizes` refuse is refused without a key too.
 */
export type Layer =
  | "core"
  | "sizes"
  | "slot"
  | "commitment"
  | "expected"
  | "boxes"
  | "text"
  | "key"
  | "card"
  | "disclosure";
export type Refusal = { name: string; make: () => Promise<object> };
type Awaitable<T> = T | Promise<T>;

/** `error` is the code that a reader must give, and `why` says in one sentence what is wrong. */
export const refusal = (
  name: string,
  layer: Layer,
  error: string,
  why: string,
  subject: () => Awaitable<object>,
): Refusal => ({ name, make: async () => ({ layer, why, error, ...(await subject()) }) });

/** An envelope with what the reader expects of it, and what it is opened with: the secret, if nothing else is said. */
export const envelope = (
  name: string,
  layer: Layer,
  error: string,
  why: string,
  make: () => Awaitable<Uint8Array>,
  opens: { kind?: number; context?: Record<string, string>; by?: OpensWith } = {},
): Refusal =>
  refusal(name, layer, error, why, async () => ({
    kind: opens.kind ?? Kind.record,
    context: opens.context ?? {},
    envelope: b64(await make()),
    ...(opens.by ?? by.secret),
  }));
